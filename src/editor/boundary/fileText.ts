import * as vscode from 'vscode';

/** Larger files are not shown or quoted, in bytes. */
const largestText = 1_000_000;

/** The text in bytes; `undefined` when they are no UTF-8 text, or too many. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > largestText || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file's text as it is now, with what is not saved yet; `undefined` when there is no such text. */
export async function currentText(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
  if (document && !document.isClosed) return document.getText();
  try {
    return textOf(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Deleted, or not to be read: then there is no text to speak of.
    return undefined;
  }
}
