import type { EvidenceReading } from '../evidence/evidenceReading.ts';
import { caveatWords } from './caveatWords.ts';

/**
 * Said in place of a count when no session counts.
 *
 * @param underWay sessions that are not over
 * @param variant as it is called, where people tried another one
 */
export function noEvidence(underWay: number, variant = 'this prototype'): string {
  return underWay === 0
    ? `Nobody has tried ${variant} yet. There is no evidence.`
    : 'Nobody has finished trying it yet. There is no evidence that counts.';
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

/** What a reader must know before believing the counts. */
export function caveatLines({ deciding, caveats }: EvidenceReading, unreadable: number): string[] {
  return [
    ...(deciding.participants > 0
      ? [
          'They tried a prototype: that shows whether they can, not whether they would choose it, pay for it or come back.',
        ]
      : []),
    ...caveats.map(caveatWords),
    ...(unreadable > 0
      ? [`${unreadable === 1 ? '1 record' : `${unreadable} records`} could not be read; not counted.`]
      : []),
  ];
}
