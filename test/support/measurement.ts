/** One line of `npm run bench`. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with: a limit, or the same measured on a peer. */
  readonly peer: number;
  /** The value divided by the peer. */
  readonly ratio: number;
}

/** Compares a value with its peer; all numbers are rounded to three decimals. */
export function measurement(name: string, value: number, unit: string, peer: number): Measurement {
  return { name, value: round(value), unit, peer: round(peer), ratio: round(value / peer) };
}

/**
 * The value below which a share of the values lies, such as 0.5 for the median; one of the values themselves.
 * @param values at least one.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[index] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
