import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { readBoard, type Board } from '../../app/readBoard.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { LabSummaries } from '../../node/lab/labSummaries.ts';
import { boardMessageSchema, type BoardMessage, type BoardView, type ToBoard } from '../../protocol/board.ts';
import { boardViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { describeError } from '../showError.ts';
import { boardHtml } from './boardHtml.ts';
import { BoardLabs } from './boardLabs.ts';
import type { BoardsDeps } from './boards.ts';
import { openRow } from './openRow.ts';
import { saveTable } from './saveTable.ts';

/** How long changes are gathered before the board is read again. */
const pauseMs = 300;
/** While reading takes long, how often it is told how far it is. */
const progressMs = 100;

export interface BoardPanelDeps extends BoardsDeps {
  /** A panel that VS Code brought back after a restart; otherwise a new one opens. */
  readonly restored: vscode.WebviewPanel | undefined;
}

/** The board in the editor area: reads the labs, draws what changed, takes checked messages. */
export class BoardPanel extends Disposable {
  readonly #deps: BoardPanelDeps;
  readonly #panel: vscode.WebviewPanel;
  readonly #labs: BoardLabs;
  readonly #summaries = new LabSummaries();
  readonly #closed = this._register(new vscode.EventEmitter<void>());
  readonly #stopped = new AbortController();
  #board: Board | undefined;
  #progress: BoardView['reading'] = { done: 0, all: 0 };
  #problem: string | undefined;
  #isListening = false;
  #isReading = false;
  /** Something changed that the reading under way may have missed. */
  #isStale = false;
  #pause: NodeJS.Timeout | undefined;
  #posted = '';

  readonly onDidDispose = this.#closed.event;

  constructor(deps: BoardPanelDeps) {
    super();
    this.#deps = deps;
    const { restored, globalState, lab } = deps;
    this.#labs = new BoardLabs(globalState, lab);
    this.#panel = this._register(
      restored ??
        vscode.window.createWebviewPanel(
          boardViewType,
          vscode.l10n.t('Experiments'),
          vscode.ViewColumn.Active,
        ),
    );
    this.#draw();
    this._register(lab.onDidChange(() => this.#soon()));
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#soon()));
    this._register(
      this.#panel.onDidChangeViewState(({ webviewPanel }) => {
        if (webviewPanel.visible) this.#soon();
      }),
    );
    // Other labs are changed by a pull outside this window: coming back to it is when that has happened.
    this._register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.#panel.visible) this.#soon();
      }),
    );
    this._register({ dispose: () => clearTimeout(this.#pause) });
    this.#panel.onDidDispose(() => this.#end());
    void this.#read();
  }

  reveal(): void {
    this.#panel.reveal();
  }

  #end(): void {
    this.#stopped.abort();
    this.#closed.fire();
    this.dispose();
  }

  #draw(): void {
    const { webview } = this.#panel;
    const { extensionUri } = this.#deps;
    const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const media = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
    this.#panel.iconPath = { light: media('preview-light.svg'), dark: media('preview-dark.svg') };
    webview.options = { enableScripts: true, localResourceRoots: [bundle] };
    this._register(webview.onDidReceiveMessage((message: unknown) => void this.#received(message)));
    webview.html = boardHtml({
      script: webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'board.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'board.css')).toString(),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }

  async #received(posted: unknown): Promise<void> {
    const parsed = boardMessageSchema.safeParse(posted);
    if (!parsed.success) {
      this.#deps.log.error('message from the board', parsed.error);
      return;
    }
    try {
      this.#problem = undefined;
      await this.#handle(parsed.data);
    } catch (error) {
      this.#deps.log.error(`board: ${parsed.data.type}`, error);
      if (error instanceof FootbridgeError && error.code === 'cancelled') return;
      this.#problem = describeError(error);
    }
    this.#post();
  }

  async #handle(message: BoardMessage): Promise<void> {
    const board = this.#board;
    switch (message.type) {
      case 'ready':
        // The page is made anew whenever it was hidden, and knows nothing then.
        this.#isListening = true;
        this.#posted = '';
        return;
      case 'refresh':
        await this.#read();
        return;
      case 'addLab':
        if (await this.#labs.add()) await this.#read();
        return;
      case 'removeLab':
        await this.#labs.remove(message.lab);
        await this.#read();
        return;
      case 'open':
        if (board) this.#problem = await openRow(board, message.key, this.#labs.here);
        return;
      case 'saveTable':
        if (board) await saveTable(board, message.keys);
        return;
    }
  }

  #soon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#read(), pauseMs);
  }

  /** Reads what changed. Of several at once, one reads, and reads again after that. */
  async #read(): Promise<void> {
    this.#isStale = this.#isReading;
    if (this.#isReading || this.isDisposed) return;
    this.#isReading = true;
    try {
      await this.#deps.window.opened;
      const folders = await this.#labs.list();
      this.#summaries.keepOnly(folders);
      const { signal } = this.#stopped;
      const deps = { summaries: this.#summaries, clock: this.#deps.clock };
      this.#board = await readBoard(folders, deps, { signal, onProgress: this.#tellProgress() });
      this.#progress = undefined;
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      this.#deps.log.error('read the board', error);
      this.#problem = describeError(error);
    } finally {
      this.#isReading = false;
    }
    this.#post();
    if (this.#isStale) await this.#read();
  }

  #tellProgress(): (done: number, all: number) => void {
    let told = 0;
    return (done, all) => {
      // Who sees a board already need not see it being read again.
      if (this.#board || Date.now() - told < progressMs) return;
      told = Date.now();
      this.#progress = { done, all };
      this.#post();
    };
  }

  /** Sends what is not on the glass already. */
  #post(): void {
    if (!this.#isListening || this.isDisposed) return;
    const message: ToBoard = { type: 'board', board: this.#view() };
    const text = JSON.stringify(message);
    if (text === this.#posted) return;
    this.#posted = text;
    void this.#panel.webview.postMessage(message);
  }

  #view(): BoardView {
    const { entries = [], labs = [], copied = 0 } = this.#board ?? {};
    const { here, added } = this.#labs;
    return {
      reading: this.#board ? undefined : this.#progress,
      entries,
      labs: labs.map(({ folder, name, records, problem }) => ({
        id: folder,
        name,
        records,
        isHere: folder === here,
        isAdded: added.includes(folder),
        problem,
      })),
      copied,
      problem: this.#problem,
    };
  }
}
