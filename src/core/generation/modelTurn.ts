import type { Hypothesis } from '../experiment/hypothesis.ts';
import type { PrototypeFile, Usage } from './fileChange.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
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

/** What arrives while a model answers. Exactly one `finish` ends a turn that was not cut off. */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'retry'; readonly attempt: number; readonly seconds: number; readonly why: string }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly usage: Usage };
