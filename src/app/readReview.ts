import type { Experiment } from '../core/experiment/experiment.ts';
import { isSameAnswer } from '../core/handoff/review/normaliseAnswer.ts';
import { parseReview } from '../core/handoff/review/parseReview.ts';
import type { ReviewAnswer, ReviewStatus } from '../core/handoff/review/review.ts';
import { isBriefOf } from './isBriefOf.ts';
import { handedOffSince, reviewBrief, type ReviewDeps } from './reviewBrief.ts';

/** What came of looking at the brief's review form. `why` is a sentence for whoever filled it in. */
export type ReviewReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'recorded'; readonly status: ReviewStatus; readonly experiment: Experiment }
  | { readonly kind: 'unclear'; readonly why: string; readonly file: string };

/**
 * Looks whether engineering answered in the brief itself, and records an answer that is not on record yet. An answer that was
 * recorded stays in the file and is not taken for a new one, also when another was given since by command. Nor is one in a brief
 * that is older than an answer to an earlier export, as an old copy put back, or one that is exported anew meanwhile.
 *
 * @param target the folder the brief was exported to, when that is not the experiment's own
 * @throws what the store meets
 */
export async function readReview(
  experiment: Experiment,
  deps: ReviewDeps,
  target?: string,
): Promise<ReviewReading> {
  const since = handedOffSince(experiment);
  if (since === undefined) return { kind: 'none' };
  const brief = await deps.store.readBrief(experiment.slug, target);
  if (brief === undefined || !isBriefOf(experiment, since, brief.text)) return { kind: 'none' };
  const parsed = parseReview(brief.text);
  if (parsed.kind === 'none') return parsed;
  if (parsed.kind === 'unclear') return { ...parsed, file: brief.file };
  const { answer } = parsed;
  if (isOnRecord(experiment, since, answer)) return { kind: 'none' };
  const recorded = await reviewBrief(experiment, answer, deps, since);
  return isOnRecord(recorded, since, answer)
    ? { kind: 'recorded', status: answer.status, experiment: recorded }
    : { kind: 'none' };
}

function isOnRecord({ reviews = [] }: Experiment, since: string, answer: ReviewAnswer): boolean {
  return reviews.some((one) => one.handedOffAt === since && isSameAnswer(one, answer));
}
