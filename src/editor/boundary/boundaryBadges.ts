import * as vscode from 'vscode';
import { Disposable } from '../disposable.ts';
import { changeLabel, zoneLabel } from './boundaryWords.ts';
import type { CrossedFile } from './boundaryProblems.ts';

/** Marks files that crossed in the Explorer and on tabs, and leaves all others alone. */
export class BoundaryBadges extends Disposable implements vscode.FileDecorationProvider {
  readonly #changed = this._register(new vscode.EventEmitter<vscode.Uri[]>());
  readonly onDidChangeFileDecorations = this.#changed.event;
  #shown = new Map<string, CrossedFile>();

  constructor() {
    super();
    this._register(vscode.window.registerFileDecorationProvider(this));
  }

  /** Replaces what is marked; only files whose mark changes are drawn again. */
  show(files: readonly CrossedFile[]): void {
    const before = this.#shown;
    this.#shown = new Map(files.map((file) => [file.uri.toString(), file]));
    const gone = [...before].filter(([key]) => !this.#shown.has(key));
    const come = [...this.#shown].filter(
      ([key, { crossing }]) => before.get(key)?.crossing.id !== crossing.id,
    );
    const uris = [...gone, ...come].map(([, { uri }]) => uri);
    if (uris.length > 0) this.#changed.fire(uris);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const file = this.#shown.get(uri.toString());
    if (!file) return undefined;
    const { crossing } = file;
    const label = zoneLabel(crossing.zone);
    const tooltip = vscode.l10n.t(
      '{0}: {1} while exploring, not part of the prototype',
      label,
      changeLabel(crossing),
    );
    const color = new vscode.ThemeColor(
      crossing.zone === 'critical' ? 'list.errorForeground' : 'list.warningForeground',
    );
    const decoration = new vscode.FileDecoration(Array.from(label)[0], tooltip, color);
    decoration.propagate = false;
    return decoration;
  }
}
