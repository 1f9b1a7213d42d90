import Mocha from 'mocha';
import { TallyReporter } from './tallyReporter.ts';

/** Names the pattern, if any, that the full titles of the tests to run must match. */
export const GREP_VARIABLE = 'FOOTBRIDGE_TEST_GREP';

/** How tests run. */
export interface MochaSetup {
  /** For one test. */
  readonly testTimeoutMs: number;
  /** How many files run at the same time, each in a process of its own when there are several. */
  readonly jobs: number;
  /**
   * How often a test that failed is tried again, as a machine under load fails one now and then. What passed only then is listed at
   * the end of the run, to be mended.
   */
  readonly retries: number;
}

/** Sets mocha up the way all our tests run, wherever they run. */
export function createMocha({ testTimeoutMs, jobs, retries }: MochaSetup): Mocha {
  const grep = process.env[GREP_VARIABLE];
  return new Mocha({
    ui: 'bdd',
    timeout: testTimeoutMs,
    retries,
    reporter: TallyReporter,
    ...(jobs > 1 && { parallel: true, jobs }),
    forbidOnly: Boolean(process.env['CI']),
    ...(grep === undefined ? {} : { grep }),
  });
}
