/** The items with the one at `index` replaced. */
export function withItem<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((one, at) => (at === index ? item : one));
}

/** The items without the one at `index`. */
export function without<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, at) => at !== index);
}

/** The items with the one at `index` moved by `by` places; `index + by` must lie inside the list. */
export function moved<T>(items: readonly T[], index: number, by: number): T[] {
  const rest = without(items, index);
  return rest.toSpliced(index + by, 0, ...items.slice(index, index + 1));
}
