import { errors } from '../core/errors.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { pace } from './pace.ts';
import type { Clock, LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
}

/**
 * Takes the lock back while nobody was tested under it: the plan can be changed without a reason again, and amendments go with
 * the lock they changed. Pilots are nobody that counts.
 *
 * @throws FootbridgeError `lock-holds` once a session that is no pilot began, also one that was withdrawn or cannot be read, or a
 *   test kit was exported; `already-decided`
 */
export async function unlockProtocol({ slug }: Experiment, { store, clock }: Deps): Promise<void> {
  await store.holdSessions(slug, async () => {
    const { records, damaged } = await store.readEvidence(slug);
    const withdrawn = await store.readWithdrawn(slug);
    const isTested = (await readManySessions(records, pace())).some(({ pilot }) => !pilot);
    if (isTested || damaged.length > 0 || withdrawn.sessions.size > 0) throw errors.lockHolds();
    await store.updateExperiment(slug, (current) => {
      refuseClosed(current);
      if (current.lock?.kitAt !== undefined) throw errors.lockHolds();
      const { lock: _, ...rest } = current;
      return { ...rest, amendments: [], updatedAt: clock.now().toISOString() };
    });
  });
}
