import * as vscode from 'vscode';
import type { LabelledFolder } from './productionFolders.ts';

/**
 * Listens to everything that hints at changed production files: VS Code's own watcher of the folders, which also sees
 * git's files change, and a person who comes back from another program.
 *
 * @param hint called very often; must cost next to nothing
 */
export function watchProduction(folders: readonly LabelledFolder[], hint: () => void): vscode.Disposable {
  const watchers = folders.flatMap(({ uri }) => {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '**/*'));
    return [watcher, watcher.onDidChange(hint), watcher.onDidCreate(hint), watcher.onDidDelete(hint)];
  });
  const focus = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) hint();
  });
  return vscode.Disposable.from(...watchers, focus, vscode.workspace.onDidSaveTextDocument(hint));
}
