/** Puts work off until its result is first asked for, and keeps it; what it throws is thrown each time. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
