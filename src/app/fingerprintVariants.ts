import { fingerprintPrototype } from '../core/evidence/fingerprintPrototype.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import { readSource } from './generation/readSource.ts';
import type { LabStore } from './ports.ts';

/**
 * Fingerprints of variants' files as they are now, by variant; those without files are left out.
 *
 * @param variants ids, in any order
 */
export async function fingerprintVariants(
  slug: string,
  variants: readonly string[],
  {
    store,
    sha256,
  }: { readonly store: Pick<LabStore, 'readVariant' | 'readAssets'>; readonly sha256: Sha256 },
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const variant of variants) {
    const source = await readSource(slug, variant, store);
    if (source.files.length > 0) found[variant] = fingerprintPrototype(source, sha256);
  }
  return found;
}
