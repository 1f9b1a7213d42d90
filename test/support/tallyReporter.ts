import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { atExit } from './cleanup.ts';
import type { Tally } from './tally.ts';

/** Names the file to write the counts to. */
export const REPORT_VARIABLE = 'FOOTBRIDGE_TEST_REPORT';

type Counts = Pick<Tally, 'passed' | 'failed' | 'skipped'>;
const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

const BROKEN_OFF = 'The run broke off before its end; what was printed last may say why.';

/** Mocha's reporter for people, which also writes the counts to the file that {@link REPORT_VARIABLE} names. */
export class TallyReporter extends Mocha.reporters.Spec {
  readonly #retried = new Map<string, string>();
  readonly #suites = new Map<string, Counts>();

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) => {
      this.#retried.set(test.fullTitle(), inOneLine(test, error));
    });
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test: Mocha.Test) => this.#count(test, 'passed'));
    runner.on(EVENT_TEST_FAIL, (test: Mocha.Test) => this.#count(test, 'failed'));
    runner.on(EVENT_TEST_PENDING, (test: Mocha.Test) => this.#count(test, 'skipped'));
    let hasEnded = false;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      hasEnded = true;
      writeReport(this.#tally());
    });
    // When a process of a parallel run dies between two files, mocha waits for it until Node, with nothing left to do, ends in silence.
    atExit(() => {
      if (hasEnded) return;
      const { failed, failures, ...tally } = this.#tally();
      writeReport({ ...tally, failed: failed + 1, failures: [...failures, BROKEN_OFF] });
      console.error(BROKEN_OFF);
    });
  }

  #count(test: Mocha.Test, outcome: keyof Counts): void {
    const [outermost = ''] = test.titlePath();
    const counts = this.#suites.get(outermost) ?? noTests;
    this.#suites.set(outermost, { ...counts, [outcome]: counts[outcome] + 1 });
  }

  #tally(): Tally {
    const failed = new Set(this.failures.map((test) => test.fullTitle()));
    const { passes, failures, pending } = this.stats;
    return {
      passed: passes,
      failed: failures,
      skipped: pending,
      failures: this.failures.map((test) => inOneLine(test, test.err)),
      secondTries: [...this.#retried].filter(([title]) => !failed.has(title)).map(([, line]) => line),
      suites: [...this.#suites].map(([title, counts]) => ({ title, ...counts })),
    };
  }
}

/** Writes counts to the file that {@link REPORT_VARIABLE} names, where it names one. */
export function writeReport(tally: Tally): void {
  const file = process.env[REPORT_VARIABLE];
  if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
}

function inOneLine(test: Mocha.Test, error: Error | undefined): string {
  // What was thrown need not be an error.
  const message: unknown = error?.message;
  return `${test.fullTitle()}: ${typeof message === 'string' ? message.split('\n')[0] : 'no reason given'}`;
}
