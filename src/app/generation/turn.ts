import type { ModelImage } from '../../core/generation/modelTurn.ts';
import type { Answer } from '../../core/generation/prompt/turnInput.ts';
import type { FixOrder } from '../../core/generation/repair.ts';
import type { ProgressReporter } from './generationProgress.ts';
import type { TurnLedger } from './turnLedger.ts';

/** Id of an experiment's first variant. */
export const firstVariant = 'a';

/** What a turn is to do. */
export interface GenerationOrder extends Partial<Pick<FixOrder, 'purpose' | 'mends' | 'error'>> {
  /** Slug of the experiment. */
  readonly experiment: string;
  /** A listed variant; without it the newest that has files, or the first one of an experiment that has none. */
  readonly variant: string | undefined;
  /** What to make or change, in the user's words; empty for the first prototype. */
  readonly instruction: string;
  /** What the instruction is about, in words for the model: the element that was pointed at. */
  readonly about?: string | undefined;
  /** Screenshots or sketches that belong to the instruction. */
  readonly images?: readonly ModelImage[] | undefined;
  /** What was answered before the first generation. */
  readonly answers?: readonly Answer[] | undefined;
}

/** One turn while it runs. */
export interface Turn {
  readonly order: GenerationOrder;
  readonly variant: string;
  readonly ledger: TurnLedger;
  readonly report: ProgressReporter;
}
