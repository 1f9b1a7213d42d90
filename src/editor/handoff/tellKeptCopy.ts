import path from 'node:path';
import * as vscode from 'vscode';

/** Says where the brief lies into which somebody had written before it was exported again: the new one does not say that. */
export async function tellKeptCopy(file: string): Promise<void> {
  const open = vscode.l10n.t('Open the copy');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Somebody had written into the brief that was there, such as that a gap is addressed. The new brief does not say it; all of it is kept beside it, in {0}.',
      path.basename(file),
    ),
    open,
  );
  if (chosen === open) await vscode.window.showTextDocument(vscode.Uri.file(file));
}
