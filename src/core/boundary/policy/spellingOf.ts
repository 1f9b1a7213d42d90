/** Words this long are not compared: nobody mistypes that much of a known word. */
const longest = 40;

/**
 * The known word somebody probably meant.
 *
 * @returns `undefined` when none differs in at most a third of its letters (Levenshtein distance, case ignored)
 */
export function spellingOf(word: string, known: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const distances = known.map((other) => ({
    other,
    distance: distanceOf(word.toLowerCase(), other.toLowerCase()),
  }));
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= Math.max(1, Math.floor(nearest.other.length / 3))
    ? nearest.other
    : undefined;
}

function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of Array.from(from).entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (to[at - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
