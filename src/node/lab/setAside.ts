import { randomBytes } from 'node:crypto';
import { renameWithRetries } from './atomicWrite.ts';
import { inExistingFolder, inFolder } from './jail.ts';
import { ownFolder } from './labPaths.ts';

/** Moves something unreadable out of the way, to `.footbridge/set-aside/`, where it is kept. */
export async function setAside(root: string, folderSegments: readonly string[], name: string): Promise<void> {
  const keptAs = `${name}-${randomBytes(4).toString('hex')}`;
  await inFolder(root, [ownFolder, 'set-aside'], async (kept) => {
    await inExistingFolder(root, folderSegments, (folder) =>
      renameWithRetries(folder.child(name), kept.child(keptAs)),
    );
  });
}
