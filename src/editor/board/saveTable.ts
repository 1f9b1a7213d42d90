import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Board } from '../../app/readBoard.ts';
import { boardCsv } from '../../core/board/boardCsv.ts';
import { errors } from '../../core/errors.ts';

/**
 * Asks for a file and writes experiments of the board to it as CSV, with a button to open it.
 *
 * @param keys which ones, in this order
 * @throws FootbridgeError `write-failed`
 */
export async function saveTable(board: Board, keys: readonly string[]): Promise<void> {
  const folder = dirname(board.labs[0]?.folder ?? join(homedir(), 'lab'));
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Experiments as CSV'),
    defaultUri: vscode.Uri.file(join(folder, `experiments-${board.today}.csv`)),
    filters: { [vscode.l10n.t('Comma-separated values')]: ['csv'] },
  });
  if (!file) return;
  const entries = new Map(board.entries.map((entry) => [entry.key, entry]));
  const names = new Map(board.labs.map(({ folder: id, name }) => [id, name]));
  const csv = boardCsv(
    keys.flatMap((key) => entries.get(key) ?? []),
    (lab) => names.get(lab) ?? lab,
  );
  try {
    await vscode.workspace.fs.writeFile(file, Buffer.from(csv));
  } catch (error) {
    throw errors.writeFailed(file.fsPath, error instanceof Error ? error.message : String(error));
  }
  void offerToOpen(file);
}

/** Not waited for: the notification may stay as long as it likes. */
async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open File');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The experiments are saved in {0}.', file.fsPath),
    open,
  );
  if (chosen === open) await vscode.env.openExternal(file);
}
