/**
 * Keeps what is worked out from something (a file, the files of a scan) for as long as that is kept itself: many rules
 * ask for the same lists, and after a generation most files are those of the scan before.
 *
 * @param make always gives the same for the same, unchanging thing
 */
export function remember<K extends object, T>(make: (from: K) => T): (from: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (from) => {
    const found = known.get(from);
    if (found !== undefined) return found.value;
    const value = make(from);
    known.set(from, { value });
    return value;
  };
}
