import * as vscode from 'vscode';
import type { CrossedEvent } from '../../core/boundary/crossing.ts';
import { Disposable } from '../disposable.ts';
import { CreatedFiles } from './createdFiles.ts';

export type FileOperation = Exclude<CrossedEvent['change'], 'edit'>;

export interface FileOperationsDeps {
  /** Whether the boundary cares about this file. */
  readonly isProduction: (uri: vscode.Uri) => boolean;
  readonly onOperation: (done: OperationDone) => void;
}

export interface OperationDone {
  readonly operation: FileOperation;
  readonly uri: vscode.Uri;
  /** Where a renamed file was. */
  readonly from?: vscode.Uri;
  /** The files in a created folder, as far as they were read. */
  readonly files?: readonly vscode.Uri[];
}

/** A creation under way. */
interface Arrival {
  readonly reported: Promise<void>;
  readonly end: () => void;
}

/** How long creating a file may take, in milliseconds. */
const longestArrival = 3000;
/** Largest deleted file that is kept to be put back, in bytes. */
const largestDeleted = 1024 * 1024;
/** How many deleted files are kept. */
const keptDeleted = 200;

/** Listens to files being created, renamed and deleted from within VS Code, and can take that back. */
export class FileOperations extends Disposable {
  readonly #deps: FileOperationsDeps;
  readonly #created = new CreatedFiles();
  /** Files that are being created: settled when that was reported, or did not happen. */
  readonly #arriving = new Map<string, Arrival>();
  readonly #renamedFrom = new Map<string, vscode.Uri>();
  readonly #deleted = new Map<string, Uint8Array>();
  #unblamed = 0;

  constructor(deps: FileOperationsDeps) {
    super();
    this.#deps = deps;
    const { workspace } = vscode;
    this._register(
      workspace.onWillCreateFiles((event) =>
        event.waitUntil(Promise.all(event.files.map((uri) => this.#willCreate(uri)))),
      ),
    );
    this._register(workspace.onDidCreateFiles(({ files }) => void this.#didCreate(files)));
    this._register(workspace.onDidRenameFiles(({ files }) => files.forEach((file) => this.#renamed(file))));
    this._register(
      workspace.onWillDeleteFiles((event) =>
        event.waitUntil(Promise.all(event.files.map((uri) => this.#keep(uri)))),
      ),
    );
    this._register(workspace.onDidDeleteFiles(({ files }) => this.#report('delete', files)));
    this._register({ dispose: () => this.#arriving.forEach(({ end }) => end()) });
  }

  canTakeBack(operation: FileOperation, uri: vscode.Uri): boolean {
    if (operation === 'create') return this.#created.canDelete(uri);
    const key = uri.toString();
    return operation === 'rename' ? this.#renamedFrom.has(key) : this.#deleted.has(key);
  }

  /**
   * Resolves when a file that is being created was reported; `undefined` when none is. Saving a new file creates it and
   * then changes its text, and that change would else be taken for a deed of its own.
   */
  arrival(uri: vscode.Uri): Promise<void> | undefined {
    return this.#arriving.get(uri.toString())?.reported;
  }

  /** Whether a folder was created here in this window. */
  isFolder(uri: vscode.Uri): boolean {
    return this.#created.isFolder(uri);
  }

  /** The file's name before it was renamed. */
  renamedFrom(uri: vscode.Uri): vscode.Uri | undefined {
    return this.#renamedFrom.get(uri.toString());
  }

  /** Takes an operation back through VS Code, so that its own undo works on it; `false` when it could not be. */
  async takeBack(operation: FileOperation, uri: vscode.Uri): Promise<boolean> {
    if (operation === 'create') return await this.unblamed(() => this.#created.delete(uri));
    const edit = new vscode.WorkspaceEdit();
    const key = uri.toString();
    const from = this.#renamedFrom.get(key);
    const contents = this.#deleted.get(key);
    if (operation === 'rename' && from) edit.renameFile(uri, from, { overwrite: false });
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

  async #willCreate(uri: vscode.Uri): Promise<void> {
    if (this.#unblamed > 0 || !this.#deps.isProduction(uri)) return;
    this.#arrive(uri);
    await this.#created.expect(uri);
  }

  async #didCreate(uris: readonly vscode.Uri[]): Promise<void> {
    if (this.#unblamed > 0) return;
    for (const uri of uris.filter((one) => this.#deps.isProduction(one))) {
      const entry = await this.#created.note(uri);
      if (entry) this.#deps.onOperation({ operation: 'create', uri, files: entry.files });
      this.#arriving.get(uri.toString())?.end();
    }
  }

  /** Nobody tells of a creation that failed. */
  #arrive(uri: vscode.Uri): void {
    const key = uri.toString();
    const { promise: reported, resolve } = Promise.withResolvers<void>();
    const end = (): void => {
      clearTimeout(timer);
      this.#arriving.delete(key);
      resolve();
    };
    const timer = setTimeout(end, longestArrival);
    this.#arriving.get(key)?.end();
    this.#arriving.set(key, { reported, end });
  }

  #renamed({ oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }): void {
    if (this.#unblamed > 0) return;
    const arrived = this.#deps.isProduction(newUri);
    if (!arrived && !this.#deps.isProduction(oldUri)) return;
    if (arrived) this.#renamedFrom.set(newUri.toString(), oldUri);
    this.#deps.onOperation({ operation: 'rename', uri: arrived ? newUri : oldUri, from: oldUri });
  }

  #report(operation: FileOperation, files: readonly vscode.Uri[]): void {
    if (this.#unblamed > 0) return;
    for (const uri of files) if (this.#deps.isProduction(uri)) this.#deps.onOperation({ operation, uri });
  }

  /** Called before a deletion, which waits for it: so it is quick, and never stops one. */
  async #keep(uri: vscode.Uri): Promise<void> {
    if (this.#unblamed > 0 || !this.#deps.isProduction(uri)) return;
    // What it held when it was deleted earlier is not what goes now.
    this.#deleted.delete(uri.toString());
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if (type !== vscode.FileType.File || size > largestDeleted || this.#deleted.size >= keptDeleted) return;
      this.#deleted.set(uri.toString(), await vscode.workspace.fs.readFile(uri));
    } catch {
      // It cannot be read, so it cannot be put back either; the deletion itself goes on.
    }
  }
}
