import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { explanationPage, type ExplanationPage } from '../../core/boundary/explanationPage.ts';
import { Disposable } from '../disposable.ts';
import { commandsOf } from './explainFile.ts';

/**
 * The page "Why does this matter?", one for the window. It has no scripts and loads nothing, so that it works in
 * Restricted Mode too; its buttons are links that may run the commands named for this page and no others. A Markdown
 * preview would be VS Code's own, but does not follow links to commands.
 */
export class ExplanationPanel extends Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #compose: (() => Promise<ExplanationPage>) | undefined;
  #shown = '';

  /**
   * Shows a page in place of the one before.
   * @param compose writes the page as things are now; called again when they may have changed
   * @throws what `compose` throws
   */
  async show(compose: () => Promise<ExplanationPage>): Promise<void> {
    const page = await compose();
    this.#compose = compose;
    this.#draw((this.#panel ??= this.#open()), page);
    this.#panel.reveal(this.#panel.viewColumn, false);
  }

  /** Brings the page up to date, if one is open. */
  async refresh(): Promise<void> {
    const compose = this.#compose;
    if (!this.#panel || !compose) return;
    const page = await compose();
    if (this.#panel && compose === this.#compose) this.#draw(this.#panel, page);
  }

  /** Drawing anew would scroll to the top, so what is there already stays. */
  #draw(panel: vscode.WebviewPanel, page: ExplanationPage): void {
    const key = JSON.stringify(page);
    if (key === this.#shown) return;
    this.#shown = key;
    panel.title = vscode.l10n.t('Why: {0}', page.title);
    panel.webview.options = {
      enableScripts: false,
      enableCommandUris: commandsOf(page),
      localResourceRoots: [],
    };
    panel.webview.html = explanationPage(page, randomBytes(16).toString('base64'));
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'footbridge.explanation',
      vscode.l10n.t('Why?'),
      vscode.ViewColumn.Active,
      { enableScripts: false, localResourceRoots: [] },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = '';
    });
    return this._register(panel);
  }
}
