import type { Tally } from '../evidence/verdict.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Blocker, BriefSession } from './briefSchema.ts';
import { findPlaceholders } from './placeholders.ts';

/** What readiness looks at, already read from the records. */
interface Readiness {
  readonly experiment: Experiment;
  readonly variant: string | undefined;
  readonly hasFiles: boolean;
  readonly sessions: readonly BriefSession[];
  readonly tally: Tally;
}

/** Lists what keeps a brief from being final, in the order in which to put it right. */
export function findBlockers(state: Readiness): Blocker[] {
  const { experiment, hasFiles } = state;
  return [
    ...findPlaceholders(experiment),
    ...when(
      !experiment.hypothesis.tasks.some((task) => task.goal.trim() !== ''),
      'no-tasks',
      'tasks',
      'There are no tasks, so there are no acceptance criteria. Name at least one task people will try.',
    ),
    ...when(!hasFiles, 'no-prototype', 'prototype', 'There is no prototype to describe. Generate one first.'),
    ...evidenceBlockers(state),
    ...when(
      experiment.verdict === undefined,
      'no-verdict',
      'verdict',
      'Nothing is decided yet. Decide, with a sentence why.',
    ),
  ];
}

function evidenceBlockers({ experiment, variant, sessions, tally }: Readiness): Blocker[] {
  const minimum = experiment.hypothesis.criterion.minimumParticipants;
  const counted = sessions.filter((session) => session.counted);
  if (counted.length === 0)
    return when(
      true,
      'no-evidence',
      'evidence',
      `Nobody has tried every task yet. Run test sessions with at least ${people(minimum)}.`,
    );
  return [
    ...when(
      tally.participants < minimum,
      'too-few-participants',
      'evidence',
      `${tally.participants} of at least ${people(minimum)} tried every task. Test with ${minimum - tally.participants} more.`,
    ),
    ...when(
      !counted.some((session) => session.variant === variant),
      'variant-untested',
      'evidence',
      `Variant "${variant ?? 'none'}", which would be handed off, was tried by nobody; people tried another one. Test this one.`,
    ),
  ];
}

function when(holds: boolean, code: Blocker['code'], field: string, message: string): Blocker[] {
  return holds ? [{ code, message, field }] : [];
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
