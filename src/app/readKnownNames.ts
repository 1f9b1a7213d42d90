import type { KnownNames } from '../core/evidence/cleanReport.ts';
import { knownNames } from '../core/evidence/knownNames.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { LabStore } from './ports.ts';

/**
 * Reads from variants' files, as they are now, which names evidence may hold when their prototypes report them.
 *
 * @param variants ids
 */
export async function readKnownNames(
  { slug, hypothesis }: Pick<Experiment, 'slug' | 'hypothesis'>,
  variants: readonly string[],
  { store }: { readonly store: Pick<LabStore, 'readVariant'> },
): Promise<KnownNames> {
  const files = variants.map(async (id) => [id, await store.readVariant(slug, id)] as const);
  return knownNames(new Map(await Promise.all(files)), hypothesis.steps, hypothesis.tasks);
}
