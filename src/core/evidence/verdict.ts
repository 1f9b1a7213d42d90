import * as z from 'zod';
import type { Criterion } from '../experiment/hypothesis.ts';
import { isComplete, isSuccess, type Session } from './session.ts';

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
});
export type Verdict = z.infer<typeof verdictSchema>;

/** The evidence held against the bar. Counts are participants. */
export interface Tally {
  readonly successes: number;
  readonly participants: number;
  readonly underWay: number;
  /** The bars scaled to the participants there are, never below the minimum: round up, so that more people never lower the bar. */
  readonly passBar: number;
  readonly killBar: number;
  readonly outcome: Outcome;
}

/**
 * Counts complete sessions against the bar that was set beforehand. Fewer than the minimum is
 * inconclusive, whatever they did; at or under the kill bar invalidates; at or over the pass bar validates.
 */
export function tally(sessions: readonly Session[], taskIds: readonly string[], criterion: Criterion): Tally {
  const complete = sessions.filter((session) => isComplete(session, taskIds));
  const participants = complete.length;
  const successes = complete.filter((session) => isSuccess(session, taskIds)).length;
  const scale = Math.max(participants, criterion.minimumParticipants) / criterion.minimumParticipants;
  const passBar = Math.ceil(criterion.passAtLeast * scale);
  const killBar = Math.floor(criterion.killAtMost * scale);
  const outcome = judge(successes, participants, criterion.minimumParticipants, passBar, killBar);
  return { successes, participants, underWay: sessions.length - participants, passBar, killBar, outcome };
}

function judge(successes: number, n: number, minimum: number, pass: number, kill: number): Outcome {
  if (n < minimum) return 'inconclusive';
  if (successes <= kill) return 'invalidated';
  return successes >= pass ? 'validated' : 'inconclusive';
}
