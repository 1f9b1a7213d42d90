import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** As many names as are tried; a folder in which none of them has a letter says nothing. */
const mostProbes = 50;

/**
 * Whether a folder takes `A` and `a` for the same name. It is tried on the names that are there, as it depends on the
 * disk, and on Windows on the folder: no operating system settles it.
 *
 * @param folder absolute
 * @param otherwise the answer when the folder cannot be read or has no name with a letter in it
 */
export async function ignoresCase(folder: string, otherwise: boolean): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.slice(0, mostProbes)) {
    const other = swapped(name);
    if (other === name || names.includes(other)) continue;
    const same = await isSameFile(path.join(folder, name), path.join(folder, other));
    if (same !== undefined) return same;
  }
  return otherwise;
}

/** `undefined` when the first one is gone meanwhile. */
async function isSameFile(file: string, other: string): Promise<boolean | undefined> {
  const [one, two] = await Promise.all([identityOf(file), identityOf(other)]);
  return one === undefined ? undefined : one === two;
}

async function identityOf(file: string): Promise<string | undefined> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined);
  return stats && `${stats.dev}:${stats.ino}`;
}

function swapped(name: string): string {
  const upper = name.toUpperCase();
  return upper === name ? name.toLowerCase() : upper;
}
