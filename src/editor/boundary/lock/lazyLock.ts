import type * as vscode from 'vscode';
import { Disposable } from '../../disposable.ts';
import { Lazy } from '../../lazy.ts';
import type { EditorLock, EditorLockDeps } from './editorLock.ts';

/** What may be edited although locking is on: nothing, some files (as `Uri.toString()`), or all. */
export type Unlocked = 'none' | 'all' | ReadonlySet<string>;

/** The lock of this window, whose code is loaded when it is first turned on, or when somebody wants to be rid of it. */
export class LazyLock extends Disposable {
  readonly #deps: EditorLockDeps;
  readonly #lock = new Lazy(() => this.#load());
  #unlocked: Unlocked = 'none';

  constructor(deps: EditorLockDeps) {
    super();
    this.#deps = deps;
  }

  /** What has been unlocked since locking was chosen. */
  get unlocked(): Unlocked {
    return this.#unlocked;
  }

  /** Turns locking on or off; cheap when nothing changes, but looks at the active file again. */
  turn(on: boolean): void {
    if (on || this.#lock.isAsked) void this.#lock.get().then((lock) => lock.turn(on), this.#deps.onError);
  }

  /** See {@link EditorLock.lockAgain}. */
  lockAgain(): void {
    this.#unlocked = 'none';
    if (this.#lock.isAsked) void this.#lock.get().then((lock) => lock.lockAgain(), this.#deps.onError);
  }

  /** See {@link EditorLock.unlock}. */
  async unlock(uri: vscode.Uri): Promise<void> {
    const before = this.#unlocked;
    if (before !== 'all') this.#unlocked = new Set([...(before === 'none' ? [] : before), uri.toString()]);
    await (await this.#lock.get()).unlock(uri);
  }

  /** See {@link EditorLock.unlockAll}. */
  async unlockAll(): Promise<void> {
    this.#unlocked = 'all';
    await (await this.#lock.get()).unlockAll();
  }

  /** See {@link EditorLock.whileWritable}. */
  async whileWritable<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
    return this.#lock.isAsked ? await (await this.#lock.get()).whileWritable(uri, work) : await work();
  }

  async #load(): Promise<EditorLock> {
    const { EditorLock: Lock } = await import('./editorLock.ts');
    return this._register(new Lock(this.#deps));
  }
}
