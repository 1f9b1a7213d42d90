import {
  startSession,
  type BegunSession,
  type SessionDeps,
  type SessionOrder,
} from '../../app/startSession.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { leaseSession, type SessionLease } from '../../node/lab/sessionLease.ts';

/**
 * Starts a session that this window runs. The right to run it is taken before anything is recorded: another window that sees the
 * session sees that it is running, and where that right cannot be had no participant's code is used up.
 *
 * @throws FootbridgeError as app's `startSession`, and what writing to the lab throws
 */
export async function startLeased(
  experiment: Experiment,
  order: SessionOrder,
  deps: SessionDeps,
): Promise<{ readonly begun: BegunSession; readonly lease: SessionLease }> {
  const session = deps.ids.next();
  const lease = await leaseSession(deps.store.root, session, () => deps.clock.now().getTime());
  if (!lease) throw errors.sessionElsewhere(order.participant);
  try {
    return { begun: await startSession(experiment, { ...order, session }, deps), lease };
  } catch (error) {
    await giveUp(lease);
    throw error;
  }
}

/** Gives the right up after a failure, which must not be hidden by another one: what is not renewed lapses. */
export async function giveUp(lease: SessionLease): Promise<void> {
  await lease.release().catch(() => undefined);
}
