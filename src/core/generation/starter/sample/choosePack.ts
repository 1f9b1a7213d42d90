import type { Hypothesis } from '../../../experiment/hypothesis.ts';
import { care } from './care.ts';
import { food } from './food.ts';
import { learning } from './learning.ts';
import { money } from './money.ts';
import type { SampleItem, SamplePack } from './samplePack.ts';
import { shop } from './shop.ts';
import { travel } from './travel.ts';
import { work } from './work.ts';

const packs = [shop, food, travel, care, money, learning, work] as const;

/** Words of the title say most about what the sample content should be. */
const titleWeight = 3;

/**
 * The sample content that fits a hypothesis, by counting each pack's words; the first of equals wins.
 *
 * @param seed turns the items around, so that two prototypes do not open with the same one
 */
export function choosePack(hypothesis: Hypothesis, seed: number): SamplePack {
  const scores = packs.map((pack) => ({ pack, score: score(pack, hypothesis) }));
  const best = scores.reduce((leader, next) => (next.score > leader.score ? next : leader));
  const fallback = hypothesis.kind === 'internalTool' || hypothesis.kind === 'interaction' ? work : shop;
  const pack = best.score > 0 ? best.pack : fallback;
  return { ...pack, items: rotate(pack.items, seed) };
}

function score(pack: SamplePack, hypothesis: Hypothesis): number {
  const { title, belief, problem, segment, steps } = hypothesis;
  const rest = [belief, problem, segment, ...steps.flatMap((step) => [step.title, step.detail ?? ''])].join(
    ' ',
  );
  return titleWeight * count(pack.words, title) + count(pack.words, rest);
}

function count(words: RegExp, text: string): number {
  return text.match(words)?.length ?? 0;
}

function rotate(items: readonly SampleItem[], seed: number): readonly SampleItem[] {
  const start = seed % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
