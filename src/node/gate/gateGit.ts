import path from 'node:path';
import { findRepository, type Repository } from '../git/findRepository.ts';
import { GitFailure, runGit, type GitOutput } from '../git/runGit.ts';
import { GateFault } from './gateFault.ts';

/** Where git told its hook to look; also what someone exported on purpose. */
const locations = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
];

/** What would change the meaning of every path that git is asked for. */
const pathspecs = ['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'].map((manner) => `GIT_${manner}_PATHSPECS`);

/** Before every command: nothing of it is left to configuration or to what else runs on this computer. */
export const gateOptions = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'color.ui=false',
  '-c',
  'submodule.recurse=false',
] as const;

/** Git as the gate uses it: in one folder, on the index and the objects that git itself named, never on the worktree. */
export interface GateGit {
  readonly git: string;
  readonly cwd: string;
  /** The whole environment in which git runs, whoever starts it. */
  readonly env: Readonly<Record<string, string>>;
  /** @throws GateFault when git fails or is not there */
  readonly run: (
    args: readonly string[],
    call?: { input?: string; answers?: readonly number[] },
  ) => Promise<GitOutput>;
  /** Where the folder's repository is, as its files say; looked for once. Variables in `env` may mean another. */
  readonly repository: () => Promise<Repository | undefined>;
}

/**
 * @param environment the process's own: in a hook it names the index of the commit being made, which for `commit -a` and
 *   `commit <paths>` is not the usual one
 */
export function gateGit(git: string, cwd: string, environment: NodeJS.ProcessEnv): GateGit {
  const env = gateEnvironment(cwd, environment);
  let repository: Promise<Repository | undefined> | undefined;
  return {
    git,
    cwd,
    env,
    run: async (args, call = {}) => {
      try {
        return await runGit(git, [...gateOptions, ...args], { cwd, env, ...call });
      } catch (error) {
        throw error instanceof GitFailure ? asFault(error) : error;
      }
    },
    repository: async () => await (repository ??= findRepository(cwd)),
  };
}

function gateEnvironment(cwd: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined && !locations.includes(name) && name !== 'GIT_NAMESPACE') env[name] = value;
  for (const name of locations) {
    const value = environment[name];
    if (value !== undefined && value !== '')
      env[name] = name.includes('ALTERNATE') ? value : path.resolve(cwd, value);
  }
  for (const name of pathspecs) env[name] = '0';
  // Replaced objects would let somebody show the gate another file than the one that is committed.
  return { ...env, GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' };
}

/** A sentence for each way in which git lets the gate down. */
function asFault(failure: GitFailure): GateFault {
  const reason = failure.stderr.trim();
  if (/ENOENT/.test(reason)) return new GateFault('Git was not found. Install it from git-scm.com.');
  if (/not a git repository/i.test(reason))
    return new GateFault('This folder is not in a git repository, so there is no change to check.');
  return new GateFault(`Git could not be asked: ${reason === '' ? failure.message : reason}`);
}
