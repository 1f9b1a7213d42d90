import path from 'node:path';
import type { GateReport } from '../../core/boundary/gate/gateFinding.ts';
import { readChangeSet, type GateMode } from './changeSet.ts';
import { gateGit, type GateGit } from './gateGit.ts';

export interface GateRequest {
  readonly git: string;
  /** A folder inside the repository. */
  readonly cwd: string;
  readonly mode: GateMode;
  /** Labs the caller names, absolute; the policy's and the one beside the repository count as well. */
  readonly labs: readonly string[];
  /** Inside the repository, with `/`; `undefined`: the usual one. */
  readonly baseline: string | undefined;
  /** Today, such as `2026-11-23`. */
  readonly today: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Zones apply whoever made the change. */
  readonly everybody?: boolean;
}

/**
 * Checks a change against the boundary. What is read comes from git's index or commits, never from the worktree.
 *
 * @throws GateFault when it cannot tell: then the gate stays closed
 */
export async function checkGate(request: GateRequest): Promise<GateReport> {
  const git = gateGit(request.git, request.cwd, request.environment);
  // What judges is loaded while git works.
  const [change, root, { judgeChange }] = await Promise.all([
    readChangeSet(git, request.mode),
    rootOf(git),
    import('./judgeChange.ts'),
  ]);
  return await judgeChange(change, { request, git, root });
}

/** The top of the working tree; for a repository without one, a place where nothing is. */
async function rootOf(git: GateGit): Promise<string> {
  // Looking costs less than asking, but only git knows what its own variables mean.
  const isTold = git.env['GIT_DIR'] !== undefined || git.env['GIT_WORK_TREE'] !== undefined;
  const seen = isTold ? undefined : await git.repository();
  if (seen) return withSlashes(seen.root);
  const found = await git.run(['rev-parse', '--show-toplevel'], { answers: [128] });
  const root = found.stdout.toString('utf8').replace(/\r?\n$/, '');
  return withSlashes(found.exitCode === 0 && root !== '' ? root : path.resolve(git.cwd, '.footbridge-bare'));
}

function withSlashes(folder: string): string {
  return folder.split(path.sep).join('/');
}
