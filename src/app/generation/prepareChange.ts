import { errors } from '../../core/errors.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { Checkpoints, LabStore } from '../ports.ts';
import { readSource } from './readSource.ts';

interface VariantDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
}

/** How often somebody's edit may come in between; each is a matter of milliseconds. */
const maxTries = 5;

/**
 * Prepares a change of a variant from how it is now, which is kept in a checkpoint. When somebody edits it by hand
 * meanwhile, all begins anew, so that nothing is overwritten that was not kept. Hold the variant around this and what
 * follows.
 *
 * @param prepare is given the variant and the checkpoint that holds it, `undefined` while nothing was ever made
 * @returns what was prepared
 * @throws FootbridgeError `busy` when the edits do not end
 */
export async function prepareChange<T>(
  slug: string,
  variant: string,
  deps: VariantDeps,
  prepare: (present: PrototypeSource, kept: string | undefined) => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const kept = await keepHandEdits(slug, variant, deps);
    const prepared = await prepare(await readSource(slug, variant, deps.store), kept);
    if (await isStill(kept, slug, variant, deps)) return prepared;
  }
  throw errors.busy(slug);
}

/** Keeps a variant as it is. @returns its checkpoint, or `undefined` for one that is empty and always was */
export async function keepHandEdits(
  slug: string,
  variant: string,
  { store, checkpoints }: VariantDeps,
): Promise<string | undefined> {
  const isNew =
    isEmpty(await readSource(slug, variant, store)) && (await checkpoints.list(slug, variant)).length === 0;
  return isNew ? undefined : await checkpoints.save(slug, variant, 'Edited by hand');
}

async function isStill(
  kept: string | undefined,
  slug: string,
  variant: string,
  { store, checkpoints }: VariantDeps,
): Promise<boolean> {
  return kept === undefined
    ? isEmpty(await readSource(slug, variant, store))
    : (await checkpoints.current(slug, variant)) === kept;
}

function isEmpty({ files, assets }: PrototypeSource): boolean {
  return files.length + assets.length === 0;
}
