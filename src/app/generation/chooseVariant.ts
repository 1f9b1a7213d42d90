import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { LabStore } from '../ports.ts';
import { newestVariant } from './newestVariant.ts';
import { firstVariant } from './turn.ts';

/** The variant that is meant: a listed one, or the first of an experiment without any. @throws FootbridgeError `unknown-variant` */
export async function chooseVariant(
  experiment: Experiment,
  wanted: string | undefined,
  store: LabStore,
): Promise<string> {
  const listed = experiment.variants.map(({ id }) => id);
  const variant = wanted ?? (await newestVariant(experiment, store)) ?? firstVariant;
  const allowed = listed.length === 0 ? [firstVariant] : listed;
  if (!allowed.includes(variant)) throw errors.unknownVariant(variant);
  return variant;
}
