import { hostTestFiles } from './hostBundle.ts';
import { runHostSuite } from './hostSuiteRun.ts';
import { hostSuites } from './hostWorkspace.ts';
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

/** The steps a test run consists of, in their order. */
export function testSteps(options: TestOptions): TestStep[] {
  const steps: Record<TestPart, () => TestStep[]> = {
    static: () => [
      script('Type check', 'typecheck'),
      script('Lint', 'lint'),
      script('Format check', 'format:check'),
    ],
    unit: () => [mochaStep('Unit tests', 'unit', options, 5_000)],
    page: () => [mochaStep('Page tests', 'page', options, 30_000)],
    host: () => hostSuites.map((suite) => hostStep(suite, options)),
    journey: () => [journeyStep(options)],
  };
  return [script('Build', 'build'), ...options.parts.flatMap((part) => steps[part]())];
}

function script(title: string, name: string): TestStep {
  const npm = ['run', '--silent', name];
  return {
    title,
    run: async () => ((await run('npm', npm, { cwd: repositoryRoot })) === 0 ? nothing : oneFailure),
  };
}

function mochaStep(title: string, folder: string, options: TestOptions, testTimeoutMs: number): TestStep {
  const files = testFilesIn(folder);
  return {
    title,
    ...unlessEmpty(files, `test/${folder}`),
    run: () => runMocha({ files, grep: options.grep, testTimeoutMs, timeLimitMs: 8 * MINUTE_MS }),
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
  const step = mochaStep('Journey with the installed extension', 'journey', options, 3 * MINUTE_MS);
  const packAndRun = async (): Promise<Tally> => {
    await packExtension();
    return step.run();
  };
  return { ...step, run: packAndRun };
}

function unlessEmpty(files: readonly string[], folder: string): Pick<TestStep, 'skip'> {
  return files.length > 0 ? {} : { skip: `no *.test.ts in ${folder} yet` };
}
