import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';

/** Where this clone's pre-commit hook is written. */
export interface HookPlace {
  readonly commonDir: string;
  readonly hook: string;
  /** Whether it lies in the working tree, where others get it too. */
  readonly isTracked: boolean;
  /** Whether something runs it with `sh`, so that it needs neither a first line nor permission to be run. */
  readonly isRunBySh: boolean;
}

/**
 * Follows `core.hooksPath` as git does, and past husky's own folder of wrappers (`.husky/_`, written anew at every
 * installation) to the script they run.
 *
 * @throws GateFault when the hooks are outside of this repository: others share them
 */
export async function hookPlace(git: GateGit): Promise<HookPlace> {
  const answer = await git.run([
    'rev-parse',
    '--path-format=absolute',
    '--git-common-dir',
    '--git-path',
    'hooks',
  ]);
  const [common = '', found = ''] = answer.stdout.toString('utf8').split(/\r?\n/);
  const top = await git.run(['rev-parse', '--show-toplevel'], { answers: [128] });
  const [commonDir, hooks, root] = await Promise.all(
    [common, found, top.stdout.toString('utf8').trimEnd()].map(real),
  );
  if (commonDir === undefined || hooks === undefined || root === undefined)
    throw new GateFault('Git does not say where its hooks are.');
  const isHusky = path.basename(hooks) === '_' && path.basename(path.dirname(hooks)) === '.husky';
  const folder = isHusky ? path.dirname(hooks) : hooks;
  const isOwn = isIn(commonDir, folder);
  if (!isOwn && (root === '' || !isIn(root, folder)))
    throw new GateFault(
      `Git's hooks are in ${folder}, which other repositories share. Ask whoever keeps that folder to add the gate: sh "$(git rev-parse --git-common-dir)/footbridge/pre-commit"`,
    );
  return { commonDir, hook: path.join(folder, 'pre-commit'), isTracked: !isOwn, isRunBySh: isHusky };
}

/** The nearest existing folder made real, as parts of the rest may not be there yet. */
async function real(place: string): Promise<string> {
  if (place === '') return '';
  const missing: string[] = [];
  for (let at = path.resolve(place); ; at = path.dirname(at)) {
    const found = await realpath(at).catch(() => undefined);
    if (found !== undefined) return path.join(found, ...missing);
    if (path.dirname(at) === at) return path.resolve(place);
    missing.unshift(path.basename(at));
  }
}

function isIn(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
