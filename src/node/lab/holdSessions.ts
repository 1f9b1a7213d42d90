import { errors } from '../../core/errors.ts';
import { reportingWrites } from './faults.ts';
import { withLock } from './labLock.ts';
import { experimentSegments } from './labPaths.ts';

/**
 * Runs what reads an experiment's sessions and then begins one, while nobody else does. What it does may hold the experiment,
 * not the other way round.
 *
 * @param root the lab's real path
 * @throws FootbridgeError `write-failed` when another window does not let go of it
 */
export function holdSessions<T>(root: string, slug: string, work: () => Promise<T>): Promise<T> {
  const folder = [...experimentSegments(slug), 'evidence'].join('/');
  const busy = () => errors.writeFailed(folder, 'another window is writing it');
  return reportingWrites(folder, () => withLock(root, { name: `sessions-${slug}`, busy }, work));
}
