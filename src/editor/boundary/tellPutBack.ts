import * as path from 'node:path';
import * as vscode from 'vscode';
import { plainText } from '../plainText.ts';
import type { BoundaryController } from './boundaryController.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { readCurrent } from './readCurrent.ts';
import type { UndoResult } from './takeBackRun.ts';

/** How long the status bar says that it worked, in milliseconds. */
const shownFor = 10_000;

/**
 * Asks before putting back means deleting a file, unless there is nothing in it.
 * @param file a file-system path
 * @returns `false` when the person would rather keep it
 */
export async function mayDelete(boundary: Pick<BoundaryController, 'state'>, file: string): Promise<boolean> {
  const found = boundary.state.open.find(({ uri, crossing }) => {
    return crossing.change === 'create' && uri.fsPath === file;
  });
  if (!found || (await isEmpty(found))) return true;
  const { l10n, window } = vscode;
  const name = path.basename(file);
  const yes = l10n.t('Delete');
  const detail = l10n.t(
    'It is new, so production is as it was only without it. What you want to go on with can be moved into the prototype first.',
  );
  const chosen = await window.showWarningMessage(l10n.t('Delete {0}?', name), { modal: true, detail }, yes);
  return chosen === yes;
}

async function isEmpty({ uri, isFile }: CrossedFile): Promise<boolean> {
  return isFile && (await readCurrent(uri))?.length === 0;
}

/** Says in the status bar what was put back and where copies are, and in a notification what was not. */
export async function announceUndo(
  boundary: Pick<BoundaryController, 'crossings'>,
  { undone, left }: UndoResult,
): Promise<void> {
  if (undone.length > 0) vscode.window.setStatusBarMessage(doneSentence(boundary, undone), shownFor);
  if (left.length === 0) return;
  const names = left.map((file) => path.basename(file)).join(', ');
  const message = vscode.l10n.t(
    '{0} could not be put back from here. Source Control shows the change and can discard it.',
    plainText(names),
  );
  await vscode.window.showInformationMessage(message);
}

function doneSentence(
  { crossings }: Pick<BoundaryController, 'crossings'>,
  undone: readonly string[],
): string {
  const { l10n } = vscode;
  const [first = ''] = undone;
  const name = path.basename(first).replaceAll('$(', '$ (');
  const done =
    undone.length === 1
      ? l10n.t('Put back as it was: {0}.', name)
      : l10n.t('Put back as they were: {0} files.', undone.length);
  // What the editor saw can be undone in the editor; only what it did not see is copied.
  const isCopied = crossings.some(
    ({ seen, ended, path: inside }) =>
      seen === 'disk' && ended === 'undone' && undone.some((file) => endsWith(file, inside)),
  );
  return isCopied ? `${done} ${l10n.t('A copy is in the lab, under .footbridge/boundary.')}` : done;
}

/** Whether a file-system path ends with a path inside a production folder. */
function endsWith(file: string, inside: string): boolean {
  return file.replaceAll('\\', '/').endsWith(`/${inside}`);
}
