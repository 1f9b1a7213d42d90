/** A way between rows, and how far to the side it runs; 0 is nearest. */
export interface Lane {
  readonly start: number;
  readonly end: number;
  readonly lane: number;
}

/**
 * Gives each way the nearest lane in which no other one runs along the same rows; short ones first, so that they stay near.
 *
 * @returns the ways in that order
 */
export function placeLanes(ways: readonly { readonly start: number; readonly end: number }[]): Lane[] {
  const placed: Lane[] = [];
  const length = ({ start, end }: { readonly start: number; readonly end: number }) => Math.abs(end - start);
  const ordered = ways.toSorted((a, b) => length(a) - length(b) || a.start - b.start || a.end - b.end);
  for (const way of ordered) {
    const taken = new Set(placed.filter((other) => touch(way, other)).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    placed.push({ ...way, lane });
  }
  return placed;
}

function touch(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  const [top, bottom] = [Math.min(one.start, one.end), Math.max(one.start, one.end)];
  return top <= Math.max(other.start, other.end) && bottom >= Math.min(other.start, other.end);
}
