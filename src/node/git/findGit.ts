import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The oldest git that knows every option we start it with (`--no-optional-locks`): 2.15, of 2017. */
const oldestGit = [2, 15] as const;
/** A git that does not say its version in this time is not there for us. In milliseconds. */
const longestAnswer = 10_000;

/** Where to look; by default, this process's own machine. */
export interface GitPlaces {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds a git that works: the one that was configured, one on PATH, or one where its installers put it. Each candidate
 * is asked for its version once, so call this once and keep the answer. Only to be called in trusted windows.
 *
 * @param configured absolute paths from the user's own settings; relative ones are left out, as they would depend on
 *   the folder git is started in
 * @returns an absolute path: a bare name would let Windows start a `git.exe` out of the repository
 */
export async function findGit(
  configured?: string | readonly string[],
  places: GitPlaces = { platform: process.platform, environment: process.env },
): Promise<string | undefined> {
  const first = [configured ?? []].flat();
  const paths = places.platform === 'win32' ? path.win32 : path.posix;
  const candidates = [...first, ...onPath(places), ...usualPlaces(places)].filter((one) =>
    paths.isAbsolute(one),
  );
  for (const candidate of new Set(candidates)) if (await works(candidate, places.platform)) return candidate;
  return undefined;
}

function onPath({ platform, environment }: GitPlaces): string[] {
  const windows = platform === 'win32';
  const name = Object.keys(environment).find((key) => (windows ? key.toUpperCase() : key) === 'PATH');
  const folders = (name === undefined ? '' : (environment[name] ?? '')).split(windows ? ';' : ':');
  return folders.map((folder) =>
    windows ? path.win32.join(unquoted(folder), 'git.exe') : path.posix.join(folder, 'git'),
  );
}

/** Where git is on machines on which PATH does not say so, as for editors that were started from a dock or menu. */
function usualPlaces({ platform, environment }: GitPlaces): string[] {
  if (platform !== 'win32') {
    return ['/opt/homebrew/bin/git', '/usr/local/bin/git', '/opt/local/bin/git', '/usr/bin/git'];
  }
  const programs = ['ProgramW6432', 'ProgramFiles', 'ProgramFiles(x86)'].map((name) => environment[name]);
  const own = environment['LOCALAPPDATA'];
  return [...programs, own === undefined ? undefined : path.win32.join(own, 'Programs')]
    .filter((folder) => folder !== undefined)
    .map((folder) => path.win32.join(folder, 'Git', 'cmd', 'git.exe'));
}

async function works(git: string, platform: NodeJS.Platform): Promise<boolean> {
  const stats = await stat(git).catch(() => undefined);
  if (!stats?.isFile() || (platform === 'darwin' && (await asksToInstall(git)))) return false;
  try {
    const { stdout } = await promisify(execFile)(git, ['--version'], {
      timeout: longestAnswer,
      windowsHide: true,
    });
    const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(stdout) ?? [];
    return Number(major) > oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) >= oldestGit[1]);
  } catch {
    return false;
  }
}

/** Without Apple's developer tools, macOS's own `git` is a stand-in that opens a window which offers to install them. */
async function asksToInstall(git: string): Promise<boolean> {
  if ((await realpath(git).catch(() => git)) !== '/usr/bin/git') return false;
  const tools = [
    '/var/db/xcode_select_link',
    '/Library/Developer/CommandLineTools',
    '/Applications/Xcode.app/Contents/Developer',
  ];
  const found = await Promise.all(
    tools.map(async (folder) => await stat(`${folder}/usr/bin/git`).catch(() => undefined)),
  );
  return found.every((one) => one === undefined);
}

function unquoted(folder: string): string {
  return folder.replaceAll('"', '');
}
