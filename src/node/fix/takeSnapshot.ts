import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { errors } from '../../core/errors.ts';
import type { FixSnapshot } from '../../core/boundary/fix/fixSnapshot.ts';
import { lookAt } from '../boundary/fileMark.ts';
import { readStatus, type StatusEntry } from '../git/gitStatus.ts';
import { GitFailure, runGit } from '../git/runGit.ts';
import { parseFixChanges } from './parseFixChanges.ts';
import { withScratch, type FixRepository, type ScratchGit } from './scratch.ts';

/** Options under which git compares two trees the same way for everybody; it is plumbing, which reads few settings. */
const compare = ['diff-tree', '-r', '--find-renames', '--no-ext-diff', '--no-textconv', '--no-color'];

/**
 * Takes chosen files as they are on disk now. Whatever is measured, shown and proposed afterwards comes from this one
 * moment. Nothing is written into the repository.
 *
 * @param chosen paths inside the repository, with `/`; those that git takes for unchanged or ignored are left out
 * @throws FootbridgeError `no-commits` or `fix-conflict`; GitFailure when git cannot read a file
 */
export async function takeSnapshot(
  repository: FixRepository,
  chosen: readonly string[],
): Promise<FixSnapshot> {
  const { git, root, signal } = repository;
  const base = await commitOf(repository);
  const { entries } = await readStatus(git, root, { signal });
  const wanted = new Set(chosen);
  const changed = entries.filter((entry) => entry.isExact && wanted.has(entry.path));
  const conflict = changed.find(({ kind }) => kind === 'unmerged');
  if (conflict) throw errors.fixConflict(conflict.path);
  return await withScratch(repository, 'scratch', async (run) => {
    await run(['read-tree', base]);
    await stage(run, root, [...changed, ...(await movedAway(run, root, { changed, entries }))]);
    const tree = await writeTree(run);
    const raw = await run([...compare, '-z', '--raw', '--no-abbrev', base, tree]);
    const numbers = await run([...compare, '-z', '--numstat', base, tree]);
    const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
    const patch = await run([...compare, '-p', '--binary', '--full-index', ...prefixes, base, tree]);
    return { base, tree, changes: parseFixChanges(raw.stdout, numbers.stdout), patch: patch.stdout };
  });
}

/** The id of the tree that our index describes. */
export async function writeTree(run: ScratchGit): Promise<string> {
  return (await run(['write-tree'])).stdout.toString('latin1').trim();
}

async function commitOf({ git, root, signal }: FixRepository): Promise<string> {
  try {
    const { stdout } = await runGit(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
      cwd: root,
      signal,
    });
    return stdout.toString('latin1').trim();
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) throw errors.noCommits();
    throw error;
  }
}

/** Files that became folders are gone as files; a folder that is a repository is for git to look at. */
async function stage(run: ScratchGit, root: string, entries: readonly StatusEntry[]): Promise<void> {
  const here: string[] = [];
  const gone: string[] = [];
  for (const { path: file, submodule, kind } of entries) {
    const stats = await lstat(path.join(root, file)).catch(() => undefined);
    const isFile = stats !== undefined && !stats.isDirectory();
    const isRepository = stats?.isDirectory() === true && (submodule !== undefined || kind === 'untracked');
    (isFile || isRepository ? here : gone).push(file.replace(/\/$/, ''));
  }
  if (gone.length > 0) await run(['update-index', '--force-remove', '-z', '--stdin'], list(gone));
  if (here.length > 0) await run(['update-index', '--add', '--replace', '-z', '--stdin'], list(here));
}

/**
 * Files that are gone and whose very content is in a chosen new file: it was moved, so both belong together, also when
 * only the new place was chosen.
 */
async function movedAway(
  run: ScratchGit,
  root: string,
  {
    changed,
    entries,
  }: { readonly changed: readonly StatusEntry[]; readonly entries: readonly StatusEntry[] },
): Promise<StatusEntry[]> {
  const created: string[] = [];
  for (const { head, path: file } of changed) {
    // Git cannot hash a link that leads nowhere, nor what was staged and is gone again.
    const isFile = async (): Promise<boolean> => (await lookAt(path.join(root, file))).kind === 'file';
    if (head === undefined && !/[\n\r"]/.test(file) && (await isFile())) created.push(file);
  }
  const gone = entries.filter((entry) => entry.isExact && isGone(entry) && !changed.includes(entry));
  if (created.length === 0 || gone.length === 0) return [];
  const { stdout } = await run(['hash-object', '--stdin-paths'], `${created.join('\n')}\n`);
  const contents = new Set(stdout.toString('latin1').split('\n'));
  return gone.filter(({ head }) => head !== undefined && contents.has(head.hash));
}

function isGone({ index, worktree }: StatusEntry): boolean {
  return worktree === 'D' || (index === 'D' && worktree === '.');
}

function list(paths: readonly string[]): string {
  return paths.map((one) => `${one}\0`).join('');
}
