/**
 * Orders in which to try several things, so that over all rows each is at every place equally often and each follows each
 * other equally often: Williams' balanced Latin square (E. J. Williams, "Experimental designs balanced for the estimation of
 * residual effects of treatments", Australian Journal of Scientific Research A 2, 1949).
 *
 * @returns as many rows as there are things, twice as many for an odd number; a single row for one thing
 */
export function balancedSquare(things: readonly string[]): string[][] {
  const n = things.length;
  if (n <= 1) return [[...things]];
  // 0, 1, n-1, 2, n-2 … : its neighbours differ by every step from 1 to n-1 once (for odd n: together with its mirror).
  const first = things.map((_, place) => (place % 2 === 1 ? (place + 1) / 2 : (n - place / 2) % n));
  const rows = things.map((_, shift) => first.map((index) => things[(index + shift) % n] ?? ''));
  return n % 2 === 0 ? rows : [...rows, ...rows.map((row) => row.toReversed())];
}
