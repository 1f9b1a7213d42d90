import type { Usage } from './fileChange.ts';
import type { ModelTraits } from './modelTurn.ts';

/**
 * Usage with what it cost in US dollars. What the provider itself says it cost stays; without a price, or without
 * counts of both kinds of tokens, nothing is said about money. Estimated counts give an estimated amount.
 *
 * @param price US dollars for a million tokens, see {@link ModelTraits}
 */
export function withDollars(usage: Usage, price: ModelTraits['price']): Usage {
  const { inputTokens, outputTokens, dollars } = usage;
  if (dollars !== undefined || !price) return usage;
  if (inputTokens === undefined || outputTokens === undefined) return usage;
  return { ...usage, dollars: (inputTokens * price.input + outputTokens * price.output) / 1_000_000 };
}
