import type { Experiment } from '../../core/experiment/experiment.ts';
import type { LabStore } from '../ports.ts';

/**
 * The variant that is meant when none is named: the newest one that has files, as one may be listed before anything
 * was made for it; without files anywhere the newest one listed.
 *
 * @returns its id, or `undefined` for an experiment without variants
 */
export async function newestVariant(
  { slug, variants }: Pick<Experiment, 'slug' | 'variants'>,
  store: Pick<LabStore, 'readVariant'>,
): Promise<string | undefined> {
  for (const { id } of variants.toReversed()) {
    if ((await store.readVariant(slug, id)).length > 0) return id;
  }
  return variants.at(-1)?.id;
}
