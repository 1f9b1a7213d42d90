import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { errors } from '../../../core/errors.ts';

/** How long to wait for what VS Code saved by itself, and how often to look, in milliseconds. */
const [longestWait, pause] = [500, 25];

/**
 * Saves the files of a fix, because git reads the disk: what is not saved would silently not be part of it.
 * @throws FootbridgeError `fix-unsaved` when one cannot be saved
 */
export async function saveFiles(files: readonly vscode.Uri[]): Promise<void> {
  for (const uri of files) {
    const document = findOpenDocument(uri);
    if (document?.isDirty !== true) continue;
    // Saving says no when VS Code has saved the file by itself meanwhile; what counts is that nothing is unsaved.
    await document.save();
    // It learns a moment later that the document is saved.
    for (let waited = 0; document.isDirty && waited < longestWait; waited += pause) await delay(pause);
    if (document.isDirty) throw errors.fixUnsaved(uri.fsPath);
  }
}

/** The document of a file, if VS Code has one. */
export function findOpenDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((one) => one.uri.toString() === key && !one.isClosed);
}
