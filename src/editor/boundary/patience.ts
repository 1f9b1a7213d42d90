/** Rest after a first failure, and the longest, in milliseconds. */
const [firstRest, longestRest] = [1000, 5 * 60_000];
/** How long one call may take at first, and at most, in milliseconds: the first look at a large repository is slow. */
const [firstLimit, longestLimit] = [30_000, 5 * 60_000];
/** After so many failures in a row, with their rests some seconds, others have to do meanwhile. */
const mostFailures = 4;

/**
 * How to deal with a program that may fail for a while, as git does while another one works in the same repository: it
 * is tried again and again, with rests that grow, and given more time each time. All times are in milliseconds.
 */
export class Patience {
  #failures = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  /** Whether it has failed for so long that something else has to do meanwhile. */
  get isLost(): boolean {
    return this.#failures >= mostFailures;
  }

  /** How long one call may take. */
  get limit(): number {
    return Math.min(firstLimit * 2 ** this.#failures, longestLimit);
  }

  /** How long to wait before the next try; 0 when it may be tried. */
  restAt(now: number): number {
    return Math.max(0, this.#notBefore - now);
  }

  failedAt(now: number): void {
    this.#notBefore = now + Math.min(firstRest * 2 ** this.#failures, longestRest);
    this.#failures += 1;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#notBefore = Number.NEGATIVE_INFINITY;
  }

  /** It is worth a try at once: somebody came back, who may have repaired it. */
  hurry(): void {
    this.#notBefore = Number.NEGATIVE_INFINITY;
  }
}
