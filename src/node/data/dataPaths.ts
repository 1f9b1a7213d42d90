import { errors } from '../../core/errors.ts';
import { experimentSegments, isSlug } from '../lab/labPaths.ts';

/** The folder of an experiment's attached data, as segments below the lab. */
export function dataSegments(slug: string): string[] {
  return [...experimentSegments(slug), 'data'];
}

/** @throws FootbridgeError `unknown-dataset` when the id cannot name a folder */
export function datasetSegments(slug: string, dataset: string): string[] {
  if (!isSlug(dataset)) throw errors.unknownDataset(dataset);
  return [...dataSegments(slug), dataset];
}
