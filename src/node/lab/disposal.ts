import type { LabStore } from '../../app/ports.ts';
import { withTurnLock, type TurnOptions } from './applyTurn.ts';
import { emptyTrash, isTrashDue } from './emptyTrash.ts';
import { reportingWrites } from './faults.ts';
import { recoverTurns } from './journal.ts';
import { measurePrototype } from './measurePrototype.ts';
import { runningSessions } from './runningSessions.ts';
import { moveFromTrash, moveToTrash, settleTrash } from './trash.ts';
import { trashFolder } from './trashPlaces.ts';

/** What of the store throws prototypes away. */
export type Disposing = Pick<
  LabStore,
  'runningSessions' | 'measurePrototype' | 'discard' | 'restore' | 'emptyTrash'
>;

const shownTrash = trashFolder.join('/');

/**
 * What of the store throws prototypes away and takes them back. All of it happens under the lock that turns are written under, and
 * after what a killed process left there was ended.
 *
 * @param root the lab's real path
 */
export function disposalOf(root: string, options: TurnOptions): Disposing {
  const step = options.step ?? (() => undefined);
  const alone = <T>(slug: string, work: () => Promise<T>): Promise<T> =>
    reportingWrites(shownTrash, () =>
      withTurnLock(root, slug, options, async () => {
        await recoverTurns(root, step);
        await settleTrash(root, step);
        return await work();
      }),
    );
  return {
    runningSessions: (slug) => runningSessions(root, slug, Date.now()),
    measurePrototype: (slug) => measurePrototype(root, slug),
    discard: (slug, at, refuse) => alone(slug, () => moveToTrash(root, slug, at, refuse, step)),
    restore: (slug, at) => alone(slug, () => moveFromTrash(root, slug, at, step)),
    emptyTrash: async (now) => {
      if (await isTrashDue(root, now.getTime())) await alone('', () => emptyTrash(root, now.getTime(), step));
    },
  };
}
