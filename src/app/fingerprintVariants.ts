import { fingerprintPrototype } from '../core/evidence/fingerprintPrototype.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import type { PrototypeSource } from '../core/generation/fileChange.ts';
import { readSource } from './generation/readSource.ts';
import type { LabStore } from './ports.ts';

/**
 * Fingerprints of variants' files as they are now, by variant; those without files are left out.
 *
 * @param variants ids, in any order
 * @param read how a variant is read: as it is, or as readSettled.ts does, which nobody may who holds it
 */
export async function fingerprintVariants<Store extends Pick<LabStore, 'readVariant' | 'readAssets'>>(
  slug: string,
  variants: readonly string[],
  { store, sha256 }: { readonly store: Store; readonly sha256: Sha256 },
  read: (slug: string, variant: string, store: Store) => Promise<PrototypeSource> = readSource,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const variant of variants) {
    const source = await read(slug, variant, store);
    if (source.files.length > 0) found[variant] = fingerprintPrototype(source, sha256);
  }
  return found;
}
