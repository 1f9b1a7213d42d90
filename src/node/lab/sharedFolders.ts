import { holdFolder, type HeldFolder } from './jail.ts';

/** Holds a folder below the lab, made when missing, while `work` runs. */
export type HoldFolder = <T>(
  segments: readonly string[],
  work: (folder: HeldFolder) => Promise<T>,
) => Promise<T>;

interface Shared {
  readonly folder: Promise<HeldFolder | undefined>;
  users: number;
}

/**
 * Holds folders for whoever works in them at the same time: of hundreds that write into one folder at once only the first has to
 * find its way there. Who comes after the last one has left enters anew.
 *
 * @param root the lab's real path
 */
export function sharedFolders(root: string): HoldFolder {
  const shared = new Map<string, Shared>();
  return async (segments, work) => {
    const key = segments.join('/');
    const held = shared.get(key) ?? { folder: holdFolder(root, segments, 'create'), users: 0 };
    shared.set(key, held);
    held.users += 1;
    try {
      const folder = await held.folder;
      if (folder === undefined) throw new Error('A folder that is created when missing is never missing.');
      return await work(folder);
    } finally {
      held.users -= 1;
      if (held.users === 0) {
        shared.delete(key);
        await held.folder.then(
          (folder) => folder?.release(),
          () => undefined,
        );
      }
    }
  };
}
