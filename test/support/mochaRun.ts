import { globSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cleanup.ts';
import { GREP_VARIABLE, type MochaSetup } from './createMocha.ts';
import { repositoryRoot } from './paths.ts';
import { TIMEOUT_EXIT_CODE, run } from './processes.ts';
import { type Tally, failedSuites, readTally, withSecondTry } from './tally.ts';
import { REPORT_VARIABLE } from './tallyReporter.ts';

/** What {@link runMocha} runs. */
export interface MochaRun extends MochaSetup {
  /** Relative to the checkout. */
  readonly files: readonly string[];
  readonly grep: string | undefined;
  /** For all of them together. */
  readonly timeLimitMs: number;
}

const MOST_TRIED_AGAIN = 3;

type StartTests = (variables: Readonly<Record<string, string>>) => Promise<number>;

/** The test files below a folder of `test`, relative to the checkout. */
export function testFilesIn(folder: string): string[] {
  return globSync(`test/${folder}/**/*.test.ts`, { cwd: repositoryRoot }).toSorted();
}

/** Runs test files in a Node process of their own. */
export async function runMocha({ files, grep, timeLimitMs, ...setup }: MochaRun): Promise<Tally> {
  const script = path.join(import.meta.dirname, 'mochaFiles.ts');
  const { testTimeoutMs, jobs, retries } = setup;
  const args = [script, ...[testTimeoutMs, jobs, retries].map(String), ...files];
  return tallyOf(grep, (variables) => {
    const env = { ...process.env, ...variables };
    return run(process.execPath, args, { cwd: repositoryRoot, env, timeLimitMs });
  });
}

/**
 * Has a run of mocha write its counts to a file of its own, and reads them. Its temporary files go away with it.
 * Where a suite failed, it is run once more from its beginning: what a loaded machine spoiled in one of its tests, such as the window
 * of a journey, is spoiled for the tests after it.
 * @param start gets the environment variables that see to this; it resolves to the exit code. It may be called twice.
 */
export async function tallyOf(grep: string | undefined, start: StartTests): Promise<Tally> {
  const first = await singleTally(grep, start);
  const failed = failedSuites(first);
  if (grep !== undefined || !isWorthAnotherTry(first, failed)) return first;
  console.log(`\n━━ Once more: ${failed.join('; ')}`);
  return withSecondTry(first, await singleTally(`^(${failed.map(literally).join('|')}) `, start));
}

/** Of a run in which much is broken, or that broke off outside all suites, another try would only cost time. */
function isWorthAnotherTry({ failed, suites }: Tally, { length }: readonly string[]): boolean {
  return (
    length > 0 &&
    length <= MOST_TRIED_AGAIN &&
    suites.reduce((total, suite) => total + suite.failed, 0) === failed
  );
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

async function singleTally(grep: string | undefined, start: StartTests): Promise<Tally> {
  return reportedTally(grep, async (variables, folder) => {
    const exitCode = await start({
      ...temporaryFilesIn(folder),
      ...variables,
      ...(grep === undefined ? {} : { [GREP_VARIABLE]: grep }),
    });
    if (exitCode === TIMEOUT_EXIT_CODE) console.error('The tests did not end in time.');
    return exitCode;
  });
}

/**
 * Has a test run write its counts to a file, and reads them.
 * @param start gets the environment variable that says where, and a folder that goes away when it resolves to the exit code.
 */
export async function reportedTally(
  grep: string | undefined,
  start: (variables: Readonly<Record<string, string>>, folder: string) => Promise<number>,
): Promise<Tally> {
  const folder = temporaryFolder('report');
  const report = path.join(folder.path, 'tally.json');
  try {
    const exitCode = await start({ [REPORT_VARIABLE]: report }, folder.path);
    return readTally(report, exitCode, grep !== undefined);
  } finally {
    folder.remove();
  }
}

function temporaryFilesIn(folder: string): Readonly<Record<string, string>> {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}
