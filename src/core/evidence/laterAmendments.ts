import type { Amendment, Experiment } from '../experiment/experiment.ts';
import type { Session } from './session.ts';

/**
 * The changes of the plan that came after the plan a session was held under. By the hash it names, as results of an older kit
 * come in long after the change; by time only where it names none that is known.
 */
export function laterAmendments(
  { protocol, startedAt }: Pick<Session, 'protocol' | 'startedAt'>,
  { lock, amendments }: Pick<Experiment, 'lock' | 'amendments'>,
): Amendment[] {
  const since = amendments.findLastIndex(({ hash }) => hash !== undefined && hash === protocol);
  if (since >= 0) return amendments.slice(since + 1);
  if (lock !== undefined && lock.hash === protocol) return [...amendments];
  return amendments.filter(({ at }) => startedAt < at);
}
