import * as vscode from 'vscode';
import { errors } from '../../core/errors.ts';
import type { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { paneKey, type PaneName } from '../../core/prototype/paneName.ts';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import {
  previewMessageSchema,
  type PreviewMessage,
  type PreviewView,
  type ToPreview,
} from '../../protocol/preview.ts';
import { previewViewType } from '../contributions.ts';
import { describeError } from '../showError.ts';
import { PaintedPromise } from './paintedPromise.ts';
import { previewHtml } from './previewHtml.ts';

export interface PreviewPanelOptions {
  readonly extensionUri: vscode.Uri;
  /** A panel that VS Code brought back after a restart; otherwise a new one opens beside the editor. */
  readonly restored?: vscode.WebviewPanel | undefined;
  /** Is told of messages that are not as they should be. */
  refused(error: unknown): void;
}

/** A page for a pane. */
export interface PanePage {
  readonly html: string;
  readonly findings: readonly PrototypeFinding[];
  /** Stay on the screen that is shown, rather than begin at the first one. */
  readonly keepPlace: boolean;
}

interface Pane {
  readonly message: Extract<ToPreview, { type: 'page' | 'broken' }>;
  readonly painted: PaintedPromise | undefined;
}

/**
 * The shell beside the editor, and what is in its panes. It shows pages and passes on messages; what they mean is
 * its user's business. The shell is loaded once; a new page replaces one frame in it.
 */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #messages = new vscode.EventEmitter<PreviewMessage>();
  readonly #closed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #panes = new Map<string, Pane>();
  readonly #options: PreviewPanelOptions;
  #view: PreviewView | undefined;
  #isReady = false;
  #isPointing = false;
  #loads = 0;
  #disposed = false;

  /** What the shell asks for and what its prototypes report, checked; reports of pages that were replaced are left out. */
  readonly onMessage = this.#messages.event;
  readonly onDidDispose = this.#closed.event;

  constructor(options: PreviewPanelOptions) {
    this.#options = options;
    const { extensionUri, restored } = options;
    const resources = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const webviewOptions = { enableScripts: true, localResourceRoots: [resources] };
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const created = () =>
      vscode.window.createWebviewPanel(previewViewType, vscode.l10n.t('Preview'), column, {
        ...webviewOptions,
        retainContextWhenHidden: true,
      });
    this.#panel = restored ?? created();
    const { webview } = this.#panel;
    webview.options = webviewOptions;
    const media = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
    this.#panel.iconPath = { light: media('preview-light.svg'), dark: media('preview-dark.svg') };
    this.#subscriptions.push(
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#panel.onDidDispose(() => this.dispose()),
    );
    webview.html = previewHtml({
      script: webview.asWebviewUri(vscode.Uri.joinPath(resources, 'preview.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(resources, 'preview.css')).toString(),
      cspSource: webview.cspSource,
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }

  /** What stands around the panes; panes that are not in it any more are forgotten. */
  setView(view: PreviewView): void {
    this.#view = view;
    this.#panel.title = vscode.l10n.t('Preview: {0}', view.title);
    for (const [key, { painted }] of this.#panes) {
      if (this.#keysInSight().includes(key)) continue;
      this.#panes.delete(key);
      painted?.fail(errors.cancelled());
    }
    this.#post({ type: 'view', view });
  }

  /** Why nothing can be shown in a pane: `preview-failed` once the panel is closed, `cancelled` when the pane is not in it. */
  refusal(pane: PaneName): FootbridgeError | undefined {
    if (this.#disposed) return closed();
    return this.#keysInSight().includes(paneKey(pane)) ? undefined : errors.cancelled();
  }

  /**
   * Shows a compiled prototype in a pane. Whoever waits for the page before it waits for this one from now on.
   *
   * @returns once its first screen is on the glass
   * @throws FootbridgeError `preview-failed` when it stays empty, says nothing, or the panel is closed; `cancelled` when the
   * pane is not in sight, or not any more; what the page that took its place failed with
   */
  async show(pane: PaneName, page: PanePage): Promise<void> {
    const refusal = this.refusal(pane);
    if (refusal) throw refusal;
    this.#loads += 1;
    const { experiment, variant } = pane;
    const painted = new PaintedPromise();
    this.#painting(pane)?.follow(painted);
    this.#put({ message: { type: 'page', experiment, variant, load: this.#loads, ...page }, painted });
    await painted.result;
  }

  /** Says in a pane why there is no page, in place of whatever was there; without the pane nothing happens. */
  showBroken(pane: PaneName, reason: unknown, findings: readonly PrototypeFinding[]): void {
    if (this.refusal(pane)) return;
    const { experiment, variant } = pane;
    this.#painting(pane)?.fail(reason);
    const message = describeError(reason);
    this.#put({ message: { type: 'broken', experiment, variant, message, findings }, painted: undefined });
  }

  /** Sends something that is no business of the panel's, such as data. @returns once it has arrived */
  async send(message: ToPreview): Promise<void> {
    if (this.#isReady && !this.#disposed) await this.#panel.webview.postMessage(message);
  }

  get isVisible(): boolean {
    return !this.#disposed && this.#panel.visible;
  }

  /** Brings the panel to the front without taking the focus. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Lets somebody point at what shows that a task is done, with the focus in the preview; or ends that. */
  point(on: boolean): void {
    this.#isPointing = on;
    // The arrow keys walk there.
    if (on) this.#panel.reveal(undefined, false);
    this.#post({ type: 'point', on });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const { painted } of this.#panes.values()) painted?.fail(closed());
    if (this.#isPointing)
      this.#messages.fire({ type: 'pointingLeft', experiment: this.#view?.state.experiment ?? '' });
    this.#closed.fire();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel.dispose();
    this.#messages.dispose();
    this.#closed.dispose();
  }

  #put(pane: Pane): void {
    this.#panes.set(paneKey(pane.message), pane);
    this.#post(pane.message);
  }

  #painting(pane: PaneName): PaintedPromise | undefined {
    return this.#panes.get(paneKey(pane))?.painted;
  }

  #keysInSight(): string[] {
    const { experiment = '', variants = [] } = this.#view?.state ?? {};
    return variants.map((variant) => paneKey({ experiment, variant }));
  }

  #receive(message: unknown): void {
    const checked = previewMessageSchema.safeParse(message);
    if (this.#disposed) return;
    if (!checked.success) {
      this.#options.refused(checked.error);
      return;
    }
    const { data } = checked;
    if (data.type === 'ready') this.#begin();
    if (data.type === 'report') {
      const pane = [...this.#panes.values()].find(({ message: { variant } }) => variant === data.variant);
      if (pane?.message.type !== 'page' || pane.message.load !== data.load) return;
      if (data.report.type === 'painted') {
        const blank = errors.previewFailed(vscode.l10n.t('its first screen is empty.'));
        if (data.report.empty) pane.painted?.fail(blank);
        else pane.painted?.succeed();
      }
    }
    if (data.type === 'pointed' || data.type === 'pointingLeft') this.#isPointing = false;
    this.#messages.fire(data);
  }

  /** The shell was loaded, perhaps anew: it knows nothing yet. */
  #begin(): void {
    this.#isReady = true;
    if (this.#view) this.#post({ type: 'view', view: this.#view });
    for (const { message } of this.#panes.values()) this.#post(message);
    if (this.#isPointing) this.#post({ type: 'point', on: true });
  }

  #post(message: ToPreview): void {
    // What is said before the shell listens is said when it does.
    if (this.#isReady && !this.#disposed) void this.#panel.webview.postMessage(message);
  }
}

function closed(): FootbridgeError {
  return errors.previewFailed(vscode.l10n.t('it was closed before it was ready.'));
}
