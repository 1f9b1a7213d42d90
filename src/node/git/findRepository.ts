import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** A `.git` file holds one short line; whatever is larger is something else. In bytes. */
const mostBytes = 64 * 1024;

/** Where a repository is. All paths are absolute, with symbolic links resolved. */
export interface Repository {
  /** The top folder of the working tree. */
  readonly root: string;
  /** Holds `HEAD` and `index`: `.git`, or the folder of a worktree or submodule. */
  readonly gitDir: string;
  /** Holds branches, hooks and configuration: the same as `gitDir`, except in a worktree. */
  readonly commonDir: string;
}

/**
 * Finds the repository whose working tree a folder lies in, as git does: upwards, past folders named `.git` that are
 * no repository, to the innermost one. Files are looked at and nothing is run, so it is safe in Restricted Mode.
 * `core.worktree`, bare repositories and environment variables are not followed.
 *
 * @param folder absolute; may be reached through symbolic links
 * @returns `undefined` outside a repository, and where a `.git` file leads nowhere or to another computer
 */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  let root = await realpath(folder).catch(() => undefined);
  while (root !== undefined) {
    const entry = path.join(root, '.git');
    const stats = await stat(entry).catch(() => undefined);
    if (stats?.isFile()) return await followGitFile(root, entry, stats.size);
    const found = stats?.isDirectory() ? await openGitFolder(root, entry) : undefined;
    if (found) return found;
    const above = path.dirname(root);
    root = above === root ? undefined : above;
  }
  return undefined;
}

/** Worktrees and submodules have a file that says where the rest is. Git goes no further up when it is wrong. */
async function followGitFile(root: string, entry: string, size: number): Promise<Repository | undefined> {
  const target = size > mostBytes ? undefined : /^gitdir: (.+?)[\r\n]*$/s.exec(await textOf(entry))?.[1];
  if (target === undefined || isElsewhere(target)) return undefined;
  return await openGitFolder(root, path.resolve(root, target));
}

/** Checks what git itself checks before it takes a folder for a repository: `HEAD`, `objects` and `refs`. */
async function openGitFolder(root: string, folder: string): Promise<Repository | undefined> {
  try {
    const gitDir = await realpath(folder);
    const common = (await textOf(path.join(gitDir, 'commondir'))).replace(/[\r\n]+$/, '');
    if (isElsewhere(common)) return undefined;
    const commonDir = common === '' ? gitDir : await realpath(path.resolve(gitDir, common));
    const needed = [path.join(gitDir, 'HEAD'), path.join(commonDir, 'objects'), path.join(commonDir, 'refs')];
    await Promise.all(needed.map(async (one) => await access(one, constants.F_OK)));
    return { root, gitDir, commonDir };
  } catch {
    return undefined;
  }
}

/** On Windows, reading from another computer would send it the user's credentials. */
function isElsewhere(target: string): boolean {
  return /^\s*[/\\]{2}/.test(target);
}

/** Empty when there is no such file. */
async function textOf(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(() => '');
}
