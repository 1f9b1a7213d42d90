import { errors } from '../../core/errors.ts';
import type { DatasetProfile } from '../../core/data/datasetProfile.ts';
import type { LabStore } from '../ports.ts';
import type { AttachOrder, DataStore } from './dataStore.ts';

interface Deps {
  readonly data: DataStore;
  readonly store: Pick<LabStore, 'readExperiment'>;
}

/**
 * Reads a file into the data of an experiment, unless its prototype was thrown away, which may also happen while the file is
 * read: data that comes back is not gone, and stands in the way when the prototype is taken back.
 *
 * @throws FootbridgeError `discarded-already`, and as DataStore.attach
 */
export async function attachToExperiment(
  slug: string,
  order: Omit<AttachOrder, 'refuse'>,
  { data, store }: Deps,
): Promise<DatasetProfile> {
  const refuse = async (): Promise<void> => {
    const { stage, hypothesis } = await store.readExperiment(slug);
    if (stage === 'discarded') throw errors.discardedAlready(hypothesis.title);
  };
  return await data.attach(slug, { ...order, refuse });
}
