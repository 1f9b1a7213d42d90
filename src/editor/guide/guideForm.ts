import { emptyDraft, type Drafts } from '../../app/drafts.ts';
import { Emitter } from '../../app/emitter.ts';
import type { Clock } from '../../app/ports.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import { addDays, defaultLifetimeDays, reviewHypothesis } from '../../core/experiment/reviewHypothesis.ts';
import type { FormState } from '../../protocol/guide.ts';

/** The guide's form: which hypothesis is being written, its text so far, and what is still wrong with it. */
export class GuideForm {
  readonly #drafts: Drafts;
  readonly #clock: Clock;
  readonly #changed = new Emitter();
  /** Whether the guide can be seen, so that progress is not shown twice. */
  visible = false;
  #open: { readonly name: string; draft: HypothesisDraft; readonly editing: boolean } | undefined;

  constructor(drafts: Drafts, clock: Clock) {
    this.#drafts = drafts;
    this.#clock = clock;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What the guide shows, or `undefined` when the form is folded. */
  get state(): FormState | undefined {
    if (!this.#open) return undefined;
    const { name, draft, editing } = this.#open;
    return { name, draft, editing, problems: reviewHypothesis(draft, this.#today()) };
  }

  /**
   * Opens the form with the saved draft, or with `hypothesis` when an experiment is changed.
   * @param name `new`, or the slug of the experiment
   */
  async openForm(name: string, hypothesis?: HypothesisDraft): Promise<void> {
    const draft = (await this.#drafts.read(name)) ?? hypothesis ?? this.#fresh();
    this.#open = { name, draft, editing: hypothesis !== undefined };
    this.#changed.fire();
  }

  /** Saves the draft as typed; the form's problems follow from it. */
  async typed(name: string, draft: HypothesisDraft): Promise<void> {
    if (this.#open?.name === name) this.#open.draft = draft;
    await this.#drafts.write(name, draft);
    this.#changed.fire();
  }

  /** Folds the form; the draft stays where it is unless it was framed or discarded. */
  close(): void {
    this.#open = undefined;
    this.#changed.fire();
  }

  /** Throws the draft away and folds the form. */
  async discard(name: string): Promise<void> {
    await this.#drafts.write(name, undefined);
    this.close();
  }

  #fresh(): HypothesisDraft {
    return { ...emptyDraft(), throwAwayDate: addDays(this.#today(), defaultLifetimeDays) };
  }

  #today(): string {
    return localDay(this.#clock.now());
  }
}
