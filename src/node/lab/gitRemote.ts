import fs from 'node:fs/promises';
import { withoutCredentials } from '../../core/handoff/contactDetails.ts';
import { findRepository } from '../git/findRepository.ts';
import { faultCode } from './faults.ts';

/** Larger files are no git configuration that a person or git has written. In bytes. */
const mostBytes = 1_000_000;
const withScheme = /^(?!file:)[a-z][a-z0-9+.-]*:\/\/[^\s@]+$/i;
/** `user@host:path`, as git reads it; a single letter before the colon is a drive of Windows. */
const likeScp = /^(?:[\w.-]+@)?[\w.-]{2,}:(?![/\\]{2}|:)[^\s@]+$/;

/**
 * Reads the address of `origin` from the repository that a folder lies in, also in a worktree or a submodule.
 * Only files are read: no git is started and nothing the repository brings is run, so it is safe in Restricted
 * Mode. `include` and `insteadOf` of git's configuration are not followed.
 *
 * @param folder absolute
 * @returns the address without user names, passwords and tokens (but with the user of `git@host:path`), or
 *   `undefined` when there is none, when it cannot be read, or when it is only a place on this computer
 */
export async function gitRemote(folder: string): Promise<string | undefined> {
  try {
    const gitdir = (await findRepository(folder))?.commonDir;
    if (gitdir === undefined) return undefined;
    // Loaded here and not before, as it is large.
    const { default: git } = await import('isomorphic-git');
    const address: unknown = await git.getConfig({ fs: readingFs(), gitdir, path: 'remote.origin.url' });
    return typeof address === 'string' ? asShared(address.trim()) : undefined;
  } catch (error) {
    if (faultCode(error) === undefined) throw error;
    return undefined;
  }
}

/** What may go into files that travel; anything that still has an `@` where a password may hide does not. */
function asShared(address: string): string | undefined {
  if (likeScp.test(address)) return address;
  const clean = withoutCredentials(address);
  return withScheme.test(clean) ? clean : undefined;
}

async function readSmall(file: string): Promise<string> {
  const stats = await fs.stat(file);
  return stats.isFile() && stats.size <= mostBytes ? fs.readFile(file, 'utf8') : '';
}

/** Node's file functions for the git library, which reads nothing but small files through them. */
function readingFs() {
  const { writeFile, unlink, readdir, mkdir, rmdir, stat, lstat, readlink, symlink, chmod } = fs;
  return {
    promises: {
      readFile: readSmall,
      writeFile,
      unlink,
      readdir,
      mkdir,
      rmdir,
      stat,
      lstat,
      readlink,
      symlink,
      chmod,
    },
  };
}
