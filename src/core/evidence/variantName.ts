/** What a variant is called wherever people read: "B" for `b`, as a small letter alone reads like a word; other ids as they are. */
export function variantName(id: string): string {
  return id.length === 1 ? id.toUpperCase() : id;
}
