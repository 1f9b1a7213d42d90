import { hypergeometric, sumOf } from './hypergeometric.ts';

/** Successes among participants. */
export interface Count {
  readonly successes: number;
  readonly participants: number;
}

/**
 * The exact chance that the true share of A is above that of B, for different people and when every pair of shares was
 * as likely beforehand.
 *
 * With x successes of n the posterior is that of the (x + 1)-th smallest of n + 1 uniform numbers. So it is the chance
 * that, when both sets of numbers are put in order together, B's comes before A's: at least x_B + 1 of the first
 * x_A + x_B + 1 are B's, which is hypergeometric.
 */
export function chanceOfMore(a: Count, b: Count): number {
  const total = a.participants + b.participants + 2;
  const { first, weights, sum } = hypergeometric(b.participants + 1, total, a.successes + b.successes + 1);
  return sumOf(weights.filter((_, index) => first + index > b.successes)) / sum;
}

/** Ties that rounding tells apart are counted as ties, as R's `fisher.test` does. */
const tie = 1 + 1e-7;

/** Fisher's exact test, two-sided: the chance of counts at least as unlikely as these when A and B are alike. */
export function fisherExact(a: Count, b: Count): number {
  const { first, weights, sum } = hypergeometric(
    a.participants,
    a.participants + b.participants,
    a.successes + b.successes,
  );
  const seen = weights[a.successes - first] ?? 0;
  return Math.min(1, sumOf(weights.filter((weight) => weight <= seen * tie)) / sum);
}
