import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './cleanup.ts';

const onWindows = process.platform === 'win32';
const GRACE_MS = 3_000;
const OUTPUT_LIMIT = 200_000;

/** A process started with its descendants in a group of their own, so that all of them can be ended together. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** What it wrote so far on both outputs (the last 200,000 characters). */
  readonly output: () => string;
  /** Resolves to the exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends the whole group: politely, then after 3 s by force. */
  readonly stop: () => Promise<void>;
}

/** Options of {@link startGroup} and {@link run}. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What {@link run} returns for a command that it had to end because its time was up. */
export const TIMEOUT_EXIT_CODE = 124;

/**
 * Starts a long-lived process whose output is kept. It does not outlive this process.
 * @throws nothing at once; when the command cannot be started, `exited` rejects.
 */
export function startGroup(command: string, args: readonly string[], options: RunOptions = {}): ProcessGroup {
  const child = spawn(command, args, { ...options, detached: !onWindows, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const collect = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-OUTPUT_LIMIT);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const killNow = atExit(() => signalGroup(child, 'SIGKILL'));
  const exited = exitCodeOf(child);
  exited.catch(() => undefined);
  const stop = async (): Promise<void> => {
    if (isRunning(child)) {
      signalGroup(child, 'SIGTERM');
      await Promise.race([exited, delay(GRACE_MS, undefined, { ref: false })]).catch(() => undefined);
    }
    killNow();
  };
  return { child, output: () => text, exited, stop };
}

/**
 * Runs a command to its end with our own outputs and without standard input.
 * @param timeLimitMs after which it is asked to end.
 * @returns its exit code; 1 when a signal ended it, {@link TIMEOUT_EXIT_CODE} when its time was up.
 * @throws when the command cannot be started.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions & { readonly timeLimitMs?: number } = {},
): Promise<number> {
  const { timeLimitMs = 0, ...rest } = options;
  const child = spawn(command, args, { ...rest, stdio: ['ignore', 'inherit', 'inherit'], shell: onWindows });
  const endNow = atExit(() => child.kill());
  let isLate = false;
  const endLate = (): void => {
    isLate = true;
    endNow();
  };
  const timer = timeLimitMs > 0 ? setTimeout(endLate, timeLimitMs) : undefined;
  try {
    const code = await exitCodeOf(child);
    return isLate ? TIMEOUT_EXIT_CODE : (code ?? 1);
  } finally {
    clearTimeout(timer);
    endNow();
  }
}

async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** Also reaches descendants of a leader that is gone already. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (onWindows) execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
