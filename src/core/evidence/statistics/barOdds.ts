import type { Criterion } from '../../experiment/hypothesis.ts';
import { passingChance } from './chanceAbove.ts';

type Bar = Pick<Criterion, 'passAtLeast' | 'minimumParticipants'>;

/** A bar with what chance makes of it. */
export interface BarChances extends Bar {
  /** Chance to pass although only half of all people can do it. */
  readonly passesAtHalf: number;
  /** Chance not to pass although 80 % of all people can do it. */
  readonly failsAt80: number;
}

/** What a bar buys, with exactly the minimum of participants. */
export interface BarOdds extends BarChances {
  readonly passesAt80: number;
  readonly killAtMost: number;
  /** Chance to meet the kill bar although half, or 80 %, of all people can do it. */
  readonly killsAtHalf: number;
  readonly killsAt80: number;
  /** Why the bar tells little: it passes by chance, or it stops what is good; `undefined` when it is sound. */
  readonly weak: 'passesByChance' | 'failsTheGood' | undefined;
  /** Where it is weak: the bar with the fewest participants, no fewer than now, that is sound on both sides. */
  readonly instead: BarChances | undefined;
}

/** More than this often passing by chance, or failing what is good, makes a bar weak. */
const mostByChance = 0.2;
const mostFailing = 0.5;
/** A bar that is suggested fails what is good no more often than this. */
const failingSuggested = 0.3;
const mostSuggested = 100;

/**
 * What the bar buys: how often chance alone passes it, and how often it stops what is good. Binomial, exact.
 *
 * @param criterion whole numbers; `passAtLeast` may be above the minimum, which never passes
 */
export function barOdds(criterion: Omit<Criterion, 'metric'>): BarOdds {
  const { passAtLeast, killAtMost, minimumParticipants } = criterion;
  const chances = chancesOf({ passAtLeast, minimumParticipants });
  const { passesAtHalf, failsAt80 } = chances;
  const weak =
    passesAtHalf > mostByChance ? 'passesByChance' : failsAt80 > mostFailing ? 'failsTheGood' : undefined;
  return {
    ...chances,
    killAtMost,
    passesAt80: 1 - failsAt80,
    killsAtHalf: 1 - passingChance(killAtMost + 1, minimumParticipants, 0.5),
    killsAt80: 1 - passingChance(killAtMost + 1, minimumParticipants, 0.8),
    weak,
    instead: weak && soundBar(minimumParticipants),
  };
}

function chancesOf({ passAtLeast, minimumParticipants }: Bar): BarChances {
  return {
    passAtLeast,
    minimumParticipants,
    passesAtHalf: passingChance(passAtLeast, minimumParticipants, 0.5),
    failsAt80: 1 - passingChance(passAtLeast, minimumParticipants, 0.8),
  };
}

function soundBar(atLeast: number): BarChances | undefined {
  for (let n = atLeast; n <= mostSuggested; n++)
    for (let pass = Math.ceil(n / 2); pass <= n; pass++) {
      const bar = chancesOf({ passAtLeast: pass, minimumParticipants: n });
      if (bar.passesAtHalf <= mostByChance)
        if (bar.failsAt80 <= failingSuggested) return bar;
        else break;
    }
  return undefined;
}
