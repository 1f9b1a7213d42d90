import * as vscode from 'vscode';
import { redact } from '../core/redact.ts';

/** The extension's log: an output channel on this machine only. Nothing is ever sent anywhere. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Footbridge', { log: true });

  info(message: string): void {
    this.#channel.info(redact(message));
  }

  /** Logs a failure with its stack, which is for maintainers and never shown to users. */
  error(what: string, cause: unknown): void {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    this.#channel.error(redact(`${what}: ${detail}`));
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
