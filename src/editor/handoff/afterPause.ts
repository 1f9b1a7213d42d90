/** Calls back about what was changed once it has been left alone for a while, each thing by itself. */
export class AfterPause {
  readonly #then: (name: string) => void;
  readonly #pauseMs: number;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(then: (name: string) => void, pauseMs: number) {
    this.#then = then;
    this.#pauseMs = pauseMs;
  }

  /** Something was changed: its pause begins anew. */
  changed(name: string): void {
    clearTimeout(this.#timers.get(name));
    const end = (): void => {
      this.#timers.delete(name);
      this.#then(name);
    };
    this.#timers.set(name, setTimeout(end, this.#pauseMs));
  }

  /** Calls back about nothing any more. */
  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
