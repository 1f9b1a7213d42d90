import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Mean } from '../evidenceReading.ts';

/** A spread below this share of the mean, squared, comes from adding up numbers that are the same. */
const rounding = 1e-28;

/**
 * The mean of some values with its 95 % interval by Student's t; `undefined` when there are none. Values that are all the same do
 * not show how far others would lie apart: no interval is given.
 */
export function arithmeticMean(values: readonly number[]): Mean | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, n, interval: undefined };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  if (variance <= rounding * mean ** 2) return { mean, n, interval: undefined };
  const reach = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { mean, n, interval: { lower: mean - reach, upper: mean + reach } };
}

/** The same for a scale with ends: its interval does not reach beyond them. */
export function scaleMean(values: readonly number[], lowest: number, highest: number): Mean | undefined {
  const found = arithmeticMean(values);
  if (!found?.interval) return found;
  const { lower, upper } = found.interval;
  return { ...found, interval: { lower: Math.max(lowest, lower), upper: Math.min(highest, upper) } };
}

/** Shorter times than this count as this long: the logarithm of nothing has no mean. */
const shortest = 0.1;

/**
 * The geometric mean of times in seconds, with its 95 % interval on the logarithmic scale: times are skewed, and for
 * few people this is the best estimate of the middle one (Sauro and Lewis, "Average task times in usability tests:
 * what to report?", 2010).
 */
export function geometricMean(seconds: readonly number[]): Mean | undefined {
  const logs = arithmeticMean(seconds.map((one) => Math.log(Math.max(shortest, one))));
  if (!logs) return undefined;
  const { mean, n, interval } = logs;
  return {
    mean: Math.exp(mean),
    n,
    interval: interval && { lower: Math.exp(interval.lower), upper: Math.exp(interval.upper) },
  };
}
