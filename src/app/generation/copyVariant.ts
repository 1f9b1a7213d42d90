import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Checkpoints, LabStore } from '../ports.ts';
import { holdToChange } from './holdToChange.ts';
import { readSettled } from './readSettled.ts';
import { readSource } from './readSource.ts';

/** Begins the message of the checkpoint with which a copied variant starts. */
export const copyMessage = 'Copied from variant ';

interface CopyDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
}

/**
 * Fills a variant that starts from another with a copy of it, text, pictures and all, as its first checkpoint. One
 * that has files or had some is left as it is, so it may be called again after it was interrupted. A turn of the other
 * one that is being written is waited for, as half of it would be a prototype that nobody made.
 *
 * @throws FootbridgeError `no-prototype` when there is nothing to copy, `already-decided`, `busy`
 */
export async function copyVariant({ slug, variants }: Experiment, id: string, deps: CopyDeps): Promise<void> {
  const { store, checkpoints } = deps;
  const from = variants.find((variant) => variant.id === id)?.from;
  if (from === undefined || !(await isUntouched(slug, id, deps))) return;
  const source = await readSettled(slug, from, store);
  const files = [...source.files, ...source.assets];
  if (files.length === 0) throw errors.noPrototype();
  await holdToChange(slug, id, store, async () => {
    // Another window may have filled it meanwhile.
    if (!(await isUntouched(slug, id, deps))) return;
    await store.applyTurn(slug, id, files);
    await checkpoints.save(slug, id, `${copyMessage}${from}`);
  });
}

async function isUntouched(slug: string, id: string, { store, checkpoints }: CopyDeps): Promise<boolean> {
  const { files, assets } = await readSource(slug, id, store);
  return files.length + assets.length === 0 && (await checkpoints.list(slug, id)).length === 0;
}
