import type { Usage } from '../../core/generation/fileChange.ts';
import { withDollars } from '../../core/generation/modelPrice.ts';
import type { ChatMessage, ModelTraits } from '../../core/generation/modelTurn.ts';
import { estimateUsage } from '../../core/generation/spending.ts';

/** What came back of a request, to its end or as far as it got. */
export interface Heard {
  /** Whether the model began to work on it, be it only by thinking: from there on it is paid for. */
  alive: boolean;
  /** What arrived of the answer. */
  said: string;
  /** What the provider says that the request used; empty until it does. */
  stated: Usage;
}

/** Nothing yet. */
export function silence(): Heard {
  return { alive: false, said: '', stated: {} };
}

/**
 * What a request used: the provider's own counts, and where it gives none an estimate of at least the prompt, so that
 * what is cut off or cancelled counts towards the limits too. A request that nobody began to answer is free.
 */
export function usageOf(
  { alive, said, stated }: Heard,
  messages: readonly ChatMessage[],
  price: ModelTraits['price'],
): Usage {
  const counted = stated.inputTokens !== undefined && stated.outputTokens !== undefined;
  if (counted || (!alive && said === '')) return withDollars(stated, price);
  const { inputTokens, outputTokens } = estimateUsage(messages, said);
  const usage = {
    ...stated,
    inputTokens: stated.inputTokens ?? inputTokens,
    outputTokens: stated.outputTokens ?? outputTokens,
    estimated: true,
  };
  return withDollars(usage, price);
}
