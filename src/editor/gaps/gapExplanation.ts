import * as vscode from 'vscode';
import type { GapReading } from '../../app/explainGaps.ts';
import type { Explanation } from '../../app/generation/explainByModel.ts';
import { errors } from '../../core/errors.ts';
import { type ErrorAction, FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { ExplanationView } from '../../protocol/gaps.ts';
import { commandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';
import { describeError } from '../showError.ts';

/** How often the page is told what was written since: often enough to read along. */
const postMs = 80;

const nothing: ExplanationView = {
  state: 'none',
  model: '',
  text: '',
  note: '',
  isOlder: false,
  problem: undefined,
  action: undefined,
};

/** The explanation of one page: asked for by the user, kept as long as the page is open and nowhere else. */
export class GapExplanation extends Disposable {
  readonly #deps: Pick<Services, 'lab' | 'models' | 'generations' | 'log'>;
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  #view = nothing;
  #action: ErrorAction | undefined;
  #about: GapReading | undefined;
  #asking: AbortController | undefined;
  #pause: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(deps: Pick<Services, 'lab' | 'models' | 'generations' | 'log'>) {
    super();
    this.#deps = deps;
    this._register({ dispose: () => this.stop() });
    this._register({ dispose: () => clearTimeout(this.#pause) });
  }

  /** @param shown the reading that is on the page now */
  viewFor(shown: GapReading | undefined): ExplanationView {
    return { ...this.#view, isOlder: this.#about !== undefined && this.#about !== shown };
  }

  /** What the button of a failed explanation does. */
  get action(): ErrorAction | undefined {
    return this.#action;
  }

  /** Ends an answer under way; what was written stays. */
  stop(): void {
    this.#asking?.abort();
  }

  /** Puts the explanation away. */
  clear(): void {
    this.stop();
    this.#asking = undefined;
    this.#about = undefined;
    this.#set(nothing);
  }

  /**
   * Asks the chosen model. One that is under way is stopped first.
   *
   * @throws FootbridgeError whatever models and providers throw, `cancelled`; the page shows it too
   */
  async ask(reading: GapReading): Promise<Explanation> {
    this.clear();
    const asking = (this.#asking = new AbortController());
    const { models } = this.#deps;
    this.#about = reading;
    this.#set({ ...nothing, state: 'writing', model: models.current.label });
    try {
      const explanation = await this.#listen(reading, asking);
      const { text, isWhole } = explanation;
      if (this.#asking === asking) this.#set({ ...this.#view, state: isWhole ? 'whole' : 'partial', text });
      return explanation;
    } catch (error) {
      if (this.#asking === asking) this.#fail(error);
      throw error;
    } finally {
      if (this.#asking === asking) this.#asking = undefined;
    }
  }

  async #listen(reading: GapReading, asking: AbortController): Promise<Explanation> {
    const { lab, models, generations } = this.#deps;
    const provider = await models.provider();
    const experiment = await lab.requireExperiment(reading.experiment);
    if (asking.signal.aborted) throw errors.cancelled();
    const update = (change: Partial<ExplanationView>): void => {
      if (this.#asking !== asking) return;
      this.#view = { ...this.#view, ...change };
      this.#pause ??= setTimeout(() => this.#set(this.#view), postMs);
    };
    try {
      return await generations.explainGaps({ experiment, reading }, provider, asking.signal, {
        onText: (text) => update({ text }),
        onNote: (note) => update({ note }),
      });
    } finally {
      // What it cost is shown wherever spending is.
      await lab.refresh().catch(() => undefined);
    }
  }

  #fail(error: unknown): void {
    const isCancelled = error instanceof FootbridgeError && error.code === 'cancelled';
    const { text } = this.#view;
    if (isCancelled) return this.#set(text === '' ? nothing : { ...this.#view, state: 'stopped', note: '' });
    this.#deps.log.error('explain gaps', error);
    // "Try Again" would make another prototype; asking again has a button of its own.
    const action = error instanceof FootbridgeError ? error.action : undefined;
    this.#action = action?.command === commandIds.generatePrototype ? undefined : action;
    this.#set({
      ...this.#view,
      state: 'failed',
      note: '',
      problem: describeError(error),
      action: this.#action && vscode.l10n.t(this.#action.label),
    });
  }

  #set(view: ExplanationView): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#view = view;
    if (!this.isDisposed) this.#changed.fire();
  }
}
