import type { Experiment } from '../experiment/experiment.ts';

/**
 * Which prototypes are no longer the ones that were decided on: changed or added by hand, as Footbridge itself changes none after
 * the verdict. What they would show takes a new experiment. A prototype that was thrown away is not a changed one.
 *
 * @param fingerprints of the variants as they are now (see fingerprintPrototype.ts)
 * @returns ids of variants; none before the verdict, and for verdicts that did not keep what they rest on
 */
export function changedSinceVerdict(
  { verdict, stage }: Pick<Experiment, 'verdict' | 'stage'>,
  fingerprints: Readonly<Record<string, string>>,
): string[] {
  const decided = verdict?.prototypes;
  if (decided === undefined || stage === 'discarded') return [];
  const variants = new Set([...Object.keys(decided), ...Object.keys(fingerprints)]);
  return [...variants].filter((variant) => decided[variant] !== fingerprints[variant]).toSorted();
}
