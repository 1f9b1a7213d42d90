import * as vscode from 'vscode';
import { errors } from '../../core/errors.ts';
import { isFileInReach } from './isFileInReach.ts';

/**
 * Opens a page that was written to disk in the user's browser; where that cannot reach the file, it says where the page lies.
 * @throws FootbridgeError `no-browser`
 */
export async function openPage(file: string): Promise<void> {
  const uri = vscode.Uri.file(file);
  if (isFileInReach(vscode.env)) {
    if (!(await vscode.env.openExternal(uri))) throw errors.noBrowser();
    return;
  }
  // Not awaited: it may stay in sight until somebody reads it.
  void offer(uri);
}

async function offer(uri: vscode.Uri): Promise<void> {
  const { l10n } = vscode;
  const ways: { readonly title: string; readonly go: () => Thenable<unknown> }[] = [
    ...(await waysOut(uri)),
    { title: l10n.t('Open as Text'), go: () => vscode.window.showTextDocument(uri) },
    { title: l10n.t('Copy Path'), go: () => vscode.env.clipboard.writeText(uri.fsPath) },
  ];
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('The page lies at {0}. Your browser cannot open it from here.', uri.fsPath),
    ...ways,
  );
  await chosen?.go();
}

/** The Explorer knows only what is in the window, and downloads what is chosen there. */
async function waysOut(uri: vscode.Uri): Promise<{ title: string; go: () => Thenable<unknown> }[]> {
  const { l10n, commands } = vscode;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return [];
  const reveal = (): Thenable<unknown> => commands.executeCommand('revealInExplorer', uri);
  const download = 'explorer.download';
  if (!(await commands.getCommands()).includes(download))
    return [{ title: l10n.t('Show in Explorer'), go: reveal }];
  const save = async (): Promise<unknown> => {
    await reveal();
    return await commands.executeCommand(download);
  };
  return [{ title: l10n.t('Download…'), go: save }];
}
