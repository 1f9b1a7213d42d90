export const likelihoods = [
  'veryLikely',
  'likely',
  'ratherLikely',
  'even',
  'ratherUnlikely',
  'unlikely',
  'veryUnlikely',
] as const;
export type Likelihood = (typeof likelihoods)[number];

/** How likely a chance from 0 to 1 is, for whoever does not think in percent. `even`: about as likely as not. */
export function likelihoodOf(chance: number): Likelihood {
  if (chance >= 0.95) return 'veryLikely';
  if (chance >= 0.75) return 'likely';
  if (chance >= 0.6) return 'ratherLikely';
  if (chance > 0.4) return 'even';
  if (chance > 0.25) return 'ratherUnlikely';
  return chance > 0.05 ? 'unlikely' : 'veryUnlikely';
}
