import { errors } from '../../core/errors.ts';
import type { Usage } from '../../core/generation/fileChange.ts';
import type { ModelTraits } from '../../core/generation/modelTurn.ts';
import { addUsage, reachedCap, spendingOf, type SpendingCaps } from '../../core/generation/spending.ts';
import type { LabStore } from '../ports.ts';

/** What bounds a turn's spending. */
export interface SpendingDeps {
  readonly store: Pick<LabStore, 'readGenerations'>;
  /** What the experiment may use in all. */
  readonly caps: SpendingCaps;
  /** What other turns of the experiment have used that are under way and not recorded yet. */
  readonly underWay: () => readonly Usage[];
}

/** Counts what one turn uses, request by request, and ends it when its experiment has used what it may. */
export class TurnLedger {
  readonly #experiment: string;
  readonly #deps: SpendingDeps;
  #usage: Usage = {};
  #requests = 0;
  #retries = 0;

  constructor(experiment: string, deps: SpendingDeps) {
    this.#experiment = experiment;
    this.#deps = deps;
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** Requests that were begun. */
  get requests(): number {
    return this.#requests;
  }

  /** How often a request was tried again because the provider failed. */
  get retries(): number {
    return this.#retries;
  }

  /** Counts another try of the request under way. */
  retry(): void {
    this.#retries += 1;
  }

  /**
   * Counts a request that is about to be sent.
   *
   * @param price of the model, as far as it is known; `free` is what costs nothing, and so has no limit
   * @throws FootbridgeError when it must not be sent: `spending-cap-reached`, or `price-unknown` where a limit in dollars
   *   could not be kept
   */
  async begin(price: ModelTraits['price'] | 'free'): Promise<void> {
    if (price !== 'free') {
      if (price === undefined && this.#deps.caps.dollars) throw errors.priceUnknown();
      await this.#refuseBeyondCaps();
    }
    this.#requests += 1;
  }

  async #refuseBeyondCaps(): Promise<void> {
    const { store, caps, underWay } = this.#deps;
    const { records } = await store.readGenerations(this.#experiment);
    const others = underWay().map((usage) => ({ usage }));
    const reached = reachedCap(spendingOf([...records, ...others, { usage: this.#usage }]), caps);
    if (reached !== undefined) throw errors.spendingCapReached(reached);
  }

  /** Adds what a request used. */
  add(usage: Usage): void {
    this.#usage = addUsage(this.#usage, usage);
  }
}
