import * as vscode from 'vscode';
import { errors } from '../../core/errors.ts';

/** Longer than the page itself waits before it shows its own card (see webview/prototype/outer.ts). */
const paintedWithinMs = 12_000;

/** Waits for the first screen of a page; the first answer counts. */
export class PaintedPromise {
  /** Resolves when the screen is on the glass. Rejects with `preview-failed` when it does not come. */
  readonly result: Promise<void>;
  readonly #resolve: () => void;
  readonly #reject: (reason: unknown) => void;
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.result = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    const silent = errors.previewFailed(vscode.l10n.t('the prototype does not answer.'));
    this.#timer = setTimeout(() => this.fail(silent), paintedWithinMs);
  }

  succeed(): void {
    clearTimeout(this.#timer);
    this.#resolve();
  }

  fail(reason: unknown): void {
    clearTimeout(this.#timer);
    this.#reject(reason);
  }

  /** Waits for the page that took this one's place instead. */
  follow(successor: PaintedPromise): void {
    clearTimeout(this.#timer);
    successor.result.then(this.#resolve, this.#reject);
  }
}
