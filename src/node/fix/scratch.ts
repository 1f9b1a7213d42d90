import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runGit, type GitOutput } from '../git/runGit.ts';
import { objectFolder } from './objectFolder.ts';

/** The repository a fix is made in. */
export interface FixRepository {
  /** The git executable. */
  readonly git: string;
  /** Top folder of the working tree, a real path. */
  readonly root: string;
  readonly signal?: AbortSignal | undefined;
}

/** Runs git beside the user's own index. */
export type ScratchGit = (args: readonly string[], input?: string | Uint8Array) => Promise<GitOutput>;

/**
 * Settings under which an index of ours comes out the same for everybody: nothing of it is kept in the repository
 * (`splitIndex` would), line ends are converted without complaint, and hooks stay still, as nothing of the user's changes.
 */
const settings = [
  ['core.splitIndex', 'false'],
  ['core.untrackedCache', 'false'],
  ['index.sparse', 'false'],
  ['core.safecrlf', 'false'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Gives `work` a git with an empty index of its own in a temporary folder, which is removed afterwards. HEAD, the
 * user's index, their files and their stash are only read.
 *
 * @param objects `scratch`: what git stores goes into the temporary folder too, so that nothing at all is left behind;
 *   `repository`: it goes where a branch can hold it
 */
export async function withScratch<T>(
  { git, root, signal }: FixRepository,
  objects: 'scratch' | 'repository',
  work: (run: ScratchGit) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footbridge-fix-'));
  try {
    const env: Record<string, string> = { GIT_INDEX_FILE: path.join(folder, 'index') };
    if (objects === 'scratch') {
      const own = path.join(folder, 'objects');
      await mkdir(own);
      env['GIT_OBJECT_DIRECTORY'] = own;
      env['GIT_ALTERNATE_OBJECT_DIRECTORIES'] = await objectFolder(git, root);
    }
    const fixed = [...settings, '-c', `core.hooksPath=${path.join(folder, 'hooks')}`];
    return await work((args, input) => runGit(git, [...fixed, ...args], { cwd: root, input, signal, env }));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
