import type * as vscode from 'vscode';

/**
 * Base for whatever holds listeners, timers or editor objects: what is registered is disposed with it, last first.
 * Something registered after disposal (an `await` finished too late) is disposed at once, so nothing is leaked.
 */
export abstract class Disposable implements vscode.Disposable {
  #held: vscode.Disposable[] = [];
  #disposed = false;

  /** True once `dispose()` was called: work that finishes later should show nothing. */
  protected get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Keeps `item` until this object is disposed, and returns it. */
  protected _register<T extends vscode.Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#held.push(item);
    return item;
  }

  /** Disposes everything registered. Safe to call twice. Throws the first failure, after all had their turn. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const held = this.#held.toReversed();
    this.#held = [];
    const failures: unknown[] = [];
    for (const item of held) {
      try {
        item.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
