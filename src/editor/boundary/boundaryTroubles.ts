import * as vscode from 'vscode';
import type { Watching } from './activeBoundary.ts';
import type { PolicyState } from './heldPolicies.ts';
import type { LabelledFolder } from './productionFolders.ts';

/** What keeps the boundary from knowing all it should, in sentences for people; empty when all is well. */
export function troublesOf(
  { by, partly, midway }: Watching,
  places: {
    readonly folders: readonly LabelledFolder[];
    readonly policyOf: (folder: LabelledFolder) => PolicyState;
  },
): string[] {
  const { l10n } = vscode;
  const policies = places.folders.flatMap((folder) => policyTrouble(folder, places.policyOf(folder)) ?? []);
  return [
    ...policies,
    ...(by === 'snapshot'
      ? [l10n.t('Watching without git: Footbridge compares files with copies of its own.')]
      : []),
    ...(partly.length > 0
      ? [
          l10n.t(
            '{0} is too large to be watched whole. Changes made in the editor are always seen.',
            partly.join(', '),
          ),
        ]
      : []),
    ...(midway.length > 0 ? [midwayWords(midway)] : []),
  ];
}

/**
 * Why nobody is blamed for what differs on disk just now.
 * @param folders labels of the folders in which git is in the middle of something; at least one
 */
export function midwayWords(folders: readonly string[]): string {
  return vscode.l10n.t(
    '{0}: a merge or rebase is unfinished. Until it is, only changes made in the editor are seen.',
    folders.join(', '),
  );
}

/** While a policy is being read the strict default holds without anything being wrong. */
function policyTrouble({ label }: LabelledFolder, { held, problems }: PolicyState): string | undefined {
  const { l10n } = vscode;
  if (!problems.some(({ severity }) => severity === 'error')) return undefined;
  return held === 'lastGood'
    ? l10n.t('The boundary policy of {0} has a mistake. The last good one holds until it is repaired.', label)
    : l10n.t(
        'The boundary policy of {0} cannot be used. Until it is repaired, everything but the lab counts as production.',
        label,
      );
}
