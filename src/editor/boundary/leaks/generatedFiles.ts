import * as vscode from 'vscode';
import type { LabState } from '../../../app/labState.ts';

/**
 * Files of prototypes that generations of the active experiment wrote, or took away.
 * @param since ISO time of the first that counts
 */
export function generatedFiles(
  { store, active }: Pick<LabState, 'store' | 'active'>,
  since: string,
): vscode.Uri[] {
  if (!store || !active) return [];
  const experiment = vscode.Uri.joinPath(vscode.Uri.file(store.root), 'experiments', active.experiment.slug);
  return active.generations
    .filter(({ at }) => at >= since)
    .flatMap(({ variant, files }) =>
      files.map((file) => vscode.Uri.joinPath(experiment, 'variants', variant, file)),
    );
}
