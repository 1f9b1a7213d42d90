import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Waits until `read` gives something true; what is asserted becomes visible a moment after the deed. */
export async function eventually<T>(what: string, read: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const value = await read();
    if (value) return value;
    await delay(50);
  }
  throw new Error(`${what}: not seen within 20 s`);
}

/** Adds or removes folders of the window, which VS Code refuses while it still carries out the change before. */
export async function changeFolders(
  ...change: Parameters<typeof vscode.workspace.updateWorkspaceFolders>
): Promise<void> {
  await eventually('the folders to change', () => vscode.workspace.updateWorkspaceFolders(...change));
}

/** The production folder this window shows. */
export const production = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
/** Two production files that tests edit. */
export const cart = (): vscode.Uri =>
  vscode.Uri.file(path.join(production(), 'src', 'pages', 'CartPage.tsx'));
export const checkout = (): vscode.Uri =>
  vscode.Uri.file(path.join(production(), 'src', 'pages', 'CheckoutPage.tsx'));
/** What is on disk, a character for each byte. */
export const bytesOf = async (uri: vscode.Uri): Promise<string> => await readFile(uri.fsPath, 'latin1');

/** Runs any command. */
export const run = async <T>(command: string, argument?: object): Promise<T> =>
  await vscode.commands.executeCommand<T>(command, argument);

/** The boundary's problems in a file. */
export const problemsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'Footbridge');

/** Waits for the boundary's first problem in a file. */
export const problemOf = async (uri: vscode.Uri): Promise<vscode.Diagnostic> =>
  await eventually('the problem', () => problemsOf(uri)[0]);

/** Types into a file as a person does, without saving; `line` counts from 0. */
export async function typeInto(
  uri: vscode.Uri,
  text = '// tried something\n',
  line = 2,
): Promise<vscode.TextDocument> {
  const editor = await vscode.window.showTextDocument(uri);
  assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), text)));
  return editor.document;
}

/** Creates, renames or deletes files as the Explorer does. */
export async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Closes all editors. */
export async function closeAll(): Promise<void> {
  await run('workbench.action.closeAllEditors');
}
