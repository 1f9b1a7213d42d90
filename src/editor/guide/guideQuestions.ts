import { Emitter } from '../../app/emitter.ts';
import type { Generations } from '../../app/generation/generations.ts';
import type { ModelProvider } from '../../app/ports.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Question } from '../../core/generation/prompt/question.ts';
import type { QuestionsView } from '../../protocol/guidePrototype.ts';

/** What somebody answered; skipped questions are left out. */
export type Answers = readonly { readonly question: string; readonly answer: string }[];

interface Asking {
  readonly experiment: string;
  /** Tells what was asked about: of another hypothesis or by another model the questions are others. */
  readonly about: string;
  readonly abort: AbortController;
  readonly answered: (answers: Answers | undefined) => void;
  questions: readonly Question[] | undefined;
  /** Why the model lets one wait, if it does. */
  note: string;
}

/** What the model wants to know before the first prototype, from asking it until somebody answered or walked away. */
export class GuideQuestions {
  readonly #generations: Pick<Generations, 'askQuestions'>;
  readonly #changed = new Emitter();
  #asking: Asking | undefined;
  /** Questions that were answered, by what they were about: a turn that fails or is cancelled is begun again with them. */
  readonly #answered = new Map<string, readonly Question[]>();

  constructor(generations: Pick<Generations, 'askQuestions'>) {
    this.#generations = generations;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What the guide shows of it. */
  get view(): QuestionsView | undefined {
    if (!this.#asking) return undefined;
    const { experiment, questions, note } = this.#asking;
    return { experiment, thinking: questions === undefined, note, questions: questions ?? [] };
  }

  /**
   * Lets the model ask and a person answer; whatever was asked before is given up. What was answered before about the same
   * hypothesis is put again without the model, so that nobody pays or thinks twice.
   * @returns the answers, none when the model has no question; `undefined` when the person walked away
   * @throws FootbridgeError as Generations.askQuestions does
   */
  async ask(experiment: Experiment, provider: ModelProvider): Promise<Answers | undefined> {
    this.#asking?.answered(undefined);
    this.#end();
    const abort = new AbortController();
    const about = JSON.stringify([experiment.slug, experiment.hypothesis, provider.id, provider.model]);
    const answers = new Promise<Answers | undefined>((resolve) => {
      this.#asking = {
        experiment: experiment.slug,
        about,
        abort,
        answered: resolve,
        questions: this.#answered.get(about),
        note: '',
      };
    });
    this.#changed.fire();
    const asking = this.#asking;
    try {
      if (asking?.questions) return await answers;
      const questions = await Promise.race([
        this.#generations.askQuestions(experiment, provider, abort.signal, (note) => {
          if (asking) asking.note = note;
          this.#changed.fire();
        }),
        answers.then(() => undefined),
      ]);
      if (questions?.length === 0) return [];
      if (questions && asking) asking.questions = questions;
      this.#changed.fire();
      return await answers;
    } catch (error) {
      // Whoever goes on without questions, or walks away, stops the model; how that ends is no news.
      if (abort.signal.aborted) return await answers;
      throw error;
    } finally {
      if (this.#asking === asking) this.#end();
    }
  }

  /** Goes on with these answers, also while the model still thinks; answers for another experiment are too late. */
  answer(experiment: string, answers: Answers): void {
    this.#leave(experiment, answers);
  }

  /** Walks away: nothing is made. */
  cancel(experiment: string): void {
    this.#leave(experiment, undefined);
  }

  #leave(experiment: string, answers: Answers | undefined): void {
    if (this.#asking?.experiment !== experiment) return;
    const { about, questions, answered } = this.#asking;
    // Whoever walks away wants other questions, or none.
    if (answers === undefined) this.#answered.delete(about);
    else if (questions) this.#answered.set(about, questions);
    answered(answers);
    this.#end();
  }

  #end(): void {
    this.#asking?.abort.abort();
    this.#asking = undefined;
    this.#changed.fire();
  }
}
