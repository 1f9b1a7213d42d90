/** The lines in which two texts differ, the rest being equal. Lines count from 0; `end` is the last one, included. */
export interface TextDifference {
  readonly start: number;
  readonly end: number;
  /** What stands in those lines in the other text, without the last line's end. */
  readonly replacement: string;
}

/** Finds the smallest run of whole lines that turns `current` into `wanted`; `undefined` when they are equal. */
export function differenceOf(current: string, wanted: string): TextDifference | undefined {
  if (current === wanted) return undefined;
  const from = current.split('\n');
  const to = wanted.split('\n');
  const shared = Math.min(from.length, to.length) - 1;
  let start = 0;
  while (start < shared && from[start] === to[start]) start += 1;
  let tail = 0;
  while (tail < shared - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const replacement = to
    .slice(start, to.length - tail)
    .join('\n')
    .replace(/\r$/, '');
  return { start, end: from.length - 1 - tail, replacement };
}
