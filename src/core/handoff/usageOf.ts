import { talkOutcomes, type Generation } from '../generation/fileChange.ts';
import type { Brief } from './briefSchema.ts';

/**
 * Who answered the model turns, how many were used, and the tokens that were reported. Turns that were to change no prototype count
 * by their tokens only: there was nothing in them to use.
 */
export function usageOf(
  generations: readonly Generation[],
): Pick<Brief['provenance'], 'models' | 'inputTokens' | 'outputTokens'> {
  const models = new Map<string, Brief['provenance']['models'][number]>();
  let inputTokens = 0;
  let outputTokens = 0;
  for (const { provider, model, outcome, usage } of generations) {
    inputTokens += usage.inputTokens ?? 0;
    outputTokens += usage.outputTokens ?? 0;
    if (isTalk(outcome)) continue;
    const key = `${provider}\n${model}`;
    const entry = models.get(key) ?? { provider, model, turns: 0, applied: 0 };
    models.set(key, {
      ...entry,
      turns: entry.turns + 1,
      applied: entry.applied + (outcome === 'applied' ? 1 : 0),
    });
  }
  return { models: [...models.values()], inputTokens, outputTokens };
}

function isTalk(outcome: string): boolean {
  return talkOutcomes.some((one) => one === outcome);
}
