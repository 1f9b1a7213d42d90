import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Interval, ShareIntervals } from '../evidenceReading.ts';
import { adjustedWald, clip, z95 } from './adjustedWald.ts';

/** The usual 95 % intervals of a share of `x` successes among `n` participants, n at least 1. */
export function shareIntervals(x: number, n: number): ShareIntervals {
  return {
    adjustedWald: clip(adjustedWald(x, n)),
    wilson: wilson(x, n),
    clopperPearson: clopperPearson(x, n),
    jeffreys: jeffreys(x, n),
    uniformPosterior: uniformPosterior(x, n),
  };
}

/** Wilson's score interval (1927), 95 %, without continuity correction. */
export function wilson(x: number, n: number): Interval {
  const squared = z95 ** 2;
  const share = x / n;
  const centre = (share + squared / (2 * n)) / (1 + squared / n);
  const reach = (z95 / (1 + squared / n)) * Math.sqrt((share * (1 - share)) / n + squared / (4 * n * n));
  // At the ends the bound is the end itself; rounding would miss it by 1e-17.
  return { lower: x === 0 ? 0 : centre - reach, upper: x === n ? 1 : centre + reach };
}

/** The "exact" interval of Clopper and Pearson (1934): it holds at least 95 % of the time, and is wide. */
export function clopperPearson(x: number, n: number): Interval {
  return {
    lower: x === 0 ? 0 : betaQuantile(0.025, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(0.975, x + 1, n - x),
  };
}

/** Equal-tailed 95 % of the posterior under Jeffreys' prior, Beta(½, ½). */
export function jeffreys(x: number, n: number): Interval {
  return equalTailed(x + 0.5, n - x + 0.5);
}

/** Equal-tailed 95 % of the posterior when every share was as likely beforehand. */
export function uniformPosterior(x: number, n: number): Interval {
  return equalTailed(x + 1, n - x + 1);
}

/** Laplace's estimate of a share: the posterior mean when every share was as likely beforehand. */
export function laplace(x: number, n: number): number {
  return (x + 1) / (n + 2);
}

function equalTailed(a: number, b: number): Interval {
  return { lower: betaQuantile(0.025, a, b), upper: betaQuantile(0.975, a, b) };
}
