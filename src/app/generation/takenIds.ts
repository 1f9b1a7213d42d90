import type { Experiment } from '../../core/experiment/experiment.ts';
import { nextVariantId } from '../../core/experiment/nextVariantId.ts';
import type { Checkpoints, LabStore } from '../ports.ts';
import { readSource } from './readSource.ts';

/**
 * The ids that a new variant must not get: those that are listed, and the next ones whose files or history a crash or
 * a full disk left behind. A variant of that id would begin with what was to be forgotten.
 */
export async function takenIds(
  { slug, variants }: Pick<Experiment, 'slug' | 'variants'>,
  { store, checkpoints }: { readonly store: LabStore; readonly checkpoints: Checkpoints },
): Promise<ReadonlySet<string>> {
  const taken = new Set(variants.map(({ id }) => id));
  for (;;) {
    const next = nextVariantId(taken);
    const { files, assets } = await readSource(slug, next, store);
    const isFree = files.length + assets.length === 0 && (await checkpoints.list(slug, next)).length === 0;
    if (isFree) return taken;
    taken.add(next);
  }
}
