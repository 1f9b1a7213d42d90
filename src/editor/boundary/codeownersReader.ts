import * as vscode from 'vscode';
import {
  codeownersLimit,
  codeownersLocations,
  ownersOf,
  parseCodeowners,
  type OwnerRule,
} from '../../core/boundary/codeowners.ts';
import { Disposable } from '../disposable.ts';

/** Reads the CODEOWNERS file of a production folder when it is first asked for, and again after it changed. */
export class CodeownersReader extends Disposable {
  readonly #rules = new Map<string, Promise<readonly OwnerRule[]>>();
  readonly #watched = new Set<string>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  /**
   * The owners of a file.
   * @param root file-system path of the production folder
   * @param path inside it, with `/`
   */
  async ownersOf(root: string, path: string): Promise<readonly string[]> {
    let rules = this.#rules.get(root);
    if (!rules) {
      this.#watch(root);
      rules = read(root);
      this.#rules.set(root, rules);
    }
    return ownersOf(await rules, path);
  }

  #watch(root: string): void {
    if (this.#watched.has(root)) return;
    this.#watched.add(root);
    const pattern = new vscode.RelativePattern(vscode.Uri.file(root), `{${codeownersLocations.join(',')}}`);
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(pattern));
    const forget = (): void => {
      this.#rules.delete(root);
      this.#onDidChange.fire();
    };
    this._register(watcher.onDidChange(forget));
    this._register(watcher.onDidCreate(forget));
    this._register(watcher.onDidDelete(forget));
  }
}

async function read(root: string): Promise<readonly OwnerRule[]> {
  for (const location of codeownersLocations) {
    const uri = vscode.Uri.joinPath(vscode.Uri.file(root), location);
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) === 0) continue;
      if (size >= codeownersLimit) return [];
      const bytes = await vscode.workspace.fs.readFile(uri);
      return parseCodeowners(new TextDecoder().decode(bytes), bytes.byteLength);
    } catch {
      // Not there, or not readable: the next location is tried, and nobody is named if there is none.
    }
  }
  return [];
}
