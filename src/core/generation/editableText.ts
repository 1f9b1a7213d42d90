import { occurrences } from './occurrences.ts';
import { indentOf, reindent } from './reindent.ts';
import { isFilled, splitLines } from './textLines.ts';

/** What does not count when lines are compared, from strict to tolerant. */
const comparisons: readonly ((line: string) => string)[] = [
  (line) => line,
  (line) => line.trimEnd(),
  (line) => line.trim(),
  (line) => sameCharacters(line).trim(),
];

/** A file's text while edits are made in it. */
export class EditableText {
  private lines: string[];
  private readonly lineEnd: string;
  private readonly isEnded: boolean;
  /** The lines as each comparison sees them, once it was needed. */
  private readonly seen: (string[] | undefined)[] = [];

  constructor(text: string) {
    this.lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
    this.lines = splitLines(text.replaceAll('\r\n', '\n'));
    this.isEnded = text.endsWith('\n');
  }

  toString(): string {
    const end = this.isEnded && this.lines.length > 0 ? this.lineEnd : '';
    return this.lines.join(this.lineEnd) + end;
  }

  /** Makes one edit; says why if it could not be made. */
  replace(search: string, replacement: string): 'not-found' | 'not-unique' | undefined {
    const wanted = splitLines(search);
    if (!wanted.some(isFilled)) return 'not-unique';
    for (const level of comparisons.keys()) {
      const [lines, put] =
        level === 0 ? [wanted, splitLines(replacement)] : [trimmed(wanted), trimmed(splitLines(replacement))];
      const places = this.find(lines, level);
      if (places.length > 1) return 'not-unique';
      const [at] = places;
      if (at !== undefined) return this.put(at, lines, put, level);
      if (level > 0) continue;
      const inLine = this.replaceInLine(wanted, splitLines(replacement));
      if (inLine !== 'not-found') return inLine;
    }
    return 'not-found';
  }

  private find(lines: readonly string[], level: number): number[] {
    const compare = comparisons[level] ?? sameCharacters;
    const seen = (this.seen[level] ??= this.lines.map(compare));
    return occurrences(seen, lines.map(compare));
  }

  private put(at: number, wanted: readonly string[], put: readonly string[], level: number): undefined {
    const present = this.lines.slice(at, at + wanted.length);
    this.splice(at, wanted.length, level === 0 ? put : fitted(present, wanted, put, level >= 2));
  }

  /** A single line that is searched for may be a part of one. */
  private replaceInLine(
    wanted: readonly string[],
    put: readonly string[],
  ): 'not-found' | 'not-unique' | undefined {
    const [part = ''] = wanted;
    if (wanted.length > 1) return 'not-found';
    const text = this.lines.join('\n');
    const [at, other] = occurrences(text, part);
    if (at === undefined) return 'not-found';
    if (other !== undefined) return 'not-unique';
    const row = text.slice(0, at).split('\n').length - 1;
    const line = this.lines[row] ?? '';
    const column = at - (text.lastIndexOf('\n', at - 1) + 1);
    const changed = line.slice(0, column) + put.join('\n') + line.slice(column + part.length);
    this.splice(row, 1, changed.split('\n'));
    return undefined;
  }

  private splice(at: number, count: number, put: readonly string[]): void {
    this.lines = spliced(this.lines, at, count, put);
    for (const [level, seen] of this.seen.entries()) {
      const compare = comparisons[level];
      if (seen && compare) this.seen[level] = spliced(seen, at, count, put.map(compare));
    }
  }
}

/** As `toSpliced`, for more lines than a call can have arguments. */
function spliced(lines: readonly string[], at: number, count: number, put: readonly string[]): string[] {
  return [...lines.slice(0, at), ...put, ...lines.slice(at + count)];
}

/** The lines without empty ones at their beginning and end. */
function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(Math.max(lines.findIndex(isFilled), 0), lines.findLastIndex(isFilled) + 1);
}

/** The replacement, with the file's own lines where the edit leaves them as they are. */
function fitted(
  present: readonly string[],
  wanted: readonly string[],
  put: readonly string[],
  indents: boolean,
): string[] {
  let head = 0;
  while (head < wanted.length && head < put.length && wanted[head] === put[head]) head += 1;
  let tail = 0;
  const most = Math.min(wanted.length, put.length) - head;
  while (tail < most && wanted.at(-1 - tail) === put.at(-1 - tail)) tail += 1;
  const middle = put.slice(head, put.length - tail);
  return [
    ...present.slice(0, head),
    ...(indents ? reindent(middle, pairsOfIndents(present, wanted)) : middle),
    ...present.slice(present.length - tail),
  ];
}

function pairsOfIndents(present: readonly string[], wanted: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [index, line] of wanted.entries())
    if (isFilled(line) && !pairs.has(indentOf(line)))
      pairs.set(indentOf(line), indentOf(present[index] ?? ''));
  return pairs;
}

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const singleQuotes = /[\u2018-\u201b\u2032\u00b4]/g;
const doubleQuotes = /[\u201c-\u201f\u2033\u00ab\u00bb]/g;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** A line with the characters that models confuse made the same. */
function sameCharacters(line: string): string {
  return line
    .replaceAll(singleQuotes, "'")
    .replaceAll(doubleQuotes, '"')
    .replaceAll(dashes, '-')
    .normalize('NFKC')
    .replaceAll(invisible, '')
    .replaceAll(/\s/g, ' ');
}
