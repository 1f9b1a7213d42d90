import type { Tally, Verdict } from '../evidence/verdict.ts';
import type { BriefSession } from './briefSchema.ts';

/** Said in place of a count when no session counts. @param underWay sessions that are not complete */
export function noEvidence(underWay: number): string {
  return underWay === 0
    ? 'Nobody has tried this prototype yet. There is no evidence.'
    : 'Nobody has tried every task yet. There is no evidence that counts.';
}

/**
 * Says how much a number of participants can show. The step at five follows Nielsen and Landauer, "A
 * mathematical model of the finding of usability problems" (1993); the one at twenty is a rule of thumb.
 */
export function strengthOf(participants: number): string {
  if (participants === 0) return 'No evidence.';
  if (participants < 5)
    return 'Very few people: this can show that something goes wrong, not that it goes right.';
  if (participants < 20)
    return 'Few people: enough to find what goes wrong and to see a strong effect, not enough to say what share of everybody would succeed.';
  return 'A fair number of people: counts can be compared with the bar; a share of everybody is still an estimate.';
}

/** What a reader must know before believing the counts; empty without evidence. */
export function caveatsOf(
  sessions: readonly BriefSession[],
  tally: Tally,
  verdict: Verdict | undefined,
  unreadable: number,
): string[] {
  const counted = sessions.filter((session) => session.counted);
  return [
    ...(counted.length > 0
      ? [
          'They tried a prototype: that shows whether they can, not whether they would choose it, pay for it or come back.',
        ]
      : []),
    ...variantCaveat(counted),
    ...repeatCaveat(counted),
    ...(tally.underWay > 0
      ? [`${sentenceCount(tally.underWay, 'session')} without an outcome for every task; not counted.`]
      : []),
    ...(unreadable > 0 ? [`${sentenceCount(unreadable, 'record')} could not be read; not counted.`] : []),
    ...changedCaveat(tally, verdict),
  ];
}

function variantCaveat(counted: readonly BriefSession[]): string[] {
  const variants = [...new Set(counted.map((session) => session.variant))].toSorted();
  if (variants.length < 2) return [];
  const each = variants.map(
    (id) => `${counted.filter((session) => session.variant === id).length} on "${id}"`,
  );
  return [`The counts mix variants: ${each.join(', ')}.`];
}

function repeatCaveat(counted: readonly BriefSession[]): string[] {
  const codes = counted.map((session) => session.participant);
  const repeated = [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].toSorted();
  if (repeated.length === 0) return [];
  return [`The same code has more than one session (${repeated.join(', ')}); each session counts.`];
}

function changedCaveat(tally: Tally, verdict: Verdict | undefined): string[] {
  if (!verdict) return [];
  if (verdict.successes === tally.successes && verdict.participants === tally.participants) return [];
  return [
    `The evidence changed after the decision: it rests on ${verdict.successes} of ${verdict.participants}; the records now say ${tally.successes} of ${tally.participants}.`,
  ];
}

function sentenceCount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
