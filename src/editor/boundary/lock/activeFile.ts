import * as vscode from 'vscode';

/** The file that VS Code's commands for the active editor act on. */
export interface ActiveFile {
  readonly uri: vscode.Uri;
  /** Whether it has unsaved changes. */
  readonly isDirty: boolean;
}

/** Finds the file of the active tab: of a comparison its right side; `undefined` for a tab without a file of its own. */
export function activeFile(): ActiveFile | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const uri = tab && uriOf(tab.input);
  return uri && { uri, isDirty: tab.isDirty || isUnsaved(uri) };
}

function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook) return input.uri;
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff)
    return input.modified;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

function isUnsaved(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === key,
  );
}
