import { oneLine } from '../markdown/escape.ts';
import type { ReviewAnswer } from './review.ts';

/**
 * An answer as the brief's form holds it: one line for each entry and one paragraph per line in the reason, without
 * spaces that say nothing and characters that hide what is read. Two answers that say the same become equal.
 */
export function normaliseAnswer({ status, reviewer, reason, owner, spec }: ReviewAnswer): ReviewAnswer {
  const [takenBy, where] = [oneLine(owner ?? ''), oneLine(spec ?? '')];
  return {
    status,
    reviewer: oneLine(reviewer),
    reason: reason
      .split(/\r\n|[\n\r]/)
      .map(oneLine)
      .filter((line) => line !== '')
      .join('\n'),
    ...(takenBy === '' ? {} : { owner: takenBy }),
    ...(where === '' ? {} : { spec: where }),
  };
}

/** Whether two answers say the same. */
export function isSameAnswer(one: ReviewAnswer, other: ReviewAnswer): boolean {
  const [a, b] = [normaliseAnswer(one), normaliseAnswer(other)];
  return (
    a.status === b.status &&
    a.reviewer === b.reviewer &&
    a.reason === b.reason &&
    a.owner === b.owner &&
    a.spec === b.spec
  );
}
