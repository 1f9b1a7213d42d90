/** A line that one of two texts has and the other has not. */
export interface ChangedLine {
  readonly kind: 'added' | 'removed';
  /** Its number in the text that has it, from 1. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
}

/** Beyond so many pairs of lines to compare, the changed region is told as a whole: exactness is not worth the wait. */
const mostPairs = 1_000_000;

/**
 * Which lines make the difference between two texts, in the order of the text, removed before added. Found through the
 * longest common subsequence of lines (dynamic programming); equal beginnings and ends are set aside first. Line ends
 * do not count. Regions of more than a million pairs of lines are told as removed and added whole.
 */
export function lineChanges(before: string, after: string): ChangedLine[] {
  const from = linesOf(before);
  const to = linesOf(after);
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  let tail = 0;
  const shared = Math.min(from.length, to.length) - start;
  while (tail < shared && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const old = from.slice(start, from.length - tail);
  const now = to.slice(start, to.length - tail);
  return old.length * now.length > mostPairs
    ? [...old.map(removedFrom(start)), ...now.map(addedFrom(start))]
    : compare(old, now, start);
}

/** An empty text has no lines, and a line end at the end begins no new one. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function removedFrom(start: number) {
  return (text: string, index: number): ChangedLine => ({ kind: 'removed', number: start + index + 1, text });
}

function addedFrom(start: number) {
  return (text: string, index: number): ChangedLine => ({ kind: 'added', number: start + index + 1, text });
}

function compare(old: readonly string[], now: readonly string[], start: number): ChangedLine[] {
  const width = now.length + 1;
  /** How many lines the two have in common from `i` and `j` on. */
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: ChangedLine[] = [];
  const [removed, added] = [removedFrom(start), addedFrom(start)];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push(removed(old[i] ?? '', i));
      i += 1;
    } else {
      changes.push(added(now[j] ?? '', j));
      j += 1;
    }
  }
  return changes;
}
