import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const countsSchema = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

const tallySchema = countsSchema.extend({
  /** What failed, one line each. */
  failures: z.array(z.string()).default([]),
  /** What passed only when it was tried again, one line each, with how it failed first. */
  secondTries: z.array(z.string()).default([]),
  /** Of one run of mocha the outermost suites, each with the counts of its own tests. */
  suites: z.array(countsSchema.extend({ title: z.string() })).default([]),
});

/** How a test run ended. */
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** No tests at all. */
export const nothing: Tally = {
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  secondTries: [],
  suites: [],
};

/** One check that is not a test run of its own, such as the linter, gone wrong. */
export const oneFailure: Tally = { ...nothing, failed: 1 };

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (total: Tally, next: Tally): Tally => ({
    passed: total.passed + next.passed,
    failed: total.failed + next.failed,
    skipped: total.skipped + next.skipped,
    failures: [...total.failures, ...next.failures],
    secondTries: [...total.secondTries, ...next.secondTries],
    suites: [],
  });
  return tallies.reduce(add, nothing);
}

/** The outermost suites in which something failed. */
export function failedSuites({ suites }: Tally): string[] {
  return suites.flatMap(({ title, failed }) => (failed > 0 ? [title] : []));
}

/**
 * Adds a run of mocha and a second one of the suites that failed in it. Those count as they ended in the second run, in which each
 * of them must have taken part; others that did so, too, are not counted twice.
 */
export function withSecondTry(first: Tally, second: Tally): Tally {
  const again = failedSuites(first);
  if (!again.every((title) => second.suites.some((suite) => suite.title === title))) return first;
  const counted = [
    ...first.suites.filter(({ title }) => !again.includes(title)),
    ...second.suites.filter(({ title }) => again.includes(title)),
  ];
  const { failed, failures, secondTries } = second;
  const failedFirst = failed === 0 ? first.failures : [];
  return {
    ...sum(counted.map((counts) => ({ ...nothing, ...counts }))),
    failed,
    failures,
    secondTries: [...first.secondTries, ...failedFirst, ...secondTries],
  };
}

/** The line a test run ends with. */
export function closingLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

/**
 * Judges a finished run by the file its reporter wrote and by its exit code.
 * A run that wrote none, that executed nothing or whose exit code contradicts its report counts as one failure.
 * @param mayBeEmpty when tests were picked by a pattern that may match none of this run.
 */
export function readTally(reportFile: string, exitCode: number, mayBeEmpty: boolean): Tally {
  if (!existsSync(reportFile)) return oneFailure;
  const tally = tallySchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const executedNothing = !mayBeEmpty && tally.passed + tally.failed + tally.skipped === 0;
  const brokeOff = exitCode !== 0 && tally.failed === 0;
  return executedNothing || brokeOff ? { ...tally, failed: 1 } : tally;
}
