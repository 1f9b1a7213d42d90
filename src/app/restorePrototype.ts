import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { isRestorable } from '../core/handoff/learning/disposal.ts';
import type { Clock, LabStore } from './ports.ts';

/**
 * Takes a prototype that was thrown away within the last 30 days out of the trash. The learning card stays.
 *
 * @returns the experiment's slug
 * @throws FootbridgeError `nothing-to-restore`, `restore-in-the-way`, and what the store throws
 */
export async function restorePrototype(
  { slug }: Experiment,
  { store, clock }: { readonly store: LabStore; readonly clock: Clock },
): Promise<{ experiment: string }> {
  const now = clock.now();
  const current = await store.readExperiment(slug);
  if (!isRestorable(current, now)) throw errors.nothingToRestore(current.hypothesis.title);
  await store.restore(slug, now);
  return { experiment: slug };
}
