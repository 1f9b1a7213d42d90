import { Emitter } from '../../app/emitter.ts';
import type { barOdds } from '../../core/evidence/statistics/barOdds.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import type { BarView } from '../../protocol/guidePlan.ts';

type Bar = Omit<HypothesisDraft['criterion'], 'metric'>;

/** What the bar of the form buys. The statistics are loaded when a bar is complete for the first time. */
export class BarReading {
  readonly #changed = new Emitter();
  readonly #onError: (error: unknown) => void;
  #barOdds: typeof barOdds | undefined;
  #loading = false;
  #last: { readonly key: string; readonly view: BarView } | undefined;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /**
   * @param variants how many variants are held against the bar
   * @returns `undefined` for a bar that is not complete or contradicts itself, and until the statistics are there
   */
  of({ passAtLeast, killAtMost, minimumParticipants }: Bar, variants: number): BarView | undefined {
    if (passAtLeast === undefined || killAtMost === undefined || minimumParticipants === undefined)
      return undefined;
    if (passAtLeast > minimumParticipants || killAtMost >= passAtLeast) return undefined;
    if (!this.#barOdds) {
      void this.#load();
      return undefined;
    }
    const key = [passAtLeast, killAtMost, minimumParticipants, variants].join();
    if (this.#last?.key === key) return this.#last.view;
    const odds = this.#barOdds({ passAtLeast, killAtMost, minimumParticipants });
    const onePasses = 1 - (1 - odds.passesAtHalf) ** variants;
    const view = { ...odds, several: variants > 1 ? { variants, onePasses } : undefined };
    this.#last = { key, view };
    return view;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.#barOdds = (await import('../../core/evidence/statistics/barOdds.ts')).barOdds;
      this.#changed.fire();
    } catch (error) {
      this.#onError(error);
    }
  }
}
