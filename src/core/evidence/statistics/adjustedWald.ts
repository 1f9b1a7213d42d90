import type { Interval } from '../evidenceReading.ts';

/** The normal distribution's 97.5 % quantile, for 95 % intervals. */
export const z95 = 1.959963984540054;

/**
 * The 95 % adjusted Wald interval of a share (Agresti and Coull, "Approximate is better than 'exact' for interval
 * estimation of binomial proportions", 1998), which Sauro and Lewis recommend for completion rates of few people. It may
 * reach outside 0 and 1; see {@link clip}.
 *
 * @param x successes, 0 to n
 * @param n participants, 0 or more
 */
export function adjustedWald(x: number, n: number): Interval {
  const added = z95 ** 2;
  const trials = n + added;
  const centre = (x + added / 2) / trials;
  const reach = z95 * Math.sqrt((centre * (1 - centre)) / trials);
  return { lower: centre - reach, upper: centre + reach };
}

/** The part of an interval that a share can have. */
export function clip({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
