import type { Hypothesis } from '../experiment/hypothesis.ts';
import type { PrototypeFile, Usage } from './fileChange.ts';

/** A picture that goes with a message: a screenshot or a sketch, for models that see. */
export interface ModelImage {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  readonly base64: string;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  readonly images?: readonly ModelImage[] | undefined;
}

/** What is known of a model. What nobody states is `undefined`; see core/generation/budget for what is assumed then. */
export interface ModelTraits {
  /** Tokens that prompt and answer may have together, and the answer alone. */
  readonly contextTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly seesImages?: boolean | undefined;
  /** US dollars for a million tokens. */
  readonly price?: { readonly input: number; readonly output: number } | undefined;
}

/** All a provider may use for one turn. Chat models read `messages`; the offline starter reads the rest. */
export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly hypothesis: Hypothesis;
  readonly instruction: string;
  readonly currentFiles: readonly PrototypeFile[];
}

/**
 * Why the provider says it stopped: `complete`, at its output `limit`, by its content `filter`, or
 * `unknown` where it reports nothing (VS Code language models).
 */
export type FinishReason = 'complete' | 'limit' | 'filter' | 'unknown';

/**
 * What arrives while a model answers. Exactly one `finish` ends a turn that was not cut off. `alive` says that the model
 * thinks without having said anything yet.
 */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'alive' }
  | {
      readonly type: 'retry';
      /** The attempt that failed, from 1, and how many are made at most. */
      readonly attempt: number;
      readonly attempts: number;
      readonly seconds: number;
      readonly why: string;
    }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly usage: Usage };
