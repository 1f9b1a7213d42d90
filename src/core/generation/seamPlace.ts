import { isFilled } from './textLines.ts';
import { closeFrom, tagAt } from './wireFormat.ts';

/** Where a cut answer is to be gone on with. */
export interface SeamPlace {
  /** What is kept of it: whole lines, unless its last line is very long. */
  readonly kept: string;
  /** The lines that were taken back, the one that was cut included: the rest most likely begins with them. */
  readonly dropped: readonly string[];
  /** Whether the last line kept occurs only once, so that it tells a repetition. */
  readonly isAnchored: boolean;
  /** Whether the answer ends with a complete tag, outside all files. */
  readonly isBetweenFiles: boolean;
  /** Whether the answer is gone on with in the middle of a long line. */
  readonly isInLine: boolean;
  /** The end of what is kept, to quote. */
  readonly tail: string;
}

/** Longer lines are not written a second time. */
const longLine = 1500;
/** How far the end is taken back at most, and by how many lines at least where that can be. */
const mostLinesBack = 300;
const mostCharactersBack = 4000;
const leastLinesBack = 3;
const tailLines = 12;
const tailCharacters = 1000;

/**
 * Finds where to go on with an answer that was cut off. The lines after that place, a few at least, are to
 * be written again: with them known, a continuation that repeats lines can be told from one that does not.
 *
 * @param text all that arrived; what the model thought aloud before it is left out
 */
export function seamPlace(text: string): SeamPlace {
  const said = withoutThoughts(text);
  const lines = said.split('\n');
  const cut = lines.pop() ?? '';
  if (endsTag(cut)) return betweenFiles([...lines, cut], '');
  const last = lines.findLast(isFilled);
  if (last !== undefined && endsTag(last)) return betweenFiles(lines, cut);
  if (cut.length > longLine) return { ...place(said, [], false), isInLine: true };
  const counts = countLines([...lines, cut]);
  const anchor = findAnchor(lines, counts);
  const end = anchor ?? lines.length - 1;
  const dropped = [...lines.slice(end + 1), cut];
  return place(joined(lines.slice(0, end + 1)), dropped, anchor !== undefined);
}

function betweenFiles(lines: readonly string[], cut: string): SeamPlace {
  return { ...place(joined(lines), cut === '' ? [] : [cut], false), isBetweenFiles: true };
}

function place(kept: string, dropped: readonly string[], isAnchored: boolean): SeamPlace {
  const lines = kept.slice(-tailCharacters).split('\n');
  const tail = lines.slice(-tailLines - 1).join('\n');
  return { kept, dropped, isAnchored, isBetweenFiles: false, isInLine: false, tail };
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return counts;
}

/** The last line that occurs once, with some lines after it if there is such a one. */
function findAnchor(lines: readonly string[], counts: ReadonlyMap<string, number>): number | undefined {
  let near: number | undefined;
  let characters = 0;
  for (let back = 0; back < mostLinesBack; back += 1) {
    const index = lines.length - 1 - back;
    const line = lines[index];
    if (line === undefined || characters > mostCharactersBack) break;
    characters += line.length;
    if (counts.get(line.trim()) !== 1 || !isTelling(line)) continue;
    if (back >= leastLinesBack) return index;
    near ??= index;
  }
  return near;
}

/** Whether a line says more than that something ends here. */
export function isTelling(line: string): boolean {
  return (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 4;
}

/** Whether a line ends with a tag that leaves no file open. */
function endsTag(line: string): boolean {
  const text = line.trimEnd();
  const found = tagAt(text, 0);
  if (found && found.end === text.length)
    return found.tag.type === 'close' || found.tag.type === 'delete' || found.tag.type === 'done';
  return closeFrom(text, Math.max(0, text.lastIndexOf('</footbridge-')))?.end === text.length;
}

function withoutThoughts(text: string): string {
  const [, name] = /^\s*<(think|thinking|reasoning)>/.exec(text) ?? [];
  if (name === undefined) return text;
  const end = text.indexOf(`</${name}>`);
  return end < 0 ? '' : text.slice(end + name.length + 3).trimStart();
}
