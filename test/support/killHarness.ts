import { spawn } from 'node:child_process';

/**
 * In a child process: ends it as a power cut would, at one step.
 * @param at the number of the step, from 0, or its name
 * @returns what is called before every step with its name
 */
export function killAtStep(at: string): (name: string) => void {
  let count = 0;
  return (name) => {
    if (name === at || String(count) === at) process.kill(process.pid, 'SIGKILL');
    count += 1;
  };
}

/**
 * Runs a TypeScript file as a process of its own.
 * @returns whether it came to its end or was killed; anything else is thrown with what it wrote
 */
export async function runUntilKilled(
  script: string,
  args: readonly string[],
): Promise<'finished' | 'killed'> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(
    (resolve, reject) => {
      child.once('error', reject).once('close', (...ended) => resolve({ code: ended[0], signal: ended[1] }));
    },
  );
  if (code === 0) return 'finished';
  // Windows knows no signals: a process killed by itself ends with code 1 and says nothing.
  if (signal === 'SIGKILL' || (process.platform === 'win32' && complaint === '')) return 'killed';
  throw new Error(`${script} ended with ${code ?? signal}: ${complaint}`);
}

/**
 * Repeats something that kills a process at step 0, 1, 2 … until the process comes to its end.
 *
 * @param attempt starts the process with the step at which it is to be killed, and looks at what it left
 * @returns how many steps there were
 */
export async function killAtEveryStep(
  attempt: (at: string) => Promise<'finished' | 'killed'>,
  mostSteps = 200,
): Promise<number> {
  for (let step = 0; step < mostSteps; step += 1) {
    if ((await attempt(String(step))) === 'finished') return step;
  }
  throw new Error(`It did not come to its end within ${mostSteps} steps.`);
}
