/** Tells listeners that something changed; carries no data, so that whoever listens reads the one truth. */
export class Emitter {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` at every change until the returned object is disposed. */
  listen(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  fire(): void {
    for (const listener of this.#listeners) listener();
  }
}
