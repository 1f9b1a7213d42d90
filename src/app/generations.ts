import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { Emitter } from './emitter.ts';
import { generatePrototype, type GenerationDeps, type GenerationResult } from './generatePrototype.ts';
import type { GenerationProgress } from './generationProgress.ts';
import type { LabState } from './labState.ts';
import type { Checkpoints, ModelProvider } from './ports.ts';

/** What every turn needs besides its lab and its model; checkpoints are kept per lab, by its folder. */
type TurnDeps = Pick<GenerationDeps, 'clock' | 'ids' | 'validate'> & {
  readonly checkpoints: (labRoot: string) => Checkpoints;
};

/** Model turns under way in this window: at most one, so that what is shown and cancelled is unmistakable. */
export class Generations {
  readonly #lab: LabState;
  readonly #deps: TurnDeps;
  readonly #changed = new Emitter();
  #running: { readonly title: string; readonly abort: AbortController } | undefined;
  #progress: (GenerationProgress & { readonly experiment: string }) | undefined;

  constructor(lab: LabState, deps: TurnDeps) {
    this.#lab = lab;
    this.#deps = deps;
  }

  /** How far the turn under way has come, or `undefined` when there is none. */
  get progress(): (GenerationProgress & { readonly experiment: string }) | undefined {
    return this.#progress;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** Stops the turn under way; it ends with the error `cancelled` and nothing changed. */
  cancel(): void {
    this.#running?.abort.abort();
  }

  /**
   * Runs one turn and refreshes the lab's state after it, however it ended.
   * @throws FootbridgeError `busy`, and whatever generatePrototype throws
   */
  async run(
    turn: {
      readonly experiment: Experiment;
      readonly variant: string | undefined;
      readonly instruction: string;
    },
    provider: ModelProvider,
  ): Promise<GenerationResult> {
    if (this.#running) throw errors.busy(this.#running.title);
    const store = this.#lab.requireStore();
    const abort = new AbortController();
    const { slug: experiment, hypothesis } = turn.experiment;
    this.#running = { title: hypothesis.title, abort };
    try {
      return await generatePrototype(
        { ...turn, experiment },
        {
          ...this.#deps,
          store,
          checkpoints: this.#deps.checkpoints(store.root),
          provider,
          signal: abort.signal,
          onProgress: (progress) => this.#report({ ...progress, experiment }),
        },
      );
    } finally {
      this.#running = undefined;
      this.#report(undefined);
      // How the turn ended must not be hidden by a record that cannot be read.
      await this.#lab.refresh().catch(() => undefined);
    }
  }

  #report(progress: (GenerationProgress & { readonly experiment: string }) | undefined): void {
    this.#progress = progress;
    this.#changed.fire();
  }
}
