import type { Review } from '../handoff/review/review.ts';
import type { BoardRow } from './boardEntry.ts';
import { daysBetween } from './daysBetween.ts';
import type { ExperimentSummary } from './labSummary.ts';

/**
 * What came of handing an experiment over, and how long it took. A brief that was exported after the last answer waits for
 * another one; a returned one waits for the product manager, not for engineering.
 */
export function handoffOf(
  { experiment, hasBrief }: Pick<ExperimentSummary, 'experiment' | 'hasBrief'>,
  now: Date,
): Pick<BoardRow, 'handoff' | 'loop'> {
  const { reviews = [], handedOffAt, stage } = experiment;
  const last = reviews.at(-1);
  const isAnswered = last !== undefined && (handedOffAt === undefined || isAbout(last, handedOffAt));
  const isWaiting = handedOffAt !== undefined && !isAnswered && stage !== 'discarded';
  // Older records of what was handed off do not say when.
  const isFinal = handedOffAt !== undefined || stage === 'handedOff';
  const exported = isFinal ? 'exported' : hasBrief ? 'draft' : 'none';
  return {
    handoff: isAnswered ? last.status : exported,
    loop: {
      answeredIn: last?.handedOffAt === undefined ? undefined : daysBetween(last.handedOffAt, last.at),
      waiting: isWaiting ? daysBetween(handedOffAt, now.toISOString()) : undefined,
      returned: reviews.filter(({ status }) => status === 'returned').length,
    },
  };
}

/** By the brief that the answer names, as the clocks of two machines may differ; older answers name none. */
function isAbout(answer: Review, handedOffAt: string): boolean {
  return answer.handedOffAt === undefined ? handedOffAt <= answer.at : answer.handedOffAt === handedOffAt;
}
