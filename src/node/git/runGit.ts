import { spawn } from 'node:child_process';

/** Largest output that is read, in bytes; more is a fault, not a truncated answer. */
const mostOutput = 256 * 1024 * 1024;

/**
 * Settings for every call: no lock is taken on the user's index, no program of the repository's choosing is started,
 * paths come as bytes and not quoted.
 */
const settings = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

export interface GitCall {
  /** Folder in which git runs. */
  readonly cwd: string;
  readonly input?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Added to the environment, e.g. `GIT_INDEX_FILE`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Exit codes that are an answer rather than a failure, besides 0. */
  readonly answers?: readonly number[] | undefined;
}

export interface GitOutput {
  readonly stdout: Buffer;
  readonly exitCode: number;
}

/** Git ran and failed, or could not be started. `exitCode` is `undefined` when it did not start or was killed. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
  readonly exitCode: number | undefined;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number | undefined, stderr: string) {
    super(`git ${args[0] ?? ''} failed: ${stderr.trim()}`);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/**
 * Runs the user's git without a shell. To be called in trusted windows only: a repository's configuration can name
 * programs that git starts.
 *
 * @param git the executable, e.g. `git`
 * @throws GitFailure when it cannot be started, ends with an exit code that is no answer, or says too much
 */
export async function runGit(git: string, args: readonly string[], call: GitCall): Promise<GitOutput> {
  return await new Promise<GitOutput>((resolve, reject) => {
    const fail = (exitCode: number | undefined, stderr: string): void =>
      reject(new GitFailure(args, exitCode, stderr));
    const child = spawn(git, [...settings, ...args], {
      cwd: call.cwd,
      env: { ...withoutGitVariables(process.env), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...call.env },
      signal: call.signal,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    let size = 0;
    let errorText = '';
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > mostOutput) child.kill();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorText = (errorText + text).slice(-8192);
    });
    child.on('error', (error) => fail(undefined, error.message));
    child.on('close', (code) => {
      if (size > mostOutput) fail(undefined, `more than ${mostOutput} bytes of output`);
      else if (code === null || (code !== 0 && call.answers?.includes(code) !== true))
        fail(code ?? undefined, errorText);
      else resolve({ stdout: Buffer.concat(pieces), exitCode: code });
    });
    // A git that ends before it has read everything closes the pipe; its exit code tells what was wrong.
    child.stdin.on('error', () => {});
    child.stdin.end(call.input ?? '');
  });
}

/** Inside a git hook these would point at another repository or index. */
function withoutGitVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const location =
    /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|PREFIX|CEILING_DIRECTORIES)$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !location.test(name)));
}
