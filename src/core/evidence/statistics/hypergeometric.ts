/** How likely each count of marked items is in a draw without putting back. */
export interface Hypergeometric {
  /** The smallest count there can be; `weights[i]` is that of `first + i`. */
  readonly first: number;
  /** Proportional to the probabilities, the greatest is 1. */
  readonly weights: readonly number[];
  readonly sum: number;
}

/**
 * The hypergeometric distribution. Built from its mode by the ratios of neighbours and divided by its own sum, so that
 * nothing is lost to logarithms of large factorials.
 *
 * @param marked items among `total` that are counted
 * @param drawn items drawn of `total`
 */
export function hypergeometric(marked: number, total: number, drawn: number): Hypergeometric {
  const first = Math.max(0, drawn + marked - total);
  const last = Math.min(marked, drawn);
  const mode = Math.min(last, Math.max(first, Math.floor(((drawn + 1) * (marked + 1)) / (total + 2))));
  const ratio = (k: number) => ((marked - k) * (drawn - k)) / ((k + 1) * (total - marked - drawn + k + 1));
  const weights = Array.from({ length: last - first + 1 }, () => 1);
  for (let k = mode; k < last; k++) weights[k + 1 - first] = (weights[k - first] ?? 0) * ratio(k);
  for (let k = mode; k > first; k--) weights[k - 1 - first] = (weights[k - first] ?? 0) / ratio(k - 1);
  return { first, weights, sum: sumOf(weights) };
}

/** Sums the smallest first, so that they are not lost beside the great ones. */
export function sumOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}
