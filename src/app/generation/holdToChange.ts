import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import type { LabStore } from '../ports.ts';

/**
 * Holds a variant, as LabStore.holdVariant does, to change it. Whether that may be is asked once it is held: another window may
 * have decided, or thrown the prototype away, while this one waited. What was written then would stand in the way when the
 * prototype is taken back.
 *
 * @throws FootbridgeError `already-decided`, `busy`
 */
export async function holdToChange<T>(
  slug: string,
  variant: string,
  store: Pick<LabStore, 'holdVariant' | 'readExperiment'>,
  work: () => Promise<T>,
): Promise<T> {
  return await store.holdVariant(slug, variant, async () => {
    refuseClosed(await store.readExperiment(slug));
    return await work();
  });
}
