/** Puts a value where prototype code finds it, for good: it can be neither replaced nor taken away. */
export function define(owner: object, name: string, value: unknown): void {
  try {
    Object.defineProperty(owner, name, { value, writable: false, configurable: false, enumerable: true });
  } catch {
    // An own property that the browser made permanent stays as it is.
  }
}

/** The same for a value that is computed when it is read; writing to it does nothing. */
export function defineGetter(
  owner: object,
  name: string,
  get: (this: unknown) => unknown,
  set?: (value: string) => void,
): void {
  try {
    Object.defineProperty(owner, name, {
      get,
      set: set ?? (() => undefined),
      configurable: false,
      enumerable: true,
    });
  } catch {
    // As above.
  }
}
