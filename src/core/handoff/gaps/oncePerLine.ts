import type { GapPlace } from './gapPlace.ts';

/** Places of one file in the order of their lines; several on one line are one place. */
export function oncePerLine(places: readonly GapPlace[]): GapPlace[] {
  const byLine = new Map<number, GapPlace>();
  for (const place of places) if (!byLine.has(place.line)) byLine.set(place.line, place);
  return [...byLine.values()].toSorted((a, b) => a.line - b.line);
}
