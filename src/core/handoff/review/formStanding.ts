import type { Sha256 } from '../../evidence/protocol.ts';
import { fillReview } from './fillReview.ts';
import { parseReview } from './parseReview.ts';
import type { ReviewAnswer } from './review.ts';

/**
 * What a brief's review form says beside the records: the same or nothing (`agrees`), something else than the answer on record
 * (`other`), or something that cannot be taken in yet (`begun`).
 */
export type FormStanding = 'agrees' | 'other' | 'begun';

/**
 * Compares a brief's review form with what is on record.
 *
 * @param answer the latest one that is on record for this brief
 */
export function formStanding(
  markdown: string,
  answer: ReviewAnswer | undefined,
  sha256: Sha256,
): FormStanding {
  if (!answer) return parseReview(markdown).kind === 'unclear' ? 'begun' : 'agrees';
  const { kind } = fillReview(markdown, answer, sha256);
  return kind === 'filled' || kind === 'taken' ? 'other' : 'agrees';
}
