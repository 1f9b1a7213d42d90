import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { isLab } from '../../node/lab/findLab.ts';

/** How long VS Code may take to list the folders by itself, in milliseconds. */
const patience = 1500;

/**
 * Wakes a window that opened a lab's workspace file but shows none of its folders. Seen in browser-hosted
 * VS Code 1.139 in about one of six joins: it reads the file before its file system is ready, and looks
 * again only when the file changes. So the file is written anew, with the bytes it has.
 */
export async function wakeWorkspace(): Promise<void> {
  const file = vscode.workspace.workspaceFile;
  const isAsleep = () => file?.scheme === 'file' && (vscode.workspace.workspaceFolders ?? []).length === 0;
  if (!file || !isAsleep() || !(await isLab(dirname(file.fsPath)))) return;
  await wait(patience);
  if (!isAsleep()) return;
  const { atomicWrite } = await import('../../node/lab/atomicWrite.ts');
  const folder = await realpath(dirname(file.fsPath));
  await atomicWrite(folder, basename(file.fsPath), await readFile(file.fsPath));
}
