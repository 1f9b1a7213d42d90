import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  codeownersLimit,
  codeownersLocations,
  parseCodeowners,
  type OwnerRule,
} from '../../core/boundary/codeowners.ts';

/**
 * Reads the CODEOWNERS file that GitHub would use.
 *
 * @param top top folder of the repository, absolute
 * @returns no rules when there is no file, or one that is too large or cannot be read: nobody is named then
 */
export async function readCodeowners(top: string): Promise<readonly OwnerRule[]> {
  for (const location of codeownersLocations) {
    const file = path.join(top, location);
    const stats = await stat(file).catch(() => undefined);
    if (!stats?.isFile()) continue;
    if (stats.size >= codeownersLimit) return [];
    const bytes = await readFile(file).catch(() => undefined);
    return bytes ? parseCodeowners(new TextDecoder().decode(bytes), bytes.byteLength) : [];
  }
  return [];
}
