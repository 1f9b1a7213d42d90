/**
 * Calls `send` for many changes at once: at the next turn of the event loop for what people wait for, and a few times
 * a second for what only streams by.
 */
export class Paced {
  readonly #send: () => void;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the timer that is set fires at once. */
  #isSoon = false;
  #last = 0;

  /** @param pauseMs the least time between two calls for what streams */
  constructor(send: () => void, pauseMs: number) {
    this.#send = send;
    this.#pauseMs = pauseMs;
  }

  /** Something changed that must be seen now. */
  soon(): void {
    if (this.#isSoon) return;
    this.#set(0);
    this.#isSoon = true;
  }

  /** More of the same arrived. */
  streamed(): void {
    if (this.#timer === undefined) this.#set(Math.max(0, this.#pauseMs - (performance.now() - this.#last)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #set(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#isSoon = false;
      this.#last = performance.now();
      this.#send();
    }, ms);
  }
}
