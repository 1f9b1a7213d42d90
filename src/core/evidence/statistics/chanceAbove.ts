import betaCdf from '@stdlib/stats-base-dists-beta-cdf';

/**
 * The exact posterior chance that the true share is above `rate`, when every share was as likely beforehand:
 * 1 − I_rate(x + 1, n − x + 1).
 *
 * @param x successes, 0 to n
 * @param rate a share, 0 to 1
 */
export function chanceAbove(x: number, n: number, rate: number): number {
  // The other tail of the mirrored distribution, as 1 − a tiny number would lose digits.
  return betaCdf(1 - rate, n - x + 1, x + 1);
}

/**
 * The chance that at least `passAtLeast` of `n` succeed when each does with probability `rate`: the upper tail of the
 * binomial distribution.
 */
export function passingChance(passAtLeast: number, n: number, rate: number): number {
  if (passAtLeast <= 0) return 1;
  if (passAtLeast > n) return 0;
  return betaCdf(rate, passAtLeast, n - passAtLeast + 1);
}

/**
 * The chance that A is better than B when the same people tried both. Whoever managed both, or neither, does not tell
 * them apart (McNemar, 1947); of those who managed exactly one, the share of A is above one half with this chance, when
 * every share was as likely beforehand.
 */
export function pairedChance(onlyA: number, onlyB: number): number {
  return chanceAbove(onlyA, onlyA + onlyB, 0.5);
}
