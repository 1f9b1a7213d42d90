import type { PresentState } from '../core/evidence/describeEvidence.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Generation } from '../core/generation/fileChange.ts';
import { differInFootnote } from '../core/generation/starter/differInFootnote.ts';
import { readSource } from './generation/readSource.ts';
import type { LabStore } from './ports.ts';

/**
 * Variants whose change was asked of the offline starter, which wrote it in a footnote: every turn of theirs was the starter's, and
 * as they are now they differ from the variant they were made from in such a footnote only.
 */
export async function findFootnoteOnly(
  { slug, variants }: Pick<Experiment, 'slug' | 'variants'>,
  generations: readonly Generation[],
  store: Pick<LabStore, 'readVariant' | 'readAssets'>,
): Promise<NonNullable<PresentState['footnoteOnly']>> {
  const found: { variant: string; from: string }[] = [];
  for (const { id, from } of variants) {
    const turns = generations.filter(({ variant, outcome }) => variant === id && outcome === 'applied');
    const byStarter = turns.length > 0 && turns.every(({ provider }) => provider === 'starter');
    if (from === undefined || !byStarter) continue;
    const [made, before] = await Promise.all([readSource(slug, id, store), readSource(slug, from, store)]);
    if (differInFootnote(made, before)) found.push({ variant: id, from });
  }
  return found;
}
