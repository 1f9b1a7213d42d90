import type { Tally } from '../evidence/verdict.ts';
import type { Experiment } from '../experiment/experiment.ts';

/**
 * Whether a prototype should have been thrown away and was not; an idea of which none was made has nothing to throw away.
 * @param today an ISO date; the day itself is not late
 */
export function isOverdue(
  { stage, hypothesis }: Pick<Experiment, 'stage' | 'hypothesis'>,
  today: string,
): boolean {
  return stage !== 'framed' && stage !== 'discarded' && hypothesis.throwAwayDate < today;
}

/**
 * Whether nothing but the decision is missing: every variant that somebody tried was tried by as many as were asked
 * for.
 */
export function isReadyToDecide(
  { verdict, stage, hypothesis }: Pick<Experiment, 'verdict' | 'stage' | 'hypothesis'>,
  tally: Tally | undefined,
): boolean {
  if (verdict !== undefined || stage === 'discarded' || !tally) return false;
  const { minimumParticipants } = hypothesis.criterion;
  return (
    tally.variants.length > 0 &&
    tally.variants.every(({ participants }) => participants >= minimumParticipants)
  );
}
