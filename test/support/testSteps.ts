import { hostTestFiles } from './hostBundle.ts';
import { runHostSuite } from './hostSuiteRun.ts';
import { hostSuites } from './hostWorkspace.ts';
import type { MochaSetup } from './createMocha.ts';
import { runMocha, testFilesIn } from './mochaRun.ts';
import { packExtension } from './packExtension.ts';
import { repositoryRoot } from './paths.ts';
import { run } from './processes.ts';
import { type Tally, nothing, oneFailure } from './tally.ts';
import type { TestOptions, TestPart } from './testOptions.ts';

const MINUTE_MS = 60_000;

/** One line of the plan of a test run. */
export interface TestStep {
  readonly title: string;
  /** Why there is nothing to do, if there is nothing to do. */
  readonly skip?: string;
  readonly run: () => Promise<Tally>;
}

/** What every other step needs. */
export const buildStep = script('Build', 'build');

/** The steps a test run consists of, in their order. */
export function testSteps(options: TestOptions): TestStep[] {
  const steps: Record<TestPart, () => TestStep[]> = {
    static: () => [
      script('Type check', 'typecheck'),
      script('Lint', 'lint'),
      script('Format check', 'format:check'),
    ],
    // Much of the time is git's, disks' and children's: two files at a time.
    unit: () => [mochaStep('Unit tests', 'unit', options, { testTimeoutMs: 20_000, jobs: 2, retries: 1 })],
    // Browsers wait a lot, for what is painted and for what must not happen.
    page: () => [mochaStep('Page tests', 'page', options, { testTimeoutMs: 30_000, jobs: 2, retries: 1 })],
    host: () => hostSuites.map((suite) => hostStep(suite, options)),
    journey: () => [journeyStep(options)],
  };
  return [...(options.isLane ? [] : [buildStep]), ...options.parts.flatMap((part) => steps[part]())];
}

function script(title: string, name: string): TestStep {
  const npm = ['run', '--silent', name];
  return {
    title,
    run: async () => ((await run('npm', npm, { cwd: repositoryRoot })) === 0 ? nothing : oneFailure),
  };
}

function mochaStep(title: string, folder: string, options: TestOptions, how: MochaSetup): TestStep {
  const files = testFilesIn(folder);
  return {
    title,
    ...unlessEmpty(files, `test/${folder}`),
    run: () => runMocha({ files, grep: options.grep, timeLimitMs: 15 * MINUTE_MS, ...how }),
  };
}

function hostStep(suite: (typeof hostSuites)[number], options: TestOptions): TestStep {
  return {
    title: `VS Code (${options.release}): ${suite}`,
    ...unlessEmpty(hostTestFiles(suite), `test/host/${suite}`),
    run: () => runHostSuite(suite, options),
  };
}

/** The journey is made with the extension a user gets, so it is packed first. */
function journeyStep(options: TestOptions): TestStep {
  const how = { testTimeoutMs: 3 * MINUTE_MS, jobs: 1, retries: 0 };
  const step = mochaStep('Journey with the installed extension', 'journey', options, how);
  const packAndRun = async (): Promise<Tally> => {
    await packExtension();
    return step.run();
  };
  return { ...step, run: packAndRun };
}

function unlessEmpty(files: readonly string[], folder: string): Pick<TestStep, 'skip'> {
  return files.length > 0 ? {} : { skip: `no *.test.ts in ${folder} yet` };
}
