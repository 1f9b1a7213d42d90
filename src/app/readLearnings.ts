import type { Learning } from '../core/handoff/learning/learning.ts';
import type { DamagedRecord, LabStore } from './ports.ts';

/**
 * Reads what was learnt in a lab, newest first, and names the cards that cannot be read. Both are the same objects as before while
 * nothing changed.
 */
export async function readLearnings(
  store: Pick<LabStore, 'readLearnings'>,
): Promise<{ readonly learnings: readonly Learning[]; readonly damaged: readonly DamagedRecord[] }> {
  const { records, damaged } = await store.readLearnings();
  return { learnings: records, damaged };
}
