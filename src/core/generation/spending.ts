import { estimateMessages, estimateTokens } from './budget.ts';
import type { Usage } from './fileChange.ts';
import type { ChatMessage } from './modelTurn.ts';

/** What turns have used. `estimated` when some of the counts are not the provider's own. */
export interface Spending {
  /** Read and written together. */
  readonly tokens: number;
  /** US dollars, of the turns whose price is known; left out when that is none. */
  readonly dollars?: number | undefined;
  readonly estimated: boolean;
}

/** What an experiment may use; 0 or left out is no limit. */
export interface SpendingCaps {
  readonly tokens?: number | undefined;
  /** US dollars. Only requests to models whose price is known are sent while there is such a limit. */
  readonly dollars?: number | undefined;
}

/** Counts together what turns have used, whether they were applied or not: both were paid for. */
export function spendingOf(turns: readonly { readonly usage: Usage }[]): Spending {
  const { inputTokens = 0, outputTokens = 0, dollars, estimated = false } = sumOf(turns);
  return { tokens: inputTokens + outputTokens, dollars, estimated };
}

/** Adds up the usage of two requests. What neither of them states stays unknown. */
export function addUsage(a: Usage, b: Usage): Usage {
  const sum = (left: number | undefined, right: number | undefined) =>
    left === undefined ? right : left + (right ?? 0);
  const inputTokens = sum(a.inputTokens, b.inputTokens);
  const outputTokens = sum(a.outputTokens, b.outputTokens);
  const dollars = sum(a.dollars, b.dollars);
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(a.estimated || b.estimated ? { estimated: true } : {}),
    ...(dollars === undefined ? {} : { dollars }),
  };
}

/**
 * The limit that is reached, in words that fit `errors.spendingCapReached`.
 * @returns `undefined` while more may be used
 */
export function reachedCap(spent: Spending, caps: SpendingCaps): string | undefined {
  if (caps.tokens && spent.tokens >= caps.tokens)
    return `${spent.estimated ? '≈ ' : ''}${grouped(spent.tokens)} of ${grouped(caps.tokens)} tokens`;
  if (caps.dollars && (spent.dollars ?? 0) >= caps.dollars)
    return `$${(spent.dollars ?? 0).toFixed(2)} of $${caps.dollars.toFixed(2)}`;
  return undefined;
}

/**
 * What a request used whose provider does not say so: because it never does, or because the request was cut off
 * or cancelled, which is paid for all the same.
 *
 * @param answer what arrived of it
 */
export function estimateUsage(prompt: readonly ChatMessage[], answer: string): Usage {
  return {
    inputTokens: estimateMessages(prompt),
    outputTokens: estimateTokens(answer),
    estimated: true,
  };
}

function sumOf(turns: readonly { readonly usage: Usage }[]): Usage {
  return turns.reduce<Usage>((sum, { usage }) => addUsage(sum, usage), {});
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
