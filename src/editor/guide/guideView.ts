import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { FootbridgeError, type ErrorAction } from '../../core/errors.ts';
import { guideMessageSchema, type ToGuide } from '../../protocol/guide.ts';
import { viewIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Commands } from '../commands/allCommands.ts';
import type { Services } from '../services.ts';
import { describeError } from '../showError.ts';
import { GuideActions } from './guideActions.ts';
import { guideHtml } from './guideHtml.ts';
import { composeGuideState } from './guideState.ts';

/** The guide in the sidebar: shows the state, takes checked messages, and says what went wrong in place. */
export class GuideView extends Disposable implements vscode.WebviewViewProvider {
  readonly #services: Services;
  readonly #extensionUri: vscode.Uri;
  readonly #actions: GuideActions;
  #view: vscode.WebviewView | undefined;
  #problem: { readonly message: string; readonly action: ErrorAction | undefined } | undefined;
  #scheduled = false;

  constructor(services: Services, commands: Commands, extensionUri: vscode.Uri) {
    super();
    this.#services = services;
    this.#extensionUri = extensionUri;
    this.#actions = new GuideActions(services, commands);
    const { lab, guide, generations, boundary } = services;
    const changes = [lab, guide, generations, boundary].map((source) =>
      source.onDidChange(() => this.#schedule()),
    );
    for (const change of changes) this._register(change);
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#schedule()));
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#schedule()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('footbridge')) this.#schedule();
      }),
    );
    this._register(vscode.window.registerWebviewViewProvider(viewIds.guide, this));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const bundle = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    const { guide } = this.#services;
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [bundle] };
    view.webview.onDidReceiveMessage((message: unknown) => void this.#received(message));
    view.onDidDispose(() => {
      this.#view = undefined;
      guide.visible = false;
    });
    view.onDidChangeVisibility(() => {
      guide.visible = view.visible;
    });
    guide.visible = view.visible;
    view.webview.html = guideHtml({
      script: view.webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'guide.js')).toString(),
      style: view.webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'guide.css')).toString(),
      cspSource: view.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }

  async #received(message: unknown): Promise<void> {
    const parsed = guideMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#services.log.error('message from the guide', parsed.error);
      return;
    }
    const { type } = parsed.data;
    const action = this.#problem?.action;
    // Typing goes on while a problem is read; any button is an answer to it.
    if (type !== 'draftChanged' && type !== 'ready') this.#problem = undefined;
    try {
      if (type === 'problemAction') await this.#actions.act(action);
      else await this.#actions.handle(parsed.data);
    } catch (error) {
      this.#services.log.error(`guide: ${type}`, error);
      this.#show(error);
    }
    this.#schedule();
  }

  #show(error: unknown): void {
    const expected = error instanceof FootbridgeError ? error : undefined;
    if (expected?.code === 'cancelled') return;
    this.#problem = { message: describeError(error), action: expected?.action };
  }

  /** Sends the state once for all changes of one turn of the event loop. */
  #schedule(): void {
    if (this.#scheduled || !this.#view) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      const { brief } = this.#actions;
      const state = composeGuideState(this.#services, { problem: this.#problem, brief });
      const message: ToGuide = { type: 'state', state };
      void this.#view?.webview.postMessage(message);
    }, 0);
  }
}
