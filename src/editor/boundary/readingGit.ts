import { errors } from '../../core/errors.ts';
import type { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { GitFailure } from '../../node/git/runGit.ts';

/**
 * Does something that reads the user's repository. What git could not do is told in words, with what to do next; git's own
 * are in the log.
 *
 * @param signal by which a person can cancel it
 * @throws FootbridgeError `cancelled`, `git-owner` or `git-unread`, and what `work` throws otherwise
 */
export async function readingGit<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted === true) throw errors.cancelled();
    if (error instanceof GitFailure) throw inWords(error.stderr);
    throw error;
  }
}

/** Git names the folder in the command that it advises; see `safe.directory` in git-config(1). */
function inWords(stderr: string): FootbridgeError {
  const owned = /safe\.directory (.+)/.exec(stderr)?.[1];
  if (owned !== undefined && stderr.includes('dubious ownership'))
    return errors.gitOwner(owned.trim().replace(/^(['"])(.*)\1$/, '$2'));
  const [line = ''] = stderr.trim().split('\n');
  return errors.gitUnread(line.replace(/^(fatal|error): /, '').replace(/[.:]$/, ''));
}
