import * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import { Disposable } from '../disposable.ts';

/**
 * Watches files of the lab that this window has, and of the one that takes its place.
 *
 * @param pattern of VS Code, relative to the lab's folder
 * @param note is told of each file that is made, changed or deleted, by whomever, and of the lab it is in
 */
export function watchInLab(
  lab: Pick<LabState, 'store' | 'onDidChange'>,
  pattern: string,
  note: (uri: vscode.Uri, root: string) => void,
): vscode.Disposable {
  return new WatchInLab(lab, pattern, note);
}

class WatchInLab extends Disposable {
  readonly #lab: Pick<LabState, 'store' | 'onDidChange'>;
  readonly #pattern: string;
  readonly #note: (uri: vscode.Uri, root: string) => void;
  #root: string | undefined;
  #watcher: vscode.Disposable | undefined;

  constructor(...[lab, pattern, note]: Parameters<typeof watchInLab>) {
    super();
    this.#lab = lab;
    this.#pattern = pattern;
    this.#note = note;
    this._register(lab.onDidChange(() => this.#follow()));
    this._register({ dispose: () => this.#watcher?.dispose() });
    this.#follow();
  }

  #follow(): void {
    const root = this.#lab.store?.root;
    if (root === this.#root) return;
    this.#watcher?.dispose();
    this.#root = root;
    this.#watcher = root === undefined ? undefined : this.#watch(root);
  }

  #watch(root: string): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(root), this.#pattern),
    );
    const note = (uri: vscode.Uri): void => this.#note(uri, root);
    const events = [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete];
    return vscode.Disposable.from(watcher, ...events.map((event) => event(note)));
  }
}
