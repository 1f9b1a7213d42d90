import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isFault } from './faults.ts';
import { ownFolder } from './labPaths.ts';
import { isAbandoned, isTemporaryName } from './temporaryName.ts';

/** Experiments, variants and their folders lie no deeper. */
const maxDepth = 14;
/** Large, and not read as files of the lab; the last are removed with their experiment, or when the trash is emptied. */
const skipped = new Set([
  '.git',
  'node_modules',
  path.join(ownFolder, 'checkpoints'),
  path.join(ownFolder, 'trash'),
]);

/**
 * Removes what a killed process left half-written: only names of ours, and only of processes that are
 * gone. Follows no links. That something cannot be removed is no reason not to open the lab.
 *
 * @param now in milliseconds since 1970
 */
export async function sweepTemporaries(folder: string, now: number, depth = 0): Promise<void> {
  if (depth > maxDepth) return;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(ignoreFaults)) {
    const location = path.join(folder, entry.name);
    if (isTemporaryName(entry.name)) await removeIfAbandoned(location, entry.name, now).catch(ignoreFaults);
    else if (
      entry.isDirectory() &&
      !skipped.has(entry.name) &&
      !skipped.has(path.join(path.basename(folder), entry.name))
    )
      await sweepTemporaries(location, now, depth + 1);
  }
}

async function removeIfAbandoned(location: string, name: string, now: number): Promise<void> {
  const { mtimeMs } = await lstat(location);
  if (isAbandoned(name, mtimeMs, now)) await rm(location, { recursive: true, force: true });
}

function ignoreFaults(error: unknown): [] {
  if (isFault(error, 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EROFS', 'ENOTEMPTY')) return [];
  throw error;
}
