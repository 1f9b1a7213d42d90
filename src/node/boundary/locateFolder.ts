import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { findRepository, type Repository } from '../git/findRepository.ts';
import { ignoresCase } from './ignoresCase.ts';

/** What the disk says of a folder that a window shows. */
export interface LocatedFolder {
  /** With symbolic links resolved; as it was given when it cannot be looked at. */
  readonly root: string;
  /** `undefined` when the folder lies in none. */
  readonly repository: Repository | undefined;
  /** Where the policy and CODEOWNERS are: the top folder of the repository, or without one the folder itself. */
  readonly top: string;
  /** From `top` down to the folder, with `/`; empty when they are the same. */
  readonly prefix: string;
  /** Whether `A` and `a` are the same name there. */
  readonly caseInsensitive: boolean;
}

/**
 * Looks where a folder really is. Only names are read, nothing is run.
 *
 * @param folder absolute; may be or lead through a symbolic link
 */
export async function locateFolder(folder: string): Promise<LocatedFolder> {
  const root = await realpath(folder).catch(() => folder);
  const usual = process.platform === 'win32' || process.platform === 'darwin';
  const [repository, caseInsensitive] = await Promise.all([findRepository(root), ignoresCase(root, usual)]);
  const top = repository?.root ?? root;
  return {
    root,
    repository,
    top,
    prefix: path.relative(top, root).replaceAll(path.sep, '/'),
    caseInsensitive,
  };
}
