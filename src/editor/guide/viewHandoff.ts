import type { ActiveExperiment } from '../../app/labState.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { extensionDays } from '../../core/experiment/extension.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import { isRestorable, restorableUntil } from '../../core/handoff/learning/disposal.ts';
import type { Learning } from '../../core/handoff/learning/learning.ts';
import type { ExperimentView } from '../../protocol/guide.ts';
import type { DiscardedView, DisposalView } from '../../protocol/guideHandoff.ts';
import type { HandoffActions } from './handoffActions.ts';

/** What of the step's actions is shown. */
type Shown = Pick<HandoffActions, 'readings' | 'briefOf' | 'unwritten' | 'outOfReach'>;

/** Everything of an experiment that the Hand off step shows. */
export function viewHandoff(
  { experiment }: ActiveExperiment,
  actions: Shown,
  now: Date,
): Pick<ExperimentView, 'brief' | 'handoff' | 'disposal'> {
  const { readiness, standing, exported, goes } = actions.readings.current;
  const { slug, hypothesis, handedOffAt, reviews } = experiment;
  const { learnings } = actions.readings;
  return {
    brief: actions.briefOf(slug),
    handoff: {
      readiness,
      fields: hypothesis.handoff ?? {},
      unwritten: actions.unwritten(slug),
      forms: exported?.forms ?? [],
      newer: standing?.newer ?? [],
      form: standing?.form ?? 'agrees',
      handedOffAt,
      reviews: reviews ?? [],
      changedSince: isChangedSince(experiment),
    },
    disposal: {
      ...datesOf(experiment, localDay(now)),
      ...cardsOf(slug, learnings),
      goes,
      discarded: viewDiscarded(experiment, actions.outOfReach(slug), now),
    },
  };
}

/** Whether something was written for the brief after the last answer: nothing else in a decided experiment answers it. */
function isChangedSince({ reviews, completedAt }: Experiment): boolean {
  const at = reviews?.at(-1)?.at;
  return at !== undefined && completedAt !== undefined && completedAt > at;
}

function datesOf(
  { hypothesis, extension }: Experiment,
  today: string,
): Pick<DisposalView, 'due' | 'earliest' | 'latest' | 'extension'> {
  const due = hypothesis.throwAwayDate;
  return { due, ...extensionDays(due, today), extension };
}

function cardsOf(slug: string, learnings: readonly Learning[]): Pick<DisposalView, 'note' | 'earlier'> {
  const own = learnings.find((learning) => learning.slug === slug);
  return {
    note: own && {
      observed: own.observed,
      insight: own.insight,
      action: own.action,
      ...(own.supersedes !== undefined && { supersedes: own.supersedes }),
    },
    earlier: learnings
      .filter((learning) => learning !== own)
      .map((learning) => ({ slug: learning.slug, title: learning.title })),
  };
}

function viewDiscarded(
  experiment: Experiment,
  outOfReach: readonly string[],
  now: Date,
): DiscardedView | undefined {
  const { discarded } = experiment;
  if (!discarded) return undefined;
  const { at } = discarded;
  return { at, until: isRestorable(experiment, now) ? restorableUntil(discarded) : undefined, outOfReach };
}
