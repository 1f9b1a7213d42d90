import { daysBetween } from './daysBetween.ts';
import { handoffOf } from './handoffOf.ts';
import { scaledBars } from '../evidence/verdict.ts';
import { verdictByOtherBar } from '../evidence/verdictByOtherBar.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Criterion } from '../experiment/hypothesis.ts';
import type { BoardResult, BoardRow } from './boardEntry.ts';
import { isOverdue, isReadyToDecide } from './attention.ts';
import type { ExperimentSummary } from './labSummary.ts';

/** When the board is read. */
export interface BoardMoment {
  readonly now: Date;
  /** The calendar day where the reader is, as an ISO date. */
  readonly today: string;
}

/** One experiment as the board shows it. @param lab folder of the lab that holds it */
export function composeRow(summary: ExperimentSummary, lab: string, { now, today }: BoardMoment): BoardRow {
  const { experiment, tally, spending, damagedLines } = summary;
  const { slug, createdAt, updatedAt, stage, hypothesis, lock, verdict, amendments, discarded } = experiment;
  const { title, segment, throwAwayDate } = hypothesis;
  const criterion = barOf(experiment);
  const stopped = verdict?.at ?? (stage === 'discarded' ? (discarded?.at ?? updatedAt) : now.toISOString());
  return {
    kind: 'experiment',
    key: `${slug} ${createdAt}`,
    slug,
    title,
    segment,
    metric: criterion.metric,
    lab,
    labs: [lab],
    stage,
    bar: { pass: criterion.passAtLeast, kill: criterion.killAtMost, of: criterion.minimumParticipants },
    result: resultOf(summary),
    verdict: verdict && {
      outcome: verdict.outcome,
      byTheBar: verdict.byTheBar,
      at: verdict.at,
      by: verdict.by,
    },
    startedAt: createdAt,
    daysRunning: daysBetween(createdAt, stopped),
    isLocked: lock !== undefined,
    daysToSignal: lock && verdict && daysBetween(lock.at, verdict.at),
    throwAwayDate,
    movedFrom: experiment.extension?.from,
    isOverdue: isOverdue(experiment, today),
    isReadyToDecide: isReadyToDecide(experiment, tally),
    cost: { tokens: spending.tokens, dollars: spending.dollars, estimated: spending.estimated },
    amendments: amendments.length,
    drifted: summary.drifted || verdictByOtherBar(experiment) !== undefined,
    ...handoffOf(summary, now),
    hasLearning: summary.hasLearning,
    damagedLines,
  };
}

/** What was decided on stays as it was decided; until then the evidence counts as it is. */
function resultOf({ experiment, tally }: ExperimentSummary): BoardResult {
  const { verdict } = experiment;
  const criterion = barOf(experiment);
  const { successes, participants } = verdict ?? tally ?? { successes: 0, participants: 0 };
  return {
    successes,
    participants,
    ...scaledBars(criterion, participants),
    minimum: criterion.minimumParticipants,
    variantsTried: verdict ? verdict.tried?.length : (tally?.variants.length ?? 0),
    underWay: verdict ? verdict.underWay : (tally?.underWay ?? 0),
    excluded: verdict ? verdict.excluded : (tally?.excluded ?? 0),
  };
}

/** The bar that was decided by; the one on record while nothing is decided, and where an older verdict does not say. */
function barOf({ verdict, hypothesis }: Pick<Experiment, 'verdict' | 'hypothesis'>): Criterion {
  return verdict?.criterion ?? hypothesis.criterion;
}
