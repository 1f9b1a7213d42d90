import type { Variant } from '../../experiment/experiment.ts';
import type { Hypothesis } from '../../experiment/hypothesis.ts';
import type { PrototypeAsset, PrototypeFile } from '../fileChange.ts';
import type { ChatMessage, ModelImage, ModelTraits } from '../modelTurn.ts';

/** What the user answered to a question that the model asked before the first generation. */
export interface Answer {
  readonly question: string;
  readonly answer: string;
}

/** `first` makes a prototype, `change` changes one, `fix` mends an error without changing anything else. */
export type TurnStyle = 'first' | 'change' | 'fix';

/** All that a turn's prompt is made of. */
export interface TurnInput {
  readonly hypothesis: Hypothesis;
  /** What the user asks for; empty for a first prototype without further words. */
  readonly instruction: string;
  readonly currentFiles: readonly PrototypeFile[];
  /** Pictures and fonts of the prototype; models are told their names. */
  readonly assets?: readonly PrototypeAsset[] | undefined;
  /** Names what this variant changes, if it is not the first. */
  readonly variant?: Pick<Variant, 'axis' | 'change'> | undefined;
  readonly answers?: readonly Answer[] | undefined;
  /** From `describeDatasets`; empty when nothing is attached. */
  readonly datasets: string;
  readonly images?: readonly ModelImage[] | undefined;
  readonly style: TurnStyle;
}

/** What a turn or a follow-up of it ends with. */
export interface TurnAsk {
  /** The task, and after it what went wrong so far. */
  readonly task: string;
  /** Paths that must be shown whole whatever they cost, beside those that the instruction names. */
  readonly needed: readonly string[];
}

/** A prompt that fits the model. Follow-ups (continuation, correction …) are built from it. */
export interface BuiltTurn {
  readonly messages: readonly ChatMessage[];
  /** What had to be left out for the model's context, as phrases to show, such as `the text of old.css`. */
  readonly dropped: readonly string[];
  /** The files whose text was left out; an answer must not replace or delete them. */
  readonly unseen: readonly string[];
  readonly estimatedTokens: number;
  /** What it asks for, so that it can be put together anew with less around it. */
  readonly ask: TurnAsk;
  readonly input: TurnInput;
  readonly traits: ModelTraits;
}
