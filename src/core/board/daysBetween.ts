const dayMs = 24 * 60 * 60 * 1000;

/** Days of 24 hours between two ISO times; never below zero, as the clocks of two machines may differ. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / dayMs);
}
