import * as vscode from 'vscode';

/** A file as it is now, with what is not saved yet; `undefined` when there is no such file. */
export async function readCurrent(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === key);
  if (document) return new TextEncoder().encode(document.getText());
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && ['FileNotFound', 'FileIsADirectory'].includes(error.code))
      return undefined;
    throw error;
  }
}
