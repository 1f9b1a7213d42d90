import type { Criterion } from '../experiment/hypothesis.ts';

/** What was changed of a bar, such as "4 of 5 → 2 of 5 to pass, 1 → 0 to stop". */
export function barChangeWords({
  before,
  after,
}: {
  readonly before: Criterion;
  readonly after: Criterion;
}): string {
  const change = (of: (bar: Criterion) => string, what: string) =>
    of(before) === of(after) ? [] : [`${of(before)} → ${of(after)}${what}`];
  return [
    ...change(
      ({ passAtLeast, minimumParticipants }) => `${passAtLeast} of ${minimumParticipants}`,
      ' to pass',
    ),
    ...change(({ killAtMost, minimumParticipants }) => `${killAtMost} of ${minimumParticipants}`, ' to stop'),
    ...change(({ metric }) => `"${metric.trim()}"`, ''),
  ].join(', ');
}
