import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFault } from './faults.ts';

/**
 * Makes a folder that the user chose, and the folders above it. (Node's own recursive `mkdir` never comes
 * back where the system refuses a folder with ENOENT although the one above exists, as in `/proc`.)
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const above = path.dirname(folder);
    if (isFault(error, 'ENOENT') && above !== folder && !(await isThere(above))) {
      await makeFolder(above);
      await mkdir(folder);
    } else if (!(await isFolder(folder))) throw error;
  }
}

async function isThere(location: string): Promise<boolean> {
  return stat(location).then(
    () => true,
    () => false,
  );
}

async function isFolder(location: string): Promise<boolean> {
  return stat(location).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
