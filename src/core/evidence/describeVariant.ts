import type { Experiment } from '../experiment/experiment.ts';
import type { Task } from '../experiment/hypothesis.ts';
import type { AskedTasks } from './askedTasks.ts';
import type { OutcomeCell, OutcomeRow, TaskReading, VariantReading } from './evidenceReading.ts';
import { likelihoodOf } from './likelihood.ts';
import { standingOf } from './runStanding.ts';
import type { Run, Session } from './session.ts';
import { chanceAbove } from './statistics/chanceAbove.ts';
import { geometricMean, scaleMean } from './statistics/means.ts';
import { laplace, shareIntervals } from './statistics/shareIntervals.ts';
import type { VariantTally } from './verdict.ts';

interface Against {
  readonly experiment: Experiment;
  readonly asked: AskedTasks;
  readonly share: number;
}

/**
 * One variant's evidence.
 *
 * @param counted sessions that are neither pilots nor excluded
 * @param against `share`: whose chance is asked for, that more than this of everybody can do it
 */
export function describeVariant(
  counts: VariantTally,
  counted: readonly Session[],
  { experiment, asked, share }: Against,
): VariantReading {
  const { hypothesis, variants } = experiment;
  const { tasks, criterion } = hypothesis;
  const { successes, participants, variant } = counts;
  const tried = counted.flatMap((session) =>
    session.runs.filter((run) => run.variant === variant).map((run) => ({ session, run })),
  );
  const runs = tried.map(({ run }) => run);
  const intervals = participants === 0 ? undefined : shareIntervals(successes, participants);
  const chance = participants === 0 ? undefined : chanceAbove(successes, participants, share);
  return {
    ...counts,
    change: variants.find(({ id }) => id === variant)?.change,
    minimum: criterion.minimumParticipants,
    interval: intervals?.adjustedWald,
    chanceOfTarget: chance,
    likelihood: chance === undefined ? undefined : likelihoodOf(chance),
    intervals,
    estimate: laplace(successes, participants),
    tasks: tasks.map((task) => describeTask(task, runs)),
    umuxLite: scaleMean(
      runs.flatMap(({ umuxLite }) => (umuxLite ? [umuxLiteScore(umuxLite)] : [])),
      0,
      100,
    ),
    rows: tried.map(({ session, run }) => outcomeRow(session, run, tasks, asked)),
  };
}

/**
 * UMUX-Lite from 0 to 100 (Lewis, Utesch and Maher, "UMUX-LITE: when there's no time for the SUS", 2013), without their
 * regression to SUS scores.
 */
export function umuxLiteScore({ capabilities, ease }: NonNullable<Run['umuxLite']>): number {
  return ((capabilities - 1 + (ease - 1)) / 12) * 100;
}

function describeTask({ id, goal }: Task, runs: readonly Run[]): TaskReading {
  const attempts = runs.flatMap((run) => run.attempts.get(id) ?? []);
  const by = (outcome: string) => attempts.filter((attempt) => attempt.outcome === outcome);
  const completed = by('completed');
  return {
    task: id,
    goal,
    begun: runs.filter((run) => run.begun.has(id) || run.attempts.has(id)).length,
    completed: completed.length,
    assisted: by('assisted').length,
    failed: by('failed').length,
    abandoned: by('abandoned').length,
    time: geometricMean(completed.flatMap(({ seconds }) => seconds ?? [])),
    seq: scaleMean(
      attempts.flatMap(({ seq }) => seq ?? []),
      1,
      7,
    ),
  };
}

function outcomeRow(session: Session, run: Run, tasks: readonly Task[], asked: AskedTasks): OutcomeRow {
  return {
    session: session.id,
    participant: session.participant,
    standing: standingOf(session, run, asked(session)),
    cells: tasks.map(({ id: task }): OutcomeCell => {
      const attempt = run.attempts.get(task);
      const { outcome = 'none', seconds, by, overridden, seq } = attempt ?? {};
      return { task, outcome, seconds, by, overridden, seq };
    }),
  };
}
