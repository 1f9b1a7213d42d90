/** What is loaded when it is first asked for, and once. A load that failed is not kept: whoever asks next tries again. */
export class Lazy<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether it is there, or on its way. */
  get isAsked(): boolean {
    return this.#loading !== undefined;
  }

  /** @throws what loading it throws */
  get(): Promise<T> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }
}
