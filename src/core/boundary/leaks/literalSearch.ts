/** A literal to look for: for each of its bytes, those that count as the same. */
export type Literal = readonly (readonly number[])[];

const anyByte: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);
const beyondAscii = anyByte.slice(0x80);

/** A text as it is, without what lies beyond ASCII. */
export function exactly(text: string): Literal {
  return Array.from(text, (letter) => [letter.charCodeAt(0)]);
}

/** A name in UTF-8 in any case; beyond ASCII all bytes count as the same, as case is spelt in several there. */
export function inAnyCase(name: Uint8Array): Literal {
  return Array.from(name, (byte) => {
    if (byte >= 0x80) return beyondAscii;
    const lower = byte | 0x20;
    return lower >= 0x61 && lower <= 0x7a ? [lower, lower & ~0x20] : [byte];
  });
}

/** The offset behind a literal that stands at `at`, or -1. */
export function endOf(literal: Literal, bytes: Uint8Array, at: number): number {
  for (let index = 0; index < literal.length; index += 1)
    if (literal[index]?.includes(bytes[at + index] ?? -1) !== true) return -1;
  return at + literal.length;
}

/** Two bytes are looked at together. */
const block = 2;

/**
 * Looks for several literals at once without looking at most bytes: the last two of a window as wide as the shortest literal
 * tell how far the next place is where one could end. Method of Wu and Manber, "A fast algorithm for multi-pattern
 * searching", University of Arizona TR-94-17, 1994.
 */
export class LiteralSearch {
  readonly #width: number;
  /** For each two bytes, how far the window may move; 0 where a literal may stand in it. */
  readonly #shifts: Uint8Array;
  /** For each byte of the window, one bit for each literal that may have it there. More than 32 share the bits. */
  readonly #masks: Int32Array;

  constructor(literals: readonly Literal[]) {
    const width = Math.min(255, Math.max(block, Math.min(...literals.map(({ length }) => length))));
    this.#width = width;
    this.#shifts = new Uint8Array(1 << 16).fill(width - block + 1);
    this.#masks = new Int32Array(256 * width);
    for (const [index, literal] of literals.entries())
      this.#add(
        Array.from({ length: width }, (_, place) => literal[place] ?? anyByte),
        1 << (index & 31),
      );
  }

  /** The offset of the next place where a literal may stand, from `from` on; -1 when there is none. */
  next(bytes: Uint8Array, from: number): number {
    const [shifts, width, size] = [this.#shifts, this.#width, bytes.length];
    const farthest = width - block + 1;
    for (let last = from + width - 1; last < size;) {
      let shift = shifts[((bytes[last - 1] ?? 0) << 8) | (bytes[last] ?? 0)] ?? 1;
      // Nearly always so, and a loop of its own for that is a third faster.
      while (shift === farthest && last + farthest < size) {
        last += farthest;
        shift = shifts[((bytes[last - 1] ?? 0) << 8) | (bytes[last] ?? 0)] ?? 1;
      }
      if (shift > 0) last += shift;
      else {
        const at = last - width + 1;
        if (this.#mayStand(bytes, at)) return at;
        last += 1;
      }
    }
    return -1;
  }

  #mayStand(bytes: Uint8Array, at: number): boolean {
    let mask = -1;
    for (let place = 0; place < this.#width && mask !== 0; place += 1)
      mask &= this.#masks[place * 256 + (bytes[at + place] ?? 0)] ?? 0;
    return mask !== 0;
  }

  #add(window: Literal, bit: number): void {
    for (const [place, second] of window.entries()) {
      for (const byte of second)
        this.#masks[place * 256 + byte] = (this.#masks[place * 256 + byte] ?? 0) | bit;
      const shift = this.#width - 1 - place;
      for (const byte of window[place - 1] ?? [])
        for (const next of second) {
          const pair = (byte << 8) | next;
          this.#shifts[pair] = Math.min(this.#shifts[pair] ?? 0, shift);
        }
    }
  }
}
