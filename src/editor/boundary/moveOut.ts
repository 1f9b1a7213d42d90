import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { moveIntoPrototype, type MoveOrder } from '../../app/boundary/moveIntoPrototype.ts';
import type { LabStore } from '../../app/ports.ts';
import { lazyCheckpoints } from '../../node/checkpoints/lazyCheckpoints.ts';
import { writeMoved } from '../../node/boundary/writeMoved.ts';

/**
 * Copies a production file into the lab; see {@link moveIntoPrototype}.
 *
 * @returns the copy's file-system path, and the variant it is in
 */
export async function moveOut(
  { experiment, path: file, contents }: Omit<MoveOrder, 'base64'>,
  store: LabStore,
): Promise<{ readonly copy: string; readonly variant: string | undefined }> {
  const order = { experiment, path: file, contents, base64: () => Buffer.from(contents).toString('base64') };
  const lab = await realpath(store.root);
  const moved = await moveIntoPrototype(order, {
    store,
    checkpoints: lazyCheckpoints(store.root),
    writeMoved: async (one) => path.join(store.root, await writeMoved(lab, one)),
  });
  if ('beside' in moved) return { copy: moved.beside, variant: undefined };
  const folder = store.variantFolder(experiment, moved.variant);
  return { copy: path.join(folder, ...moved.file.split('/')), variant: moved.variant };
}
