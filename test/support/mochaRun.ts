import { globSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cleanup.ts';
import { GREP_VARIABLE } from './createMocha.ts';
import { repositoryRoot } from './paths.ts';
import { TIMEOUT_EXIT_CODE, run } from './processes.ts';
import { type Tally, readTally } from './tally.ts';
import { REPORT_VARIABLE } from './tallyReporter.ts';

/** What {@link runMocha} runs. */
export interface MochaRun {
  /** Relative to the checkout. */
  readonly files: readonly string[];
  readonly grep: string | undefined;
  /** For one test. */
  readonly testTimeoutMs: number;
  /** For all of them together. */
  readonly timeLimitMs: number;
}

/** The test files below a folder of `test`, relative to the checkout. */
export function testFilesIn(folder: string): string[] {
  return globSync(`test/${folder}/**/*.test.ts`, { cwd: repositoryRoot }).toSorted();
}

/** Runs test files in a Node process of their own. */
export async function runMocha({ files, grep, testTimeoutMs, timeLimitMs }: MochaRun): Promise<Tally> {
  const script = path.join(import.meta.dirname, 'mochaFiles.ts');
  const args = [script, String(testTimeoutMs), ...files];
  return tallyOf(grep, (variables) => {
    const env = { ...process.env, ...variables };
    return run(process.execPath, args, { cwd: repositoryRoot, env, timeLimitMs });
  });
}

/**
 * Has a run of mocha write its counts to a file of its own, and reads them. Its temporary files go away with it.
 * @param start gets the environment variables that see to this; it resolves to the exit code.
 */
export async function tallyOf(
  grep: string | undefined,
  start: (variables: Readonly<Record<string, string>>) => Promise<number>,
): Promise<Tally> {
  const folder = temporaryFolder('report');
  const report = path.join(folder.path, 'tally.json');
  try {
    const exitCode = await start({
      ...temporaryFilesIn(folder.path),
      [REPORT_VARIABLE]: report,
      ...(grep === undefined ? {} : { [GREP_VARIABLE]: grep }),
    });
    if (exitCode === TIMEOUT_EXIT_CODE) console.error('The tests did not end in time.');
    return readTally(report, exitCode, grep !== undefined);
  } finally {
    folder.remove();
  }
}

function temporaryFilesIn(folder: string): Readonly<Record<string, string>> {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}
