import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { isSameAnswer, normaliseAnswer } from '../core/handoff/review/normaliseAnswer.ts';
import type { ReviewAnswer } from '../core/handoff/review/review.ts';
import type { Clock, LabStore } from './ports.ts';

export interface ReviewDeps {
  readonly store: Pick<LabStore, 'updateExperiment' | 'readBrief'>;
  readonly clock: Clock;
}

/**
 * Records what engineering answered to the brief that was handed off; the same answer twice is one, and so is one in the brief that
 * was saved before it was written to its end. A brief that is returned waits for nobody any more, until it is exported again; one that
 * is accepted keeps the time from which the loop is counted.
 *
 * @param about when the brief was exported that was answered; once another one waits, the answer is too late and is left out.
 *   Without it, it is about the one that waits
 * @returns the experiment as written
 * @throws FootbridgeError `no-brief-to-review`, and what the store throws
 */
export async function reviewBrief(
  experiment: Experiment,
  answer: ReviewAnswer,
  { store, clock }: ReviewDeps,
  about?: string,
): Promise<Experiment> {
  const at = clock.now().toISOString();
  return await store.updateExperiment(experiment.slug, (current) => {
    const since = handedOffSince(current);
    if (since === undefined) throw errors.noBriefToReview();
    if (about !== undefined && about !== since) return current;
    const reviews = current.reviews ?? [];
    const latest = reviews.at(-1);
    const isAgain = latest?.handedOffAt === since;
    if (isAgain && isSameAnswer(latest, answer)) return current;
    const before = about !== undefined && isAgain && goesOn(latest, answer) ? reviews.slice(0, -1) : reviews;
    const { handedOffAt: _, ...rest } = current;
    return {
      ...rest,
      updatedAt: at,
      ...(answer.status === 'accepted' && { handedOffAt: since }),
      reviews: [...before, { ...normaliseAnswer(answer), at, handedOffAt: since }],
    };
  });
}

/** Whether an answer says all that one before it says, and more: editors that save by themselves save it half-written too. */
function goesOn(before: ReviewAnswer, answer: ReviewAnswer): boolean {
  const [one, other] = [normaliseAnswer(before), normaliseAnswer(answer)];
  const grew = (key: 'reason' | 'owner' | 'spec') => (other[key] ?? '').startsWith(one[key] ?? '');
  const isSame = one.status === other.status && one.reviewer === other.reviewer;
  return isSame && grew('reason') && grew('owner') && grew('spec');
}

/** When the brief was exported that an answer is about: the one that waits, or else the one that was answered last. */
export function handedOffSince({ handedOffAt, reviews }: Experiment): string | undefined {
  return handedOffAt ?? reviews?.at(-1)?.handedOffAt;
}
