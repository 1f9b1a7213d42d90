import * as z from 'zod';
import { barSchema, type Criterion } from '../experiment/hypothesis.ts';
import type { AskedTasks } from './askedTasks.ts';
import { counts, isCounted, isExcluded, standingOf, type RunStanding } from './runStanding.ts';
import type { Session } from './session.ts';

export const outcomes = ['validated', 'invalidated', 'inconclusive'] as const;
export type Outcome = (typeof outcomes)[number];

/** The decision as recorded in `experiment.json`. `byTheBar` is what the counts alone say. */
export const verdictSchema = z.object({
  outcome: z.enum(outcomes),
  byTheBar: z.enum(outcomes),
  rationale: z.string().max(4000),
  at: z.iso.datetime(),
  /** The count on which it rests. */
  successes: z.number().int().min(0),
  participants: z.number().int().min(0),
  /** The variant whose count that is. */
  variant: z.string().max(60).optional(),
  /** Who decided, as they call themselves. */
  by: z.string().max(100).optional(),
  /** Fingerprint of each variant's files at that time: what is changed afterwards is not what was tested. */
  prototypes: z.record(z.string().max(60), z.string().max(64)).optional(),
  /** The bar it was held against, and the hash of the whole protocol; older records do not say. */
  criterion: barSchema.optional(),
  protocol: z.string().max(64).optional(),
  /** The other counts as they were then: sessions left out, runs not finished, and the variants that somebody tried. */
  excluded: z.number().int().min(0).optional(),
  underWay: z.number().int().min(0).optional(),
  tried: z.array(z.string().max(60)).optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** What one variant's participants did, held against the bar. Counts are participants. */
export interface VariantTally {
  readonly variant: string;
  readonly successes: number;
  readonly participants: number;
  /** How many of the participants stopped before their last task. */
  readonly stoppedEarly: number;
  /** Not counted: whose session is not over, and who began no task. */
  readonly underWay: number;
  readonly didNotBegin: number;
  /** The bars scaled to the participants there are, never below the minimum: round up, so that more people never lower the bar. */
  readonly passBar: number;
  readonly killBar: number;
  readonly outcome: Outcome;
}

/**
 * The evidence held against the bar. The bar is for a variant: what people did with different prototypes is never added up. The
 * counts are those of the variant that the outcome rests on, which is the first one while nobody has tried any.
 */
export interface Tally extends VariantTally {
  /** Every variant that somebody tried, in the order of `variants`. */
  readonly variants: readonly VariantTally[];
  /** Sessions that are never counted, and those that a technical failure spoilt. */
  readonly pilots: number;
  readonly excluded: number;
}

/**
 * Counts the runs that are over against the bar that was set beforehand (see runStanding.ts). Fewer than the minimum is
 * inconclusive, whatever they did; at or under the kill bar invalidates; at or over the pass bar validates. With several
 * variants one that passes validates, and all that were tried must fail to invalidate.
 *
 * @param asked the tasks that each session is held to; see askedTasks.ts
 * @param variants ids of the experiment's variants, in order
 */
export function tally(
  sessions: readonly Session[],
  asked: AskedTasks,
  criterion: Criterion,
  variants: readonly string[],
): Tally {
  const runs = sessions.filter(isCounted).flatMap((session): StandingRun[] => {
    const tasks = asked(session);
    return session.runs.map((run) => ({
      variant: run.variant,
      standing: standingOf(session, run, tasks),
    }));
  });
  const known = [...new Set([...variants, ...runs.map(({ variant }) => variant)])];
  const all = known.map((variant) =>
    tallyVariant(
      variant,
      runs.filter((run) => run.variant === variant),
      criterion,
    ),
  );
  const tried = all.filter(({ participants, underWay }) => participants + underWay > 0);
  const deciding = tried.toSorted(byStrength)[0] ?? all[0] ?? tallyVariant('', [], criterion);
  return {
    ...deciding,
    variants: tried,
    pilots: sessions.filter(({ pilot }) => pilot).length,
    excluded: sessions.filter(isExcluded).length,
  };
}

interface StandingRun {
  readonly variant: string;
  readonly standing: RunStanding;
}

function tallyVariant(variant: string, runs: readonly StandingRun[], criterion: Criterion): VariantTally {
  const count = (standing: RunStanding) => runs.filter((run) => run.standing === standing).length;
  const participants = runs.filter(({ standing }) => counts(standing)).length;
  const successes = count('success');
  const { passBar, killBar } = scaledBars(criterion, participants);
  const outcome = judge(successes, participants, criterion.minimumParticipants, passBar, killBar);
  return {
    variant,
    successes,
    participants,
    stoppedEarly: count('stoppedEarly'),
    underWay: count('underWay'),
    didNotBegin: count('didNotBegin'),
    passBar,
    killBar,
    outcome,
  };
}

/** The bars for so many participants; for fewer than the minimum, those that were set. */
export function scaledBars(
  { passAtLeast, killAtMost, minimumParticipants: minimum }: Criterion,
  participants: number,
): { readonly passBar: number; readonly killBar: number } {
  const n = Math.max(participants, minimum);
  // Whole numbers are multiplied first: a ratio that is rounded first may lie a hair above the whole number it stands for.
  return { passBar: Math.ceil((passAtLeast * n) / minimum), killBar: Math.floor((killAtMost * n) / minimum) };
}

const strength: Record<Outcome, number> = { validated: 2, inconclusive: 1, invalidated: 0 };

function byStrength(a: VariantTally, b: VariantTally): number {
  return strength[b.outcome] - strength[a.outcome] || share(b) - share(a) || b.participants - a.participants;
}

function share({ successes, participants }: VariantTally): number {
  return participants === 0 ? 0 : successes / participants;
}

/** What `successes` of `n` say, fewer than `minimum` nothing; the bars are those for `n` participants. */
export function judge(successes: number, n: number, minimum: number, pass: number, kill: number): Outcome {
  if (n < minimum) return 'inconclusive';
  if (successes <= kill) return 'invalidated';
  return successes >= pass ? 'validated' : 'inconclusive';
}
