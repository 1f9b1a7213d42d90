import type { AskedTasks } from './askedTasks.ts';
import type { BetweenComparison, Comparison, WithinComparison } from './evidenceReading.ts';
import { counts, standingOf } from './runStanding.ts';
import type { Session } from './session.ts';
import { pairedChance } from './statistics/chanceAbove.ts';
import { chanceOfMore, fisherExact, type Count } from './statistics/chanceOfMore.ts';

/** Whether the participant of one session succeeded, by variant; only runs that count. */
type Successes = ReadonlyMap<string, boolean>;

/**
 * Holds every pair of variants side by side. Where most people tried both, only they are compared, each with themselves:
 * their two results are not independent. Else different people are compared; whoever happened to try both counts where
 * they began.
 *
 * @param variants ids, in the experiment's order
 * @param counted sessions that are neither pilots nor excluded
 */
export function compareVariants(
  variants: readonly string[],
  counted: readonly Session[],
  asked: AskedTasks,
): Comparison[] {
  const sessions = counted.map((session) => successesOf(session, asked(session)));
  return variants.flatMap((a, index) => variants.slice(index + 1).flatMap((b) => compare(a, b, sessions)));
}

function successesOf(session: Session, tasks: readonly string[]): Successes {
  return new Map(
    session.runs
      .map((run) => [run.variant, standingOf(session, run, tasks)] as const)
      .filter(([, standing]) => counts(standing))
      .map(([variant, standing]) => [variant, standing === 'success'] as const),
  );
}

function compare(a: string, b: string, sessions: readonly Successes[]): Comparison[] {
  const either = sessions.filter((one) => one.has(a) || one.has(b));
  const both = either.filter((one) => one.has(a) && one.has(b));
  if (both.length > 0 && both.length * 2 >= either.length)
    return within(a, b, both, either.length - both.length);
  return between(a, b, either, both.length);
}

/** A map keeps the order in which the runs were tried, so its first is where they began. */
function between(a: string, b: string, either: readonly Successes[], leftOut: number): BetweenComparison[] {
  const first = (one: Successes) => [...one.keys()].find((variant) => variant === a || variant === b);
  const countOf = (variant: string): Count => {
    const runs = either.filter((one) => first(one) === variant);
    return { successes: runs.filter((one) => one.get(variant)).length, participants: runs.length };
  };
  const [countA, countB] = [countOf(a), countOf(b)];
  if (countA.participants === 0 || countB.participants === 0) return [];
  const swap = share(countB) > share(countA);
  const [better, other] = swap ? [countB, countA] : [countA, countB];
  return [
    {
      kind: 'between',
      a: swap ? b : a,
      b: swap ? a : b,
      counts: { a: better, b: other },
      chance: chanceOfMore(better, other),
      fisher: fisherExact(better, other),
      leftOut,
    },
  ];
}

/** Nothing where nobody tells them apart. */
function within(a: string, b: string, both: readonly Successes[], leftOut: number): WithinComparison[] {
  const like = (inA: boolean, inB: boolean) =>
    both.filter((one) => one.get(a) === inA && one.get(b) === inB).length;
  const [onlyA, onlyB] = [like(true, false), like(false, true)];
  if (onlyA + onlyB === 0) return [];
  const swap = onlyB > onlyA;
  const [more, less] = swap ? [onlyB, onlyA] : [onlyA, onlyB];
  return [
    {
      kind: 'within',
      a: swap ? b : a,
      b: swap ? a : b,
      counts: { both: like(true, true), onlyA: more, onlyB: less, neither: like(false, false) },
      chance: pairedChance(more, less),
      leftOut,
    },
  ];
}

function share({ successes, participants }: Count): number {
  return successes / participants;
}
