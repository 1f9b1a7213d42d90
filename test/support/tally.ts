import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const tallySchema = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** How many tests ended which way. */
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** No tests at all. */
export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** One check that is not a test run of its own, such as the linter, gone wrong. */
export const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (total: Tally, next: Tally): Tally => ({
    passed: total.passed + next.passed,
    failed: total.failed + next.failed,
    skipped: total.skipped + next.skipped,
  });
  return tallies.reduce(add, nothing);
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
