import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { atExit, temporaryFolder } from '../../support/cleanup.ts';

/**
 * A disk of the given size that is really full when it is full: a mounted tmpfs, for which one must be root
 * on Linux.
 * @returns its folder, or `undefined` where that cannot be had
 */
export function tinyDisk(kilobytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = path.join(temporaryFolder('disk').path, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  atExit(() => execFileSync('umount', [folder]));
  return folder;
}
