export interface LookScheduleTimes {
  /** How long hints must pause, in milliseconds. */
  readonly quiet: number;
  /** After how long looking is not put off any more, in milliseconds. */
  readonly longest: number;
  /** A look that took a second is followed by a rest of as many. */
  readonly share: number;
}

const usual: LookScheduleTimes = { quiet: 300, longest: 2000, share: 5 };
/** No rest is longer, in milliseconds. */
const longestRest = 60_000;

/**
 * Decides when to look at the disk: some time after the last of many hints, one look at a time, and with rests that grow
 * with what a look costs, so that a slow disk is never kept busy.
 */
export class LookSchedule {
  readonly #look: () => Promise<void>;
  readonly #times: LookScheduleTimes;
  #timer: NodeJS.Timeout | undefined;
  #firstHint = 0;
  #restUntil = 0;
  #running: Promise<void> | undefined;
  #isHinted = false;
  #isDisposed = false;

  /** @param look never rejects */
  constructor(look: () => Promise<void>, times: LookScheduleTimes = usual) {
    this.#look = look;
    this.#times = times;
  }

  /** Something may have changed. Costs next to nothing, so it may be called for each of thousands of files. */
  hint(): void {
    if (this.#isDisposed) return;
    if (this.#running) {
      this.#isHinted = true;
    } else if (this.#timer) {
      if (performance.now() - this.#firstHint < this.#times.longest) this.#timer.refresh();
    } else {
      this.#firstHint = performance.now();
      const wait = Math.max(this.#times.quiet, this.#restUntil - this.#firstHint);
      this.#timer = setTimeout(() => void this.now(), wait);
    }
  }

  /** Looks at once, or after the look that is under way. Resolves when that is done. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#running) await this.#running;
    if (this.#isDisposed) return;
    this.#isHinted = false;
    this.#running = this.#run();
    await this.#running;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const start = performance.now();
    await this.#look();
    const end = performance.now();
    this.#restUntil = end + Math.min((end - start) * this.#times.share, longestRest);
    this.#running = undefined;
    if (this.#isHinted) this.hint();
  }
}
