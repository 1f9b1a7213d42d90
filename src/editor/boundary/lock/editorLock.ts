import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { contextKeys } from '../../contributions.ts';
import { Disposable } from '../../disposable.ts';
import { activeFile } from './activeFile.ts';
import { LockNotice } from './lockNotice.ts';
import { RefusedEdits } from './refusedEdits.ts';

/** VS Code's own commands. Their effect lives in the window's memory, so a reload ends it and nothing is left behind. */
const lockCommand = 'workbench.action.files.setActiveEditorReadonlyInSession';
const resetCommand = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/** How long the extension host may take to learn that an editor is active, and how often we look. In milliseconds. */
const [longestWait, pause] = [2000, 50];

export interface EditorLockDeps {
  /** Whether a file is one that must not be typed into while exploring. */
  readonly isOutOfBounds: (uri: vscode.Uri) => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Makes production files read-only in the editor as they become active, and writeable again as they become active
 * after that. No setting, permission or file is touched.
 *
 * VS Code's commands take no file: they act on whatever is active when they arrive. So one runs at a time, and when
 * another editor became active meanwhile, every file that was active in between is brought into its right state when
 * it is active next. So is every file that is seen for the first time, because what an extension host that ended has
 * locked is locked still. A file with unsaved changes is never locked, as VS Code would refuse to save it.
 */
export class EditorLock extends Disposable {
  readonly #deps: EditorLockDeps;
  /** Files that are read-only because of us. */
  readonly #locked = new Set<string>();
  /** Files whose state is known: an extension host that starts again finds the window as the last one left it. */
  readonly #known = new Set<string>();
  /** Files that may be in either state: a command was on its way while they became active. */
  readonly #unsure = new Set<string>();
  readonly #unlocked = new Set<string>();
  #isOn = false;
  #isAllUnlocked = false;
  /** The files that were active, in order, since the last command was sent. */
  #seen: string[] = [];
  #work: Promise<void> | undefined;
  #isStale = false;
  #key: boolean | undefined;

  constructor(deps: EditorLockDeps) {
    super();
    this.#deps = deps;
    this._register(vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()));
    this._register(vscode.window.tabGroups.onDidChangeTabGroups(() => this.refresh()));
    this._register({ dispose: () => this.#showKey(false) });
    const isLocked = (uri: vscode.Uri): boolean => this.#locked.has(uri.toString());
    this._register(new RefusedEdits({ isLocked, onError: deps.onError }));
    this._register(new LockNotice({ isLocked, onError: deps.onError }));
  }

  /** Turns locking on or off, and looks at the active file again. */
  turn(on: boolean): void {
    this.#isOn = on;
    this.refresh();
  }

  /** Forgets what was unlocked. */
  lockAgain(): void {
    this.#unlocked.clear();
    this.#isAllUnlocked = false;
    this.refresh();
  }

  /** Lets a file be edited until the window is reloaded or {@link lockAgain}. */
  async unlock(uri: vscode.Uri): Promise<void> {
    this.#unlocked.add(uri.toString());
    // Whoever asks sees a lock, whatever we know of it.
    this.#unsure.add(uri.toString());
    await this.#settle();
  }

  /** Like {@link unlock}, for all files. */
  async unlockAll(): Promise<void> {
    this.#isAllUnlocked = true;
    this.#known.clear();
    await this.#settle();
  }

  /**
   * Does work that saves a file which may be locked. If it is open, its editor is shown for that, and the editor that
   * was active before afterwards; then it is locked again. A file that is not open is written on disk, lock or not.
   */
  async whileWritable<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
    const key = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    if (!isOpen || (!this.#locked.has(key) && !this.#isUnsure(uri))) return await work();
    const before = vscode.window.activeTextEditor;
    const isNew = !this.#unlocked.has(key);
    this.#unlocked.add(key);
    try {
      if (await isShowing(uri)) await this.#waitUntilWritable(key);
      return await work();
    } finally {
      if (isNew) this.#unlocked.delete(key);
      await this.#settle();
      if (before && before.document.uri.toString() !== key)
        await vscode.window.showTextDocument(before.document, before.viewColumn);
    }
  }

  async #waitUntilWritable(key: string): Promise<void> {
    for (let waited = 0; this.#locked.has(key) && waited < longestWait; waited += pause) {
      await this.#settle();
      if (this.#locked.has(key)) await delay(pause);
    }
  }

  /** To be called when another file may be active, or out of bounds. */
  refresh(): void {
    void this.#settle();
  }

  async #settle(): Promise<void> {
    if (this.isDisposed) return;
    const active = activeFile()?.uri.toString() ?? '';
    if (this.#seen.at(-1) !== active) this.#seen.push(active);
    this.#isStale = true;
    await (this.#work ??= this.#catchUp());
  }

  async #catchUp(): Promise<void> {
    try {
      while (this.#isStale && !this.isDisposed) {
        this.#isStale = false;
        await this.#bringActiveIntoState();
      }
    } catch (error) {
      this.#deps.onError(error);
    } finally {
      this.#work = undefined;
    }
  }

  async #bringActiveIntoState(): Promise<void> {
    const file = activeFile();
    if (!file) return this.#showKey(false);
    const key = file.uri.toString();
    const isWanted = this.#isWanted(file.uri) && !file.isDirty;
    if (isWanted !== this.#locked.has(key) || this.#isUnsure(file.uri)) await this.#send(key, isWanted);
    this.#showKey(this.#locked.has(key));
  }

  /** Only files that we would lock: what a person made read-only elsewhere is theirs. */
  #isUnsure(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.#unsure.has(key) || (!this.#known.has(key) && this.#deps.isOutOfBounds(uri));
  }

  #isWanted(uri: vscode.Uri): boolean {
    if (!this.#isOn || this.#isAllUnlocked || this.#unlocked.has(uri.toString())) return false;
    return this.#deps.isOutOfBounds(uri);
  }

  async #send(key: string, lock: boolean): Promise<void> {
    this.#seen = [key];
    await vscode.commands.executeCommand(lock ? lockCommand : resetCommand);
    if (this.#seen.length > 1) {
      // It may have reached any of these.
      for (const seen of this.#seen) if (seen !== '') this.#unsure.add(seen);
      this.#isStale = true;
      return;
    }
    this.#unsure.delete(key);
    this.#known.add(key);
    if (lock) this.#locked.add(key);
    else this.#locked.delete(key);
  }

  #showKey(isLocked: boolean): void {
    if (this.#key === isLocked) return;
    this.#key = isLocked;
    void vscode.commands.executeCommand('setContext', contextKeys.activeFileLocked, isLocked);
  }
}

/** Shows a file; `false` when that cannot be done, for instance because it is gone from the disk. */
async function isShowing(uri: vscode.Uri): Promise<boolean> {
  return await vscode.window.showTextDocument(uri, { preview: true }).then(
    () => true,
    () => false,
  );
}
