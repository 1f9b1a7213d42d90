import * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import type { Clock } from '../../app/ports.ts';
import { boardViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { LabWindow } from '../lab/labWindow.ts';
import type { Log } from '../log.ts';
import type { BoardPanel } from './boardPanel.ts';

export interface BoardsDeps {
  readonly lab: LabState;
  readonly window: Pick<LabWindow, 'opened'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
  /** The extension's `globalState`. */
  readonly globalState: vscode.Memento;
}

/** The board of this window: at most one panel, whose code is loaded when it is first opened. */
export class Boards extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #deps: BoardsDeps;
  #panel: BoardPanel | undefined;

  constructor(deps: BoardsDeps) {
    super();
    this.#deps = deps;
    this._register(vscode.window.registerWebviewPanelSerializer(boardViewType, this));
    this._register({ dispose: () => this.#panel?.dispose() });
  }

  /** Shows the board, opening it where it is not open. */
  async open(): Promise<void> {
    if (this.#panel) this.#panel.reveal();
    else await this.#show(undefined);
  }

  /** VS Code brings back the panel that was open; what was looked for in it is remembered by its page. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    if (this.#panel) panel.dispose();
    else await this.#show(panel);
  }

  async #show(restored: vscode.WebviewPanel | undefined): Promise<void> {
    const { BoardPanel: Panel } = await import('./boardPanel.ts');
    // Opened twice at once: the first one stays.
    if (this.isDisposed || this.#panel) {
      restored?.dispose();
      this.#panel?.reveal();
      return;
    }
    const panel = new Panel({ ...this.#deps, restored });
    this.#panel = panel;
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
  }
}
