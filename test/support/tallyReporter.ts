import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { Tally } from './tally.ts';

/** Names the file to write the counts to. */
export const REPORT_VARIABLE = 'FOOTBRIDGE_TEST_REPORT';

/** Mocha's reporter for people, which also writes the counts to the file that {@link REPORT_VARIABLE} names. */
export class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[REPORT_VARIABLE];
    if (file === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const tally: Tally = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(file, JSON.stringify(tally));
    });
  }
}
