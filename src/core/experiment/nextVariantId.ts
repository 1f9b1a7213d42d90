/** The next free id of a variant: `a` to `z`, then `aa`, `ab` and so on. */
export function nextVariantId(taken: ReadonlySet<string>): string {
  for (let index = 0; ; index += 1) {
    const id = lettersOf(index);
    if (!taken.has(id)) return id;
  }
}

function lettersOf(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}
