import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { PrototypeSource, Usage } from '../../core/generation/fileChange.ts';
import type { Question } from '../../core/generation/prompt/question.ts';
import type { SpendingCaps } from '../../core/generation/spending.ts';
import { Emitter } from '../emitter.ts';
import type { LabState } from '../labState.ts';
import type { Checkpoints, LabStore, ModelProvider } from '../ports.ts';
import { chooseVariant } from './chooseVariant.ts';
import type { GenerationDeps, GenerationResult } from './generatePrototype.ts';
import type { GenerationProgress } from './generationProgress.ts';
import type { Explanation, ExplanationListener, ExplanationSubject } from './explainByModel.ts';
import type { VersionChoice, VersionDeps } from './goToVersion.ts';
import { newestVariant } from './newestVariant.ts';
import type { GenerationOrder } from './turn.ts';
import type { SpendingDeps } from './turnLedger.ts';

/** What every turn needs besides its lab and its model. */
export interface TurnDeps extends Pick<GenerationDeps, 'clock' | 'ids' | 'check'> {
  /** The checkpoints of a lab, by its folder. */
  readonly checkpoints: (labRoot: string) => Checkpoints;
  /** What models may know of the data attached to an experiment, by the lab's folder and the slug. */
  readonly describeData: (labRoot: string, slug: string) => Promise<string>;
  /** The limits as they are set at the moment. */
  readonly caps: () => SpendingCaps;
}

/** What a turn is to do, for an experiment as it was read. */
export interface TurnOrder extends Omit<GenerationOrder, 'experiment'> {
  readonly experiment: Experiment;
}

/** An undo or a redo. */
export type GoTo = (
  experiment: Experiment,
  choice: VersionChoice,
  deps: VersionDeps,
) => Promise<{ variant: string; checkpoint: string }>;

/** The most turns at once: more would wait for each other at most providers anyway. */
const maxTurns = 3;

/** What asking a model takes that changes no prototype. */
interface AskingDeps extends SpendingDeps, Pick<TurnDeps, 'clock' | 'ids'> {
  readonly store: LabStore;
  readonly onUsage: (usage: Usage) => void;
}

interface Running {
  readonly abort: AbortController;
  progress: GenerationProgress;
  draft: PrototypeSource | undefined;
}

/** Model turns under way in this window: at most one for a variant, and a few at once for different variants. */
export class Generations {
  readonly #lab: LabState;
  readonly #deps: TurnDeps;
  readonly #changed = new Emitter();
  readonly #running = new Set<Running>();
  /** Variants that are being put to another version. */
  readonly #moving = new Set<string>();
  /** Questions and explanations under way: whose they are, and what they have used so far. */
  readonly #asking = new Set<{ readonly experiment: string; usage: Usage }>();

  constructor(lab: LabState, deps: TurnDeps) {
    this.#lab = lab;
    this.#deps = deps;
  }

  /** How far each turn under way has come, in the order in which they began. */
  get progress(): readonly GenerationProgress[] {
    return [...this.#running].map(({ progress }) => progress);
  }

  /** What the turn of a variant has made while it is being written to the disk; `undefined` before and after. */
  draftOf(experiment: string, variant: string): PrototypeSource | undefined {
    const isMeant = ({ progress }: Running) =>
      progress.experiment === experiment && progress.variant === variant;
    return [...this.#running].find(isMeant)?.draft;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** Stops turns under way: those of an experiment, of one of its variants, or all. They end with the error `cancelled`. */
  cancel(experiment?: string, variant?: string): void {
    for (const { abort, progress } of this.#running) {
      if (experiment !== undefined && progress.experiment !== experiment) continue;
      if (variant !== undefined && progress.variant !== variant) continue;
      abort.abort();
    }
  }

  /**
   * Runs one turn and refreshes the lab's state after it, however it ended.
   * @throws FootbridgeError `busy`, `too-many-turns`, and whatever generatePrototype throws
   */
  async run(order: TurnOrder, provider: ModelProvider): Promise<GenerationResult> {
    const store = this.#lab.requireStore();
    const { slug: experiment } = order.experiment;
    const variant = await chooseVariant(order.experiment, order.variant, store);
    const running = this.#begin(order.experiment, variant, provider);
    try {
      // Loaded with the first turn, like the questions below: prompts and parsers are of no use before.
      const { generatePrototype } = await import('./generatePrototype.ts');
      return await generatePrototype(
        { ...order, experiment, variant },
        { ...this.#depsFor(store, experiment, running), provider },
      );
    } finally {
      this.#running.delete(running);
      this.#changed.fire();
      // How the turn ended must not be hidden by a record that cannot be read.
      await this.#lab.refresh().catch(() => undefined);
    }
  }

  /**
   * Puts a variant to another version (see goToVersion) and refreshes the lab's state. A turn of it would go on from
   * files that are no longer there, so it is one or the other.
   *
   * @throws FootbridgeError `busy`, and whatever `how` throws
   */
  async goTo(
    how: GoTo,
    experiment: Experiment,
    choice: VersionChoice,
  ): Promise<{ variant: string; checkpoint: string }> {
    const store = this.#lab.requireStore();
    const { slug, hypothesis } = experiment;
    const variant = choice.variant ?? (await newestVariant(experiment, store));
    const key = `${slug}/${variant}`;
    if (this.#isBusy(slug, variant)) throw errors.busy(hypothesis.title);
    this.#moving.add(key);
    try {
      return await how(
        experiment,
        { ...choice, variant },
        { store, checkpoints: this.#deps.checkpoints(store.root) },
      );
    } finally {
      this.#moving.delete(key);
      // What became of it must not be hidden by a record that cannot be read.
      await this.#lab.refresh().catch(() => undefined);
    }
  }

  /**
   * Lets the model ask what it has to know before the first prototype; see askQuestions.
   *
   * @param onNote is told when the provider waits before it tries again, and with an empty text when it goes on
   * @throws FootbridgeError as askQuestions
   */
  async askQuestions(
    experiment: Experiment,
    provider: ModelProvider,
    signal: AbortSignal,
    onNote: (note: string) => void = () => undefined,
  ): Promise<readonly Question[]> {
    const { askQuestions } = await import('./askQuestions.ts');
    return await this.#counted(experiment.slug, (deps) =>
      askQuestions(experiment, provider, signal, { ...deps, onNote }),
    );
  }

  /**
   * Lets the model explain what a scan found; see explainByModel.
   *
   * @throws FootbridgeError as explainByModel
   */
  async explainGaps(
    subject: ExplanationSubject,
    provider: ModelProvider,
    signal: AbortSignal,
    listener: ExplanationListener,
  ): Promise<Explanation> {
    const { explainByModel } = await import('./explainByModel.ts');
    return await this.#counted(subject.experiment.slug, (deps) =>
      explainByModel(subject, provider, signal, { ...deps, ...listener }),
    );
  }

  /** Runs what asks a model without changing a prototype, while others count what it has used. */
  async #counted<T>(slug: string, work: (deps: AskingDeps) => Promise<T>): Promise<T> {
    const { clock, ids, caps } = this.#deps;
    const asking = { experiment: slug, usage: {} as Usage };
    this.#asking.add(asking);
    try {
      return await work({
        store: this.#lab.requireStore(),
        clock,
        ids,
        caps: caps(),
        underWay: () => this.#usages(slug, asking),
        onUsage: (usage: Usage) => void (asking.usage = usage),
      });
    } finally {
      this.#asking.delete(asking);
    }
  }

  #begin({ slug: experiment, hypothesis }: Experiment, variant: string, provider: ModelProvider): Running {
    if (this.#isBusy(experiment, variant)) throw errors.busy(hypothesis.title);
    if (this.#running.size >= maxTurns) throw errors.tooManyTurns(String(maxTurns));
    const begun = { phase: 'connecting', received: 0, files: [], note: provider.model, usage: {} } as const;
    const running: Running = {
      abort: new AbortController(),
      progress: { experiment, variant, ...begun },
      draft: undefined,
    };
    this.#running.add(running);
    this.#changed.fire();
    return running;
  }

  #depsFor(store: LabStore, slug: string, running: Running): Omit<GenerationDeps, 'provider'> {
    const { clock, ids, check, checkpoints, describeData, caps } = this.#deps;
    return {
      store,
      clock,
      ids,
      check,
      checkpoints: checkpoints(store.root),
      describeData: (experiment) => describeData(store.root, experiment),
      caps: caps(),
      underWay: () => this.#usages(slug, running),
      signal: running.abort.signal,
      onProgress: (progress) => {
        running.progress = progress;
        this.#changed.fire();
      },
      onDraft: (draft) => {
        running.draft = draft;
        this.#changed.fire();
      },
    };
  }

  #isBusy(slug: string, variant: string | undefined): boolean {
    const isMeant = (one: GenerationProgress) => one.experiment === slug && one.variant === variant;
    return this.#moving.has(`${slug}/${variant}`) || this.progress.some(isMeant);
  }

  /** What turns and questions of an experiment have used that are under way, but for one of them. */
  #usages(slug: string, except: object): Usage[] {
    const turns = [...this.#running].filter((one) => one !== except).map(({ progress }) => progress);
    const questions = [...this.#asking].filter((one) => one !== except);
    return [...turns, ...questions].filter(({ experiment }) => experiment === slug).map(({ usage }) => usage);
  }
}
