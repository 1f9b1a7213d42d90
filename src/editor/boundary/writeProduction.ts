import * as vscode from 'vscode';
import { restoreDocument } from './restoreDocument.ts';

/**
 * Writes or deletes a file so that VS Code's own undo can take it back: through its document where that is open, which
 * keeps what was typed on the undo stack.
 *
 * @param contents `undefined` deletes it
 * @returns whether it was done
 */
export async function writeProduction(uri: vscode.Uri, contents: Uint8Array | undefined): Promise<boolean> {
  if (!contents) {
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri, { ignoreIfNotExists: true });
    return await vscode.workspace.applyEdit(edit);
  }
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key && !one.isClosed);
  if (!document) {
    await vscode.workspace.fs.writeFile(uri, contents);
    return true;
  }
  const decoded = await vscode.workspace.decode(contents, { uri });
  const lineEnds = decoded.match(/\r?\n/g) ?? [];
  const windows = lineEnds.filter((end) => end === '\r\n').length;
  const isWindows = windows > lineEnds.length / 2;
  const text = decoded.replaceAll(/\r?\n/g, isWindows ? '\r\n' : '\n');
  const eol = isWindows ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  const was = { text, eol, wasDirty: false, bytes: contents, saved: true, mixed: false };
  if (await restoreDocument(uri, was)) return true;
  // A document that is read-only here takes no edits; unsaved text in it is not ours to drop.
  if (document.isDirty) return false;
  await vscode.workspace.fs.writeFile(uri, contents);
  return true;
}
