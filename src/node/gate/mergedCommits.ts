import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';

/**
 * The commits that are being merged into the current one, while a merge waits to be finished; usually none.
 *
 * @throws GateFault when git left something else behind than it documents (gitrevisions(7), `MERGE_HEAD`)
 */
export async function mergedCommits(git: GateGit): Promise<string[]> {
  const folder = git.env['GIT_DIR'] ?? (await git.repository())?.gitDir ?? (await askedFolder(git));
  if (folder === undefined) return [];
  const text = await readFile(path.join(folder, 'MERGE_HEAD'), 'utf8').catch(() => '');
  const commits = text.split('\n').filter((line) => line !== '');
  if (!commits.every((commit) => /^[0-9a-f]{40,64}$/.test(commit)))
    throw new GateFault(
      'Git does not say what is being merged. Finish the merge or give it up: git merge --abort',
    );
  return commits;
}

async function askedFolder(git: GateGit): Promise<string | undefined> {
  const found = await git.run(['rev-parse', '--absolute-git-dir'], { answers: [128] });
  return found.exitCode === 0 ? found.stdout.toString('utf8').replace(/\r?\n$/, '') : undefined;
}
