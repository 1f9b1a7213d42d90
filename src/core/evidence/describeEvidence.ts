import type { Experiment } from '../experiment/experiment.ts';
import { askedTasks } from './askedTasks.ts';
import { caveatsOf } from './caveats.ts';
import { compareVariants } from './compareVariants.ts';
import { describeVariant } from './describeVariant.ts';
import type { AmendmentReading, EvidenceReading, LeftOut } from './evidenceReading.ts';
import { isCounted, isExcluded } from './runStanding.ts';
import { laterAmendments } from './laterAmendments.ts';
import type { Session } from './session.ts';
import { tally } from './verdict.ts';

/** What is asked of a bar of n of n instead: that more than everybody can do it has no chance at all, whatever they did. */
const nearlyEverybody = 0.9;

/** What the records do not say: how things are now. What is left out is not held against them. */
export interface PresentState {
  /** Hash of the protocol as the experiment has it now; see protocol.ts. */
  readonly protocol?: string | undefined;
  /** Fingerprint of each variant's files as they are now. */
  readonly prototypes?: Readonly<Record<string, string>> | undefined;
  /** Variants that the offline starter could not change as asked; see generation/starter/differInFootnote.ts. */
  readonly footnoteOnly?: readonly { readonly variant: string; readonly from: string }[] | undefined;
}

/**
 * Everything that an experiment's evidence says, in figures: counts against the bar, intervals and chances, times and
 * ratings, comparisons, and what a reader must know as well. Pilots and excluded sessions are only counted as such.
 *
 * @param sessions all of the experiment, in the order in which they began (see `readSessions`)
 */
export function describeEvidence(
  sessions: readonly Session[],
  experiment: Experiment,
  now: PresentState = {},
): EvidenceReading {
  const { hypothesis, variants } = experiment;
  const { criterion } = hypothesis;
  const asked = askedTasks(experiment);
  const counts = tally(
    sessions,
    asked,
    criterion,
    variants.map(({ id }) => id),
  );
  const counted = sessions.filter(isCounted);
  const target = Math.min(1, criterion.passAtLeast / criterion.minimumParticipants);
  const chanceShare = target < 1 ? target : nearlyEverybody;
  const shown = counts.variants.length > 0 ? counts.variants : [counts];
  const readings = shown.map((one) =>
    describeVariant(one, counted, { experiment, asked, share: chanceShare }),
  );
  const [first] = readings;
  const deciding = readings.find(({ variant }) => variant === counts.variant) ?? first;
  if (!deciding) throw new Error('a tally always has a variant that it rests on');
  return {
    outcome: counts.outcome,
    deciding,
    target,
    chanceShare,
    killShare: criterion.killAtMost / criterion.minimumParticipants,
    criterion,
    variants: readings,
    comparisons: compareVariants(
      readings.map(({ variant }) => variant),
      counted,
      asked,
    ),
    caveats: caveatsOf({ sessions, counted, asked, experiment, variants: readings, deciding, now }),
    excluded: sessions.filter(isExcluded).map(leftOut),
    pilots: sessions.filter(({ pilot }) => pilot).map(leftOut),
    amendments: amendmentsOf(experiment, counted),
    timeline: {
      framed: experiment.createdAt,
      locked: experiment.lock?.at,
      firstSession: counted[0]?.startedAt,
      lastSession: counted.at(-1)?.startedAt,
      decided: experiment.verdict?.at,
    },
  };
}

function leftOut({ id, participant, excluded }: Session): LeftOut {
  return { session: id, participant, reason: excluded };
}

function amendmentsOf(experiment: Experiment, counted: readonly Session[]): AmendmentReading[] {
  const later = counted.map((session) => new Set(laterAmendments(session, experiment)));
  return experiment.amendments.map((amendment) => ({
    at: amendment.at,
    reason: amendment.reason,
    fields: amendment.fields,
    bar: amendment.bar,
    sessionsBefore: later.filter((amendments) => amendments.has(amendment)).length,
  }));
}
