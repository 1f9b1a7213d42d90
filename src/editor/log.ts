import * as vscode from 'vscode';

/** Shapes of secrets that must never reach the log, whatever put them into a message. */
const secretShapes = [
  /\b(sk|pk|rk|ghp|gho|ghs|xox[abp]|AIza)[-_A-Za-z0-9]{12,}/g,
  /\b(bearer|api[-_]?key|authorization)(["'\s:=]+)[^\s"',}]+/gi,
];

/** Replaces what looks like a key or a token by `[removed]`. */
export function redact(text: string): string {
  return secretShapes.reduce((clean, shape) => clean.replaceAll(shape, '[removed]'), text);
}

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
