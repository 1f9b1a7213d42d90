import * as vscode from 'vscode';
import { fromPicturesSchema, type FromPictures, type PicturesOrder } from '../../protocol/pictures.ts';
import { picturesViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { picturesHtml } from './picturesHtml.ts';

/** A result for one place of the order. */
export type TakenPicture = Extract<FromPictures, { type: 'taken' | 'missing' }>;

/** How it ended: with every place, because somebody did not want to wait, or because the page never came. */
export type PicturesEnd = 'done' | 'cancelled' | 'silent';

/** A window that nobody sees loads no page; VS Code needs about a second otherwise. Milliseconds. */
const readyWithin = 10_000;

/** The page in which a prototype is shown while it takes pictures of itself: beside what the user works in, for as long as that takes. */
export class PicturesPanel extends Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #resources: vscode.Uri;
  readonly #messages = this._register(new vscode.EventEmitter<FromPictures>());
  readonly #closed = this._register(new vscode.EventEmitter<void>());

  /**
   * @param dist the build's folder
   * @param refused is told of messages that are not as they should be
   */
  constructor(dist: string, refused: (error: unknown) => void) {
    super();
    this.#resources = vscode.Uri.joinPath(vscode.Uri.file(dist), 'webview');
    this.#panel = vscode.window.createWebviewPanel(
      picturesViewType,
      vscode.l10n.t('Taking Pictures of the Screens'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [this.#resources] },
    );
    this._register(this.#panel);
    this._register(
      this.#panel.webview.onDidReceiveMessage((message: unknown) => {
        const checked = fromPicturesSchema.safeParse(message);
        if (checked.success) this.#messages.fire(checked.data);
        else refused(checked.error);
      }),
    );
    this._register(
      this.#panel.onDidDispose(() => {
        this.#closed.fire();
        this.dispose();
      }),
    );
  }

  /**
   * Has the pictures of an order taken; call it once.
   *
   * @param signal ends it at once
   * @param tell is given each result when it is there
   */
  take(order: PicturesOrder, signal: AbortSignal, tell: (taken: TakenPicture) => void): Promise<PicturesEnd> {
    return new Promise((resolve) => {
      const end = (how: PicturesEnd): void => {
        clearTimeout(silence);
        signal.removeEventListener('abort', cancel);
        for (const listener of listeners) listener.dispose();
        resolve(how);
      };
      const cancel = (): void => end('cancelled');
      const silence = setTimeout(() => end('silent'), readyWithin);
      const listeners = [
        this.#closed.event(cancel),
        this.#messages.event((message) => {
          if (message.type === 'ready') {
            clearTimeout(silence);
            void this.#panel.webview.postMessage(order);
          } else if (message.type === 'cancel') cancel();
          else {
            tell(message);
            if (message.number === order.places.length - 1) end('done');
          }
        }),
      ];
      signal.addEventListener('abort', cancel);
      if (signal.aborted) cancel();
      else this.#load();
    });
  }

  #load(): void {
    const { webview } = this.#panel;
    const uriOf = (name: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#resources, name)).toString();
    webview.html = picturesHtml({
      script: uriOf('pictures.js'),
      style: uriOf('pictures.css'),
      cspSource: webview.cspSource,
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }
}
