import { errors } from '../errors.ts';
import type { Experiment } from './experiment.ts';
import { isOver } from './lifecycle.ts';

/**
 * Refuses to change an experiment that is over: one with a verdict, or a discarded one.
 * @throws FootbridgeError `already-decided`
 */
export function refuseClosed(experiment: Experiment): void {
  if (isOver(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
}
