import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { LabStore } from '../ports.ts';
import { readSource } from './readSource.ts';

/**
 * All of a variant as it is between two turns. One that is being written, also in another window or process, is waited for:
 * half of it would be a prototype that nobody made. Not for use while the variant is held already.
 *
 * @throws FootbridgeError `busy` when the turn does not end within a few seconds
 */
export async function readSettled(
  slug: string,
  variant: string,
  store: Pick<LabStore, 'holdVariant' | 'readVariant' | 'readAssets'>,
): Promise<PrototypeSource> {
  const read = async (): Promise<PrototypeSource> => await readSource(slug, variant, store);
  try {
    return await store.holdVariant(slug, variant, read);
  } catch (error) {
    // A lab that cannot be written to, such as one on a read-only share, can still be looked at.
    if (error instanceof FootbridgeError && unwritable.has(error.code)) return await read();
    throw error;
  }
}

const unwritable: ReadonlySet<string> = new Set(['write-failed', 'disk-full']);
