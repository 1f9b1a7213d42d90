import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type TemporaryFolder, atExit, temporaryFolder } from '../../support/cleanup.ts';

/**
 * A disk of the given size that is really full when it is full: a mounted tmpfs, for which one must be root
 * on Linux.
 * @returns its folder, or `undefined` where that cannot be had. Who asked for it removes it: a process that is ended by force leaves
 * it mounted.
 */
export function tinyDisk(kilobytes: number): TemporaryFolder | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const around = temporaryFolder('disk');
  const folder = path.join(around.path, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    around.remove();
    return undefined;
  }
  const remove = atExit(() => {
    // Also while something still looks at it.
    execFileSync('umount', ['--lazy', folder]);
    around.remove();
  });
  return { path: folder, remove };
}
