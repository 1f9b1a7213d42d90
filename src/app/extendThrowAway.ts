import type { Experiment } from '../core/experiment/experiment.ts';
import { extend } from '../core/experiment/extension.ts';
import { localDay } from '../core/experiment/localDay.ts';
import type { Clock, LabStore } from './ports.ts';

/**
 * Moves the throw-away date of an experiment, once.
 *
 * @param wish `until`: an ISO date
 * @returns the new date
 * @throws FootbridgeError `discarded-already`, `extended-before`, `extension-too-early`, `extension-date`,
 *   `extension-needs-reason`
 */
export async function extendThrowAway(
  { slug }: Experiment,
  wish: { readonly until: string; readonly reason: string },
  { store, clock }: { readonly store: LabStore; readonly clock: Clock },
): Promise<{ until: string }> {
  const moment = clock.now();
  const now = { at: moment.toISOString(), today: localDay(moment) };
  const { hypothesis } = await store.updateExperiment(slug, (experiment) => extend(experiment, wish, now));
  return { until: hypothesis.throwAwayDate };
}
