import * as path from 'node:path';
import type { Sight } from '../../app/boundary/sight.ts';
import type { ExplorationBase } from '../../node/boundary/explorationBase.ts';
import { FolderBaseline } from '../../node/boundary/folderBaseline.ts';
import { GitSight } from '../../node/boundary/gitSight.ts';
import type { KeptContents } from '../../node/boundary/keptContents.ts';
import type { LocatedFolder } from '../../node/boundary/locateFolder.ts';
import { SnapshotSight } from '../../node/boundary/snapshotSight.ts';

/**
 * Opens the best sight there is of a production folder: its repository, or snapshots of our own.
 *
 * @param git `undefined` where none may be started
 * @param lab the lab's real path
 */
export function openSight(
  { root, repository }: LocatedFolder,
  git: string | undefined,
  lab: string,
  kept: { readonly record: ExplorationBase; readonly contents: KeptContents; readonly isAnew: boolean },
): Sight {
  const by = git !== undefined && repository ? 'git' : 'snapshot';
  const baseline = new FolderBaseline(root, by, kept);
  if (git !== undefined && repository) return new GitSight({ git, repository, folder: root, baseline });
  return new SnapshotSight({
    folder: root,
    baseline,
    isLeftOut: (folder) => path.relative(lab, folder) === '',
  });
}
