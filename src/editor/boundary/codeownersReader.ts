import * as vscode from 'vscode';
import { codeownersLocations, ownersOf, type OwnerRule } from '../../core/boundary/codeowners.ts';
import { readCodeowners } from '../../node/boundary/readCodeowners.ts';
import { Disposable } from '../disposable.ts';

/** Reads the CODEOWNERS file of a repository when it is first asked for, and again after it changed. */
export class CodeownersReader extends Disposable {
  readonly #rules = new Map<string, Promise<readonly OwnerRule[]>>();
  readonly #watched = new Set<string>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  /**
   * The owners of a file.
   * @param root top folder of the repository
   * @param path inside it, with `/`
   */
  async ownersOf(root: string, path: string): Promise<readonly string[]> {
    let rules = this.#rules.get(root);
    if (!rules) {
      this.#watch(root);
      rules = readCodeowners(root);
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
