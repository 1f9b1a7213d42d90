import type { Experiment } from '../core/experiment/experiment.ts';
import type { Disposal, KeptPart } from '../core/handoff/learning/disposal.ts';
import type { Checkpoints, LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
}

/** Counts what goes when the prototypes of an experiment are thrown away, and names what stays. */
export async function whatGoes(
  { slug, variants }: Experiment,
  { store, checkpoints }: Deps,
): Promise<Disposal> {
  const [size, histories, evidence, generations, crossings] = await Promise.all([
    store.measurePrototype(slug),
    Promise.all(variants.map(({ id }) => checkpoints.list(slug, id))),
    store.readEvidence(slug),
    store.readGenerations(slug),
    store.readCrossings(slug),
  ]);
  const { hasBrief, ...counts } = size;
  const some: readonly [KeptPart, boolean][] = [
    ['hypothesis', true],
    ['evidence', evidence.records.size > 0],
    ['generations', generations.records.length > 0],
    ['crossings', crossings.records.length > 0],
    ['brief', hasBrief],
    ['learning', true],
  ];
  return {
    ...counts,
    checkpoints: histories.reduce((sum, history) => sum + history.length, 0),
    keeps: some.flatMap(([part, isThere]) => (isThere ? [part] : [])),
  };
}
