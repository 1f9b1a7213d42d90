import * as vscode from 'vscode';
import type { CrossedEvent } from '../../core/boundary/crossing.ts';
import { Disposable } from '../disposable.ts';

export type FileOperation = Exclude<CrossedEvent['change'], 'edit'>;

export interface FileOperationsDeps {
  /** Whether the boundary cares about this file. */
  readonly isProduction: (uri: vscode.Uri) => boolean;
  readonly onOperation: (operation: FileOperation, uri: vscode.Uri, from?: vscode.Uri) => void;
}

/** Largest deleted file that is kept to be put back, in bytes. */
const largestDeleted = 1024 * 1024;
/** How many deleted files are kept. */
const keptDeleted = 200;

/** Listens to files being created, renamed and deleted from within VS Code, and can take that back. */
export class FileOperations extends Disposable {
  readonly #deps: FileOperationsDeps;
  readonly #renamedFrom = new Map<string, vscode.Uri>();
  readonly #deleted = new Map<string, Uint8Array>();
  #unblamed = 0;

  constructor(deps: FileOperationsDeps) {
    super();
    this.#deps = deps;
    const { workspace } = vscode;
    this._register(workspace.onDidCreateFiles(({ files }) => void this.#created(files)));
    this._register(workspace.onDidRenameFiles(({ files }) => files.forEach((file) => this.#renamed(file))));
    this._register(
      workspace.onWillDeleteFiles((event) =>
        event.waitUntil(Promise.all(event.files.map((uri) => this.#keep(uri)))),
      ),
    );
    this._register(workspace.onDidDeleteFiles(({ files }) => this.#report('delete', files)));
  }

  canTakeBack(operation: FileOperation, uri: vscode.Uri): boolean {
    if (operation === 'create') return true;
    const key = uri.toString();
    return operation === 'rename' ? this.#renamedFrom.has(key) : this.#deleted.has(key);
  }

  /** The file's name before it was renamed. */
  renamedFrom(uri: vscode.Uri): vscode.Uri | undefined {
    return this.#renamedFrom.get(uri.toString());
  }

  /** Takes an operation back through VS Code, so that its own undo works on it; `false` when it could not be. */
  async takeBack(operation: FileOperation, uri: vscode.Uri): Promise<boolean> {
    const edit = new vscode.WorkspaceEdit();
    const key = uri.toString();
    const from = this.#renamedFrom.get(key);
    const contents = this.#deleted.get(key);
    if (operation === 'create') edit.deleteFile(uri, { ignoreIfNotExists: true });
    else if (operation === 'rename' && from) edit.renameFile(uri, from, { overwrite: false });
    else if (operation === 'delete' && contents) edit.createFile(uri, { contents, overwrite: false });
    else return false;
    if (!(await this.unblamed(async () => await vscode.workspace.applyEdit(edit)))) return false;
    this.#renamedFrom.delete(key);
    this.#deleted.delete(key);
    return true;
  }

  /** Does something with files without anybody being blamed for it. */
  async unblamed<T>(work: () => Promise<T>): Promise<T> {
    this.#unblamed += 1;
    try {
      return await work();
    } finally {
      this.#unblamed -= 1;
    }
  }

  async #created(files: readonly vscode.Uri[]): Promise<void> {
    if (this.#unblamed > 0) return;
    for (const uri of files)
      if (this.#deps.isProduction(uri) && (await isFile(uri))) this.#deps.onOperation('create', uri);
  }

  #renamed({ oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }): void {
    if (this.#unblamed > 0) return;
    const arrived = this.#deps.isProduction(newUri);
    if (!arrived && !this.#deps.isProduction(oldUri)) return;
    if (arrived) this.#renamedFrom.set(newUri.toString(), oldUri);
    this.#deps.onOperation('rename', arrived ? newUri : oldUri, oldUri);
  }

  #report(operation: FileOperation, files: readonly vscode.Uri[]): void {
    if (this.#unblamed > 0) return;
    for (const uri of files) if (this.#deps.isProduction(uri)) this.#deps.onOperation(operation, uri);
  }

  /** Called before a deletion, which waits for it: so it is quick, and never stops one. */
  async #keep(uri: vscode.Uri): Promise<void> {
    if (this.#unblamed > 0 || !this.#deps.isProduction(uri)) return;
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if (type !== vscode.FileType.File || size > largestDeleted || this.#deleted.size >= keptDeleted) return;
      this.#deleted.set(uri.toString(), await vscode.workspace.fs.readFile(uri));
    } catch {
      // It cannot be read, so it cannot be put back either; the deletion itself goes on.
    }
  }
}

/** A new folder by itself changes nothing in a repository. */
async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}
