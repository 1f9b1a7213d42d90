/** Longest slug in characters; keeps lab paths short enough for Windows (260 characters in all). */
const maxLength = 48;

/**
 * Turns a title into a folder-safe id: lower-case ASCII letters, digits and single hyphens.
 *
 * @param title any text; accents are folded (NFKD), everything else becomes a hyphen
 * @param fallback what to use when nothing is left, such as for a title written in another script
 */
export function slugify(title: string, fallback: string): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
  return slug === '' ? fallback : slug;
}

/** Adds the smallest number (`-2`, `-3` …) that makes `slug` differ from all of `taken`. */
export function uniqueSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** Gives every item an id of its own, keeping ids that are there (the first of those that are there twice), and making others from `titleOf`. */
export function withIds<T extends { id?: string | undefined }>(
  items: readonly T[],
  titleOf: (item: T) => string,
  fallback: string,
): (T & { id: string })[] {
  const given = new Set(items.flatMap(({ id }) => (id === undefined ? [] : slugify(id, fallback))));
  const taken = new Set<string>();
  return items.map((item) => {
    const wanted = slugify(item.id ?? titleOf(item), fallback);
    const isKept = item.id !== undefined && !taken.has(wanted);
    const id = isKept ? wanted : uniqueSlug(wanted, new Set([...given, ...taken]));
    taken.add(id);
    return { ...item, id };
  });
}
