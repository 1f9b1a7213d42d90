import { setImmediate as breathe } from 'node:timers/promises';
import { paceOf } from '../../core/pace.ts';

/** Lets the rest of the process have its turn between many small pieces of work; see core/pace.ts. */
export function pace(): () => Promise<void> | undefined {
  return paceOf(
    () => performance.now(),
    () => breathe(),
  );
}

/**
 * Does something for each of many, a few at a time.
 * @param work is called for `most` of them at once
 * @returns the results in the order of `items`
 */
export async function forMany<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
