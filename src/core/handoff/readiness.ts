import { changedSinceVerdict } from '../evidence/changedSinceVerdict.ts';
import type { PresentState } from '../evidence/describeEvidence.ts';
import { lockedHash } from '../evidence/protocol.ts';
import { verdictByOtherBar } from '../evidence/verdictByOtherBar.ts';
import { variantName } from '../evidence/variantName.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { isDecided } from '../experiment/lifecycle.ts';
import type { Blocker, BriefSession } from './briefSchema.ts';
import { answerBlockers } from './readinessAnswers.ts';
import { findPlaceholders } from './placeholders.ts';

/** What readiness looks at, already read from the records. */
interface Readiness {
  readonly experiment: Experiment;
  readonly variant: string | undefined;
  readonly hasFiles: boolean;
  readonly sessions: readonly BriefSession[];
  /** The protocol and the prototypes as they are now. */
  readonly present: PresentState;
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
      isDecided(experiment)
        ? `There are no tasks, so there are no acceptance criteria, and it is decided: it stays a draft. ${startAnew}`
        : 'There are no tasks, so there are no acceptance criteria. Name at least one task people will try.',
    ),
    ...when(
      !hasFiles,
      'no-prototype',
      'prototype',
      isDecided(experiment)
        ? `There is no prototype to describe, and none is made after the decision: it stays a draft. ${startAnew}`
        : 'There is no prototype to describe. Generate one first.',
    ),
    ...evidenceBlockers(state),
    ...changeBlockers(state),
    ...when(
      experiment.verdict === undefined,
      'no-verdict',
      'verdict',
      'Nothing is decided yet. Decide, with a sentence why.',
    ),
    ...answerBlockers(experiment),
  ];
}

/** What can no longer be put right once it is decided, as nobody tests or changes it any more. */
const startAnew = 'Test it as a new experiment to go on.';

function evidenceBlockers({ experiment, variant, sessions }: Readiness): Blocker[] {
  const { criterion } = experiment.hypothesis;
  const minimum = criterion.minimumParticipants;
  const counted = sessions.filter((session) => session.counted);
  if (counted.length === 0)
    return when(
      true,
      'no-evidence',
      'evidence',
      isDecided(experiment)
        ? `Decided although nobody’s session counts, so it stays a draft. ${startAnew}`
        : `Nobody has tried it yet. Run test sessions with at least ${people(minimum)}.`,
    );
  const tried = counted.filter((session) => session.variant === variant).length;
  if (tried === 0)
    return when(
      true,
      'variant-untested',
      'evidence',
      `Variant ${variantName(variant ?? 'none')}, which would be handed off, was tried by nobody; people tried another one. ${
        isDecided(experiment) ? `So it stays a draft. ${startAnew}` : 'Test this one.'
      }`,
    );
  const decidedOn = experiment.verdict?.variant;
  return [
    ...when(
      tried < minimum,
      'too-few-participants',
      'evidence',
      isDecided(experiment)
        ? `Decided with ${tried} of at least ${people(minimum)}, so it stays a draft. ${startAnew}`
        : `${tried} of at least ${people(minimum)} tried it. Test with ${minimum - tried} more.`,
    ),
    ...when(
      decidedOn !== undefined && decidedOn !== variant,
      'other-variant',
      'verdict',
      `Variant ${variantName(variant ?? 'none')} would be handed off, but the decision rests on variant ${variantName(decidedOn ?? '')}. Hand off that one.`,
    ),
  ];
}

/** What was handed off must be what was tested, under the plan that was agreed. */
function changeBlockers({ experiment, variant, hasFiles, present }: Readiness): Blocker[] {
  const locked = lockedHash(experiment);
  const changed = changedSinceVerdict(experiment, present.prototypes ?? {});
  return [
    ...when(
      hasFiles && present.prototypes !== undefined && variant !== undefined && changed.includes(variant),
      'changed-since-verdict',
      'prototype',
      'The prototype was changed after the decision, so it is not what was tested. Put it back as it was, or test it as a new experiment.',
    ),
    ...when(
      locked !== undefined && present.protocol !== undefined && present.protocol !== locked,
      'protocol-changed-by-hand',
      'verdict',
      'The record of the plan was changed by hand after it was locked. Put it back as it was agreed.',
    ),
    ...when(
      verdictByOtherBar(experiment) !== undefined,
      'other-bar',
      'verdict',
      'The decision was held against another bar or plan than the one on record. Put the record back as it was, or test again as a new experiment.',
    ),
  ];
}

function when(holds: boolean, code: Blocker['code'], field: string, message: string): Blocker[] {
  return holds ? [{ code, message, field }] : [];
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
