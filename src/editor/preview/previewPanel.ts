import * as vscode from 'vscode';
import type { CompiledPrototype } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { PageReport } from '../../core/prototype/pageReport.ts';
import { previewMessageSchema, type PreviewState, type ToPreview } from '../../protocol/preview.ts';
import { previewViewType } from '../contributions.ts';
import { problemPage } from './problemPage.ts';

/** Longer than the page itself waits before it shows its own card (see webview/prototype/outer.ts). */
const paintedWithinMs = 12_000;

export interface PreviewOptions {
  /** The experiment's title. */
  readonly title: string;
  /** What is kept with the panel, so that a restored one knows what to show. */
  readonly state: PreviewState;
  readonly icon: vscode.IconPath & (vscode.Uri | { light: vscode.Uri; dark: vscode.Uri });
  /** A panel that VS Code brought back after a restart; otherwise a new one opens beside the editor. */
  readonly restored?: vscode.WebviewPanel;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** One preview beside the editor. It shows pages and passes on reports; what they mean is its user's business. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #reports = new vscode.EventEmitter<PageReport>();
  readonly #closed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #state: PreviewState;
  #page: string | undefined;
  #waiting: Waiting | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  /** What the prototype reports, checked. */
  readonly onReport = this.#reports.event;
  readonly onDidDispose = this.#closed.event;

  constructor({ title, state, icon, restored }: PreviewOptions) {
    this.#state = state;
    const name = vscode.l10n.t('Preview: {0}', title);
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true };
    this.#panel = restored ?? vscode.window.createWebviewPanel(previewViewType, name, column, options);
    this.#panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    this.#panel.title = name;
    this.#panel.iconPath = icon;
    this.#subscriptions.push(
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#panel.onDidDispose(() => this.dispose()),
    );
  }

  /** The experiment and variant that the panel shows. */
  get state(): PreviewState {
    return this.#state;
  }

  /**
   * Shows a compiled prototype.
   *
   * @returns once its first screen is on the glass
   * @throws FootbridgeError `preview-failed` when it stays empty, says nothing, or the panel is closed
   */
  show(compiled: CompiledPrototype): Promise<void> {
    this.#page = compiled.page;
    return this.#load(compiled.page);
  }

  /** Starts the shown prototype again from its first screen; without one nothing happens. */
  async reload(): Promise<void> {
    if (this.#page !== undefined) await this.#load(this.#page);
  }

  /** Shows in words why there is no page, in place of whatever was there. */
  showProblem(sentence: string): void {
    this.#page = undefined;
    this.#settle(errors.previewFailed(sentence));
    this.#panel.webview.html = problemPage(sentence);
  }

  /** Opens a screen, as in `basket/empty`. */
  open(place: string): void {
    this.#post({ type: 'open', place });
  }

  /** Brings the panel to the front without taking the focus. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#settle(errors.previewFailed(vscode.l10n.t('it was closed before it was ready.')));
    this.#closed.fire();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel.dispose();
    this.#reports.dispose();
    this.#closed.dispose();
  }

  #load(page: string): Promise<void> {
    this.#settle(errors.previewFailed(vscode.l10n.t('a newer version took its place.')));
    return new Promise<void>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#timer = setTimeout(() => {
        this.#settle(errors.previewFailed(vscode.l10n.t('the prototype does not answer.')));
      }, paintedWithinMs);
      // The same text twice would be no change to VS Code, and nothing would load.
      this.#panel.webview.html = '';
      this.#panel.webview.html = page;
    });
  }

  #receive(message: unknown): void {
    const checked = previewMessageSchema.safeParse(message);
    if (!checked.success || this.#disposed) return;
    const { report } = checked.data;
    if (report.type === 'painted') {
      this.#post({ type: 'remember', state: this.#state });
      const blank = vscode.l10n.t('its first screen is empty.');
      this.#settle(report.empty ? errors.previewFailed(blank) : undefined);
    }
    this.#reports.fire(report);
  }

  #settle(error: Error | undefined): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (error === undefined) waiting?.resolve();
    else waiting?.reject(error);
  }

  #post(message: ToPreview): void {
    void this.#panel.webview.postMessage(message);
  }
}
