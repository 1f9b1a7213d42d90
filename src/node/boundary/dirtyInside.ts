import path from 'node:path';
import { readStatus } from '../git/gitStatus.ts';
import { GitFailure } from '../git/runGit.ts';
import { markFile } from './fileMark.ts';

/** Of a repository inside production with more changed files than these, the rest is not told apart. */
const mostInside = 1000;

/** The changed files of a repository that lies inside production, by path, each with what its contents are known by. */
export type DirtyInside = Readonly<Record<string, string>>;

/**
 * Looks into a repository inside production, a submodule or one of its own, of which the outer one says little.
 *
 * @returns nothing where git cannot read it
 * @throws GitFailure when called off
 */
export async function dirtyInside(
  git: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<DirtyInside> {
  try {
    const { entries } = await readStatus(git, folder, { signal });
    const dirty: [string, string][] = [];
    for (const { path: file, isExact } of entries.slice(0, mostInside)) {
      if (!isExact) continue;
      const { mark } = await markFile(path.join(folder, file));
      dirty.push([file, mark.hash ?? (mark.kind === 'file' ? `${mark.size} ${mark.time}` : mark.kind)]);
    }
    return Object.fromEntries(dirty);
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof GitFailure)) throw error;
    return {};
  }
}

/** Whether something is changed in it that was not, or otherwise. What became clean is nobody's doing. */
export function isFurtherChanged(was: DirtyInside, now: DirtyInside): boolean {
  return Object.entries(now).some(([file, contents]) => was[file] !== contents);
}
