import type { HashedLine } from './lineHash.ts';

/** As many identical lines in a row, blank ones left out, are no accident. */
export const fewestPasted = 12;
/** Of those, as many must be different and say something: brackets and end tags are alike everywhere. */
const fewestTelling = 6;
/** Lines of prototypes that are kept for comparison; what comes after is not compared. */
const mostLines = 500_000;
/** Variants are much alike: a few places of the same lines are as good as all. */
const mostTries = 4;

/** A run of lines that stands in a prototype too. Lines from 1. */
export interface PastedRun {
  readonly line: number;
  /** The last line of the run. */
  readonly end: number;
  readonly lines: number;
  /** As given to `add`. */
  readonly file: string;
  readonly fileLine: number;
}

/** The lines of all prototypes, and runs of them found elsewhere. Linear in what is added and asked. */
export class PastedLines {
  readonly #hashes: number[] = [];
  readonly #lines: number[] = [];
  /** For each line, its file's number. */
  readonly #owners: number[] = [];
  readonly #files: string[] = [];
  /** Where a window of lines begins, by a hash of them all: the place that was added last. */
  readonly #windows = new Map<number, number>();
  /** For each place, the one before it with the same hash. */
  readonly #earlier: (number | undefined)[] = [];
  /** One bit for a hash: whether a prototype may have the line. */
  #filter = new Uint32Array(1 << 11);
  #shortestRun = Infinity;
  #longestLine = 0;
  #isFull = false;

  /** Whether there is nothing to compare with. */
  get isEmpty(): boolean {
    return this.#shortestRun === Infinity;
  }

  /** Whether prototypes hold more lines than are compared. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Bits by the lowest bits of a line's hash; the number of bits is a power of two. */
  get filter(): Uint32Array {
    return this.#filter;
  }

  /** No run that `find` returns takes fewer bytes, from its first line's beginning to its last line's end. */
  get shortestRun(): number {
    return this.#shortestRun;
  }

  /** Of what was added, in bytes without white space. */
  get longestLine(): number {
    return this.#longestLine;
  }

  add(file: string, lines: readonly HashedLine[]): void {
    if (lines.length < fewestPasted) return;
    if (this.#hashes.length + lines.length > mostLines) {
      this.#isFull = true;
      return;
    }
    const first = this.#hashes.length;
    const owner = this.#files.push(file) - 1;
    for (const { hash, line, size } of lines) {
      this.#hashes.push(hash);
      this.#lines.push(line);
      this.#owners.push(owner);
      setBit(this.#filter, hash);
      this.#longestLine = Math.max(this.#longestLine, size);
    }
    for (let index = 0; index + fewestPasted <= lines.length; index += 1) {
      const key = windowKey(lines, index);
      this.#earlier[first + index] = this.#windows.get(key);
      this.#windows.set(key, first + index);
    }
    this.#growFilter();
    this.#shortestRun = Math.min(this.#shortestRun, shortestOf(lines));
  }

  /** Runs of at least {@link fewestPasted} lines that a prototype has too; they do not overlap. */
  find(lines: readonly HashedLine[]): PastedRun[] {
    const runs: PastedRun[] = [];
    for (let index = 0; index + fewestPasted <= lines.length; index += 1) {
      const best = this.#longest(lines, index);
      if (!best) continue;
      const run = lines.slice(index, index + best.length);
      if (tellingOf(run) >= fewestTelling) runs.push(this.#describe(run, best.place));
      index += best.length - 1;
    }
    return runs;
  }

  #longest(lines: readonly HashedLine[], index: number): { place: number; length: number } | undefined {
    let best: { place: number; length: number } | undefined;
    let place = this.#windows.get(windowKey(lines, index));
    for (let tries = 0; place !== undefined && tries < mostTries; tries += 1) {
      const length = this.#agreeing(lines, index, place);
      if (length >= fewestPasted && length > (best?.length ?? 0)) best = { place, length };
      place = this.#earlier[place];
    }
    return best;
  }

  #agreeing(lines: readonly HashedLine[], index: number, place: number): number {
    let length = 0;
    while (
      index + length < lines.length &&
      this.#owners[place + length] === this.#owners[place] &&
      this.#hashes[place + length] === lines[index + length]?.hash
    )
      length += 1;
    return length;
  }

  #describe(run: readonly HashedLine[], place: number): PastedRun {
    return {
      line: run[0]?.line ?? 1,
      end: run.at(-1)?.line ?? 1,
      lines: run.length,
      file: this.#files[this.#owners[place] ?? 0] ?? '',
      fileLine: this.#lines[place] ?? 1,
    };
  }

  /** At least sixteen bits a line, so that few lines are taken for known ones. */
  #growFilter(): void {
    if (this.#filter.length * 32 >= this.#hashes.length * 16) return;
    let size = this.#filter.length;
    while (size * 32 < this.#hashes.length * 32) size *= 2;
    this.#filter = new Uint32Array(size);
    for (const hash of this.#hashes) setBit(this.#filter, hash);
  }
}

/** The fewest bytes of neighbouring lines that are enough, and tell enough, to be a run. Linear: the window only moves on. */
function shortestOf(lines: readonly HashedLine[]): number {
  const told = new Map<number, number>();
  let [shortest, bytes, from] = [Infinity, 0, 0];
  for (const [index, line] of lines.entries()) {
    // With the end of the line.
    bytes += line.size + 1;
    if (line.telling) told.set(line.hash, (told.get(line.hash) ?? 0) + 1);
    for (; index - from + 1 >= fewestPasted && told.size >= fewestTelling; from += 1) {
      shortest = Math.min(shortest, bytes - 1);
      const first = lines[from];
      if (!first) break;
      bytes -= first.size + 1;
      const times = first.telling ? (told.get(first.hash) ?? 0) : 0;
      if (times > 1) told.set(first.hash, times - 1);
      else if (times === 1) told.delete(first.hash);
    }
  }
  return shortest;
}

function setBit(filter: Uint32Array, hash: number): void {
  const bit = hash & (filter.length * 32 - 1);
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function windowKey(lines: readonly HashedLine[], from: number): number {
  let key = 0;
  for (let index = from; index < from + fewestPasted; index += 1)
    key = (Math.imul(key, 0x2545f491) ^ (lines[index]?.hash ?? 0)) | 0;
  return key;
}

function tellingOf(run: readonly HashedLine[]): number {
  return new Set(run.filter(({ telling }) => telling).map(({ hash }) => hash)).size;
}
