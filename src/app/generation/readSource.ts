import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { LabStore } from '../ports.ts';

/** All of a variant as it is on disk: its text files, and its pictures and fonts. */
export async function readSource(
  slug: string,
  variant: string,
  store: Pick<LabStore, 'readVariant' | 'readAssets'>,
): Promise<PrototypeSource> {
  const [files, assets] = await Promise.all([
    store.readVariant(slug, variant),
    store.readAssets(slug, variant),
  ]);
  return { files, assets };
}
