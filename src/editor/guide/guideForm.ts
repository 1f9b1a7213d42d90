import { emptyDraft, type Drafts } from '../../app/drafts.ts';
import { Emitter } from '../../app/emitter.ts';
import type { Clock } from '../../app/ports.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import type * as reviewing from '../../core/experiment/reviewHypothesis.ts';
import type { FormState } from '../../protocol/guide.ts';

/** Loaded with the first form. */
type Rules = typeof reviewing;

interface OpenForm {
  readonly name: string;
  draft: HypothesisDraft;
  /** Whether it is another text than the experiment's own. */
  isTyped: boolean;
  readonly changed: Experiment | undefined;
  readonly rules: Rules;
}

/** The guide's form: which hypothesis is being written, its text so far, and what is still wrong with it. */
export class GuideForm {
  readonly #drafts: Drafts;
  readonly #clock: Clock;
  readonly #changed = new Emitter();
  /** Whether the guide can be seen, so that progress is not shown twice. */
  visible = false;
  #open: OpenForm | undefined;
  /** Names of the drafts that wait. */
  readonly #aside = new Set<string>();

  constructor(drafts: Drafts, clock: Clock) {
    this.#drafts = drafts;
    this.#clock = clock;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What the guide shows, or `undefined` when the form is folded. */
  get state(): Omit<FormState, 'plan' | 'related'> | undefined {
    if (!this.#open) return undefined;
    const { name, draft, changed, rules } = this.#open;
    const problems = rules.reviewHypothesis(draft, this.#today(), changed);
    return { name, draft, editing: changed !== undefined, problems };
  }

  /**
   * Whether a draft waits, because another experiment was chosen while it was being written.
   * @param name `new`, or the slug of the experiment
   */
  isSetAside(name: string): boolean {
    return this.#aside.has(name);
  }

  /**
   * Opens the form with the saved draft, or with the hypothesis of the experiment that is changed.
   * @param name `new`, or the slug of the experiment
   */
  async openForm(name: string, changed?: Experiment): Promise<void> {
    const rules = await import('../../core/experiment/reviewHypothesis.ts');
    const kept = await this.#drafts.read(name);
    const found = kept ?? changed?.hypothesis ?? this.#fresh(rules);
    // It is written in another step: a copy of it that lies in a draft would overwrite what was written there since.
    const { handoff: _, ...draft } = found;
    this.#open = { name, draft, isTyped: kept !== undefined, changed, rules };
    this.#aside.delete(name);
    this.#changed.fire();
  }

  /** Saves the draft as typed; the form's problems follow from it. */
  async typed(name: string, draft: HypothesisDraft): Promise<void> {
    if (this.#open?.name === name) {
      this.#open.draft = draft;
      this.#open.isTyped = true;
    }
    await this.#drafts.write(name, draft);
    this.#changed.fire();
  }

  /** Folds the form; the draft stays where it is unless it was framed or discarded. */
  close(): void {
    this.#open = undefined;
    this.#changed.fire();
  }

  /** Folds the form so that an experiment can be shown. @param shown its slug; a form that changes it stays */
  setAside(shown?: string | null): void {
    if (!this.#open || this.#open.name === shown) return;
    if (isWorthAWord(this.#open)) this.#aside.add(this.#open.name);
    this.close();
  }

  /** Throws the draft away and folds the form. */
  async discard(name: string): Promise<void> {
    await this.#drafts.write(name, undefined);
    this.close();
  }

  #fresh({ addDays, defaultLifetimeDays }: Rules): HypothesisDraft {
    return { ...emptyDraft(), throwAwayDate: addDays(this.#today(), defaultLifetimeDays) };
  }

  #today(): string {
    return localDay(this.#clock.now());
  }
}

/** Whether something was typed that whoever comes back would miss. */
function isWorthAWord({ draft, changed, isTyped }: OpenForm): boolean {
  return changed ? isTyped : (draft.title + draft.belief + draft.segment).trim() !== '';
}
