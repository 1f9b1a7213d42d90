import { errors } from '../../core/errors.ts';
import type { FixSnapshot } from '../../core/boundary/fix/fixSnapshot.ts';
import { GitFailure, runGit } from '../git/runGit.ts';
import { applyToBase } from './applyToBase.ts';
import { withScratch, type FixRepository, type ScratchGit } from './scratch.ts';

/** The branches there are, by their whole names below `refs/heads`. */
export async function branchNames({ git, root }: FixRepository): Promise<ReadonlySet<string>> {
  const args = ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads'];
  const { stdout } = await runGit(git, args, { cwd: root });
  return new Set(
    stdout
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== ''),
  );
}

/**
 * Commits a fix to a new branch by plumbing. Nothing is checked out: HEAD, index, working tree and stash stay as they
 * are to the byte, whenever this ends or is killed, as the branch comes into being in one step at the very end.
 * Commit hooks do not run; a `reference-transaction` hook, which can refuse a branch, does. Nothing is pushed.
 *
 * @param name of a branch that does not exist
 * @param step called before each step with its name, for tests
 * @returns the commit
 * @throws FootbridgeError `git-identity`, `branch-refused` or `fix-not-exact`
 */
export async function makeBranch(
  repository: FixRepository,
  snapshot: FixSnapshot,
  { name, message }: { readonly name: string; readonly message: string },
  step: (name: string) => void = () => {},
): Promise<string> {
  return await withScratch(repository, 'repository', async (scratch) => {
    const run: ScratchGit = (args, input) => {
      step(args[0] ?? '');
      return scratch(args, input);
    };
    await applyToBase(run, snapshot);
    const commit = await writeCommit(run, snapshot, message);
    step('update-ref');
    await createBranch(repository, name, commit);
    return commit;
  });
}

async function writeCommit(run: ScratchGit, { base, tree }: FixSnapshot, message: string): Promise<string> {
  // Without this git makes an address up from the names of the computer and its user.
  const identity = ['-c', 'user.useConfigOnly=true', '-c', 'i18n.commitEncoding=UTF-8'];
  try {
    const { stdout } = await run([...identity, 'commit-tree', tree, '-p', base, '-F', '-'], message);
    return stdout.toString('latin1').trim();
  } catch (error) {
    if (
      error instanceof GitFailure &&
      /who you are|auto-detect|empty ident|no (email|name)/i.test(error.stderr)
    )
      throw errors.gitIdentity();
    throw error;
  }
}

/** The empty old value makes git refuse a branch that has come into being meanwhile. */
async function createBranch({ git, root }: FixRepository, name: string, commit: string): Promise<void> {
  const args = ['update-ref', '-m', 'Footbridge: lightweight fix', `refs/heads/${name}`, commit, ''];
  try {
    await runGit(git, args, { cwd: root });
  } catch (error) {
    if (error instanceof GitFailure)
      throw errors.branchRefused(name, error.stderr.trim().split('\n')[0] ?? '');
    throw error;
  }
}

/** Removes a branch of ours again, unless it has moved on since. @throws GitFailure */
export async function removeBranch(
  { git, root }: FixRepository,
  name: string,
  commit: string,
): Promise<void> {
  await runGit(git, ['update-ref', '-d', `refs/heads/${name}`, commit], { cwd: root });
}
