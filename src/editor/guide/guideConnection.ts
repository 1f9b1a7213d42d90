import { Emitter } from '../../app/emitter.ts';
import type { ErrorAction } from '../../core/errors/footbridgeError.ts';
import type { ConnectionView } from '../../protocol/guidePrototype.ts';
import type { Diagnosis } from '../models/describeDiagnosis.ts';
import type { ModelChoice } from '../models/modelChoice.ts';

/** What came of testing the model's connection, until it is put away or another model is chosen. */
export class GuideConnection {
  readonly #models: Pick<ModelChoice, 'test' | 'current'>;
  readonly #changed = new Emitter();
  #tested: { readonly model: string; readonly diagnosis: Diagnosis | undefined } | undefined;
  #testing = new AbortController();

  constructor(models: Pick<ModelChoice, 'test' | 'current'>) {
    this.#models = models;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What the guide shows; nothing when another model was tested than the one that is chosen now. */
  get view(): ConnectionView | undefined {
    if (this.#tested?.model !== this.#models.current.label) return undefined;
    const { diagnosis } = this.#tested;
    if (!diagnosis) return { status: 'testing' };
    const { ok, what, why, next, action } = diagnosis;
    return { status: ok ? 'ok' : 'failed', what, why, next, action: action?.label };
  }

  /** The command behind the button of the result. */
  get action(): ErrorAction | undefined {
    return this.#tested?.diagnosis?.action;
  }

  /** @throws FootbridgeError `needs-trust` */
  async test(): Promise<void> {
    this.#testing.abort();
    const { signal } = (this.#testing = new AbortController());
    const model = this.#models.current.label;
    const testing = { model, diagnosis: undefined };
    this.#set(testing);
    try {
      const diagnosis = await this.#models.test(signal);
      if (this.#tested === testing) this.#set({ model, diagnosis });
    } catch (error) {
      if (this.#tested === testing) this.#set(undefined);
      if (!signal.aborted) throw error;
    }
  }

  /** Puts the result away, or stops the test that is still under way. */
  dismiss(): void {
    this.#testing.abort();
    this.#set(undefined);
  }

  #set(tested: { readonly model: string; readonly diagnosis: Diagnosis | undefined } | undefined): void {
    this.#tested = tested;
    this.#changed.fire();
  }
}
