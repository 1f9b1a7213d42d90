import * as vscode from 'vscode';
import { readEntry, type Entry } from './readEntry.ts';
import { fileExists } from './fileExists.ts';

/** Files and folders created in this window, so that taking one back deletes what was created and nothing else. */
export class CreatedFiles {
  /** Where something new is about to be: there was nothing before. */
  readonly #expected = new Set<string>();
  readonly #created = new Map<string, Entry>();

  /** To be called before a creation, which waits for it. */
  async expect(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    this.#expected.delete(key);
    if (!(await fileExists(uri))) this.#expected.add(key);
  }

  /** To be called after a creation. @returns what was created, `undefined` for nothing but empty folders */
  async note(uri: vscode.Uri): Promise<Entry | undefined> {
    const key = uri.toString();
    const isNew = this.#expected.delete(key);
    // What was created here earlier may have been kept since.
    this.#created.delete(key);
    const entry = await readEntry(uri);
    if (entry && isNew && entry.isComplete) this.#created.set(key, entry);
    return entry;
  }

  canDelete(uri: vscode.Uri): boolean {
    return this.#created.has(uri.toString());
  }

  /** Whether what was created here is a folder. */
  isFolder(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.#created.get(key)?.files.every((file) => file.toString() !== key) === true;
  }

  /** Deletes what was created: its files, then the folders that are empty now. Returns `false` when it could not be. */
  async delete(uri: vscode.Uri): Promise<boolean> {
    const entry = this.#created.get(uri.toString());
    if (!entry) return false;
    const edit = new vscode.WorkspaceEdit();
    for (const file of entry.files) edit.deleteFile(file, { ignoreIfNotExists: true });
    if (!(await vscode.workspace.applyEdit(edit))) return false;
    for (const folder of entry.folders.toReversed()) await deleteIfEmpty(folder);
    this.#created.delete(uri.toString());
    return true;
  }
}

async function deleteIfEmpty(folder: vscode.Uri): Promise<void> {
  try {
    if ((await vscode.workspace.fs.readDirectory(folder)).length > 0) return;
  } catch {
    // It is gone already, or cannot be looked into: there is nothing to tidy up.
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(folder, { recursive: false, ignoreIfNotExists: true });
  await vscode.workspace.applyEdit(edit);
}
