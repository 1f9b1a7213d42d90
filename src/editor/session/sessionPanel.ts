import * as vscode from 'vscode';
import {
  fromParticipantSchema,
  type FromParticipant,
  type ToParticipant,
} from '../../protocol/participant.ts';
import { sessionViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { moveToOwnWindow } from './ownWindow.ts';
import { sessionHtml } from './sessionHtml.ts';

export interface SessionPanelOptions {
  readonly extensionUri: vscode.Uri;
  /** What the participant's page is called, also in the title of its window. */
  readonly title: string;
  /** Is told of messages that are not as they should be. */
  refused(error: unknown): void;
}

/** The participant's page: a webview in a window of its own, or in the editor area where there can be no other. */
export class SessionPanel extends Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #options: SessionPanelOptions;
  readonly #messages = this._register(new vscode.EventEmitter<FromParticipant>());
  readonly #closed = this._register(new vscode.EventEmitter<void>());

  /** What the page says, checked: the prototype in it is not trusted. */
  readonly onMessage = this.#messages.event;
  /** The window was closed, whoever did it. */
  readonly onDidClose = this.#closed.event;

  constructor(options: SessionPanelOptions) {
    super();
    this.#options = options;
    this.#panel = vscode.window.createWebviewPanel(
      sessionViewType,
      options.title,
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
      { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [this.#resources] },
    );
    this._register(this.#panel);
    this._register(this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this._register(this.#panel.onDidDispose(() => this.#close()));
  }

  /**
   * Puts the page where it belongs and loads it there: moving it later would load it anew.
   * @returns where it is now
   */
  async place(where: 'window' | 'editor'): Promise<'window' | 'editor'> {
    const isMoved = where === 'window' && (await moveToOwnWindow(this.#panel));
    if (!this.isDisposed) this.#load();
    return isMoved ? 'window' : 'editor';
  }

  /** Brings it to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  post(message: ToParticipant): void {
    if (!this.isDisposed) void this.#panel.webview.postMessage(message);
  }

  get #resources(): vscode.Uri {
    return vscode.Uri.joinPath(this.#options.extensionUri, 'dist', 'webview');
  }

  #load(): void {
    const { webview } = this.#panel;
    const uriOf = (name: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#resources, name)).toString();
    webview.html = sessionHtml({
      script: uriOf('session.js'),
      style: uriOf('session.css'),
      cspSource: webview.cspSource,
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }

  #receive(message: unknown): void {
    const checked = fromParticipantSchema.safeParse(message);
    if (checked.success) this.#messages.fire(checked.data);
    else this.#options.refused(checked.error);
  }

  #close(): void {
    this.#closed.fire();
    this.dispose();
  }
}
