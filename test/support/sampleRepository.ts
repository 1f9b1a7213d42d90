import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sampleCommits } from './sampleCommits.ts';
import type { SampleCommit } from './sampleCommits.ts';

const run = promisify(execFile);
const FIXTURE = fileURLToPath(new URL('../fixtures/sample-storefront', import.meta.url));

/** Settings that make a commit depend on nothing but the files and the history below. */
const NEUTRAL_SETTINGS = ['commit.gpgsign=false', 'core.autocrlf=false', 'core.excludesFile=/dev/null'];

/**
 * Creates the Sample Storefront in `target`, an absent or empty folder: a small production repository with
 * several authors and several weeks of history, whose commit hashes are the same every time.
 * Where git is not installed, the files are there without a history.
 */
export async function createSampleRepository(target: string): Promise<void> {
  await refuseUnlessEmpty(target);
  await copyFixture(target);
  if (await isGitInstalled()) await writeHistory(target);
}

async function refuseUnlessEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0) {
    throw new Error(`The sample repository needs an empty folder, and ${target} is not empty.`);
  }
}

/** The fixture keeps its ignore file as `gitignore`, so that it does not act on the repository that holds it. */
async function copyFixture(target: string): Promise<void> {
  await cp(FIXTURE, target, { recursive: true });
  await rename(path.join(target, 'gitignore'), path.join(target, '.gitignore'));
}

async function isGitInstalled(): Promise<boolean> {
  try {
    await run('git', ['--version']);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function writeHistory(target: string): Promise<void> {
  await git(target, ['init', '--quiet', '--initial-branch=main', '--object-format=sha1']);
  await git(target, ['config', 'core.autocrlf', 'false']);
  for (const commit of sampleCommits) await writeCommit(target, commit);
}

async function writeCommit(target: string, { author, date, message, paths }: SampleCommit): Promise<void> {
  const identity = ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`];
  await git(target, ['add', '--', ...paths]);
  await git(target, [...identity, 'commit', '--quiet', '--no-verify', '--message', message], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
}

async function git(cwd: string, args: string[], extraEnv: NodeJS.ProcessEnv = {}): Promise<void> {
  const settings = NEUTRAL_SETTINGS.flatMap((setting) => ['-c', setting]);
  await run('git', [...settings, ...args], { cwd, env: { ...neutralEnv(), ...extraEnv } });
}

/** The environment without git's own variables, which would point at another repository inside a git hook. */
function neutralEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return { ...Object.fromEntries(kept), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
}
