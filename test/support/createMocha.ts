import Mocha from 'mocha';
import { TallyReporter } from './tallyReporter.ts';

/** Names the pattern, if any, that the full titles of the tests to run must match. */
export const GREP_VARIABLE = 'FOOTBRIDGE_TEST_GREP';

/** Sets mocha up the way all our tests run, wherever they run. */
export function createMocha(testTimeoutMs: number): Mocha {
  const grep = process.env[GREP_VARIABLE];
  return new Mocha({
    ui: 'bdd',
    timeout: testTimeoutMs,
    reporter: TallyReporter,
    forbidOnly: Boolean(process.env['CI']),
    ...(grep === undefined ? {} : { grep }),
  });
}
