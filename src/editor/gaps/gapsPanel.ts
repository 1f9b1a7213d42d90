import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { GapReading } from '../../app/explainGaps.ts';
import type { Explanation } from '../../app/generation/explainByModel.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { variantName } from '../../core/evidence/variantName.ts';
import type { PaneName } from '../../core/prototype/paneName.ts';
import {
  gapsMessageSchema,
  type ExplainerView,
  type GapsMessage,
  type GapsView,
  type ToGaps,
} from '../../protocol/gaps.ts';
import { commandIds, gapsViewType, internalCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { describeError } from '../showError.ts';
import { GapExplanation } from './gapExplanation.ts';
import type { GapReadings } from './gapReadings.ts';
import { gapsHtml } from './gapsHtml.ts';
import type { GapToolsDeps } from './gapTools.ts';

interface GapsPanelDeps extends GapToolsDeps {
  readonly readings: GapReadings;
  /** A panel that VS Code brought back after a restart; otherwise a new one opens. */
  readonly restored: vscode.WebviewPanel | undefined;
}

/** The page “Why can’t we just ship it?” in the editor area: keeps up with the prototype, takes checked messages. */
export class GapsPanel extends Disposable {
  readonly #deps: GapsPanelDeps;
  readonly #panel: vscode.WebviewPanel;
  readonly #explanation: GapExplanation;
  readonly #shown = this._register(new vscode.EventEmitter<PaneName>());
  readonly #closed = this._register(new vscode.EventEmitter<void>());
  #reading: GapReading | undefined;
  /** The variant that is to be on the page, also while it is still being read. */
  #wanted: string | undefined;
  #turn = 0;
  /** What went wrong with what was asked for last, which stays until something else is asked for. */
  #problem: string | undefined;
  /** Why the page may be old, until it could be read again. */
  #unread: string | undefined;
  #isListening = false;
  /** What the page was sent last, by type of message: what it knows is not sent again. */
  readonly #posted = new Map<ToGaps['type'], string>();

  /** Fires when the page turns to a variant. */
  readonly onDidShow = this.#shown.event;
  readonly onDidDispose = this.#closed.event;

  constructor(deps: GapsPanelDeps) {
    super();
    this.#deps = deps;
    const { restored, readings, models } = deps;
    const title = vscode.l10n.t('Why can’t we just ship it?');
    this.#panel = this._register(
      restored ?? vscode.window.createWebviewPanel(gapsViewType, title, vscode.ViewColumn.Active),
    );
    this.#explanation = this._register(new GapExplanation(deps));
    this.#draw();
    this._register(this.#explanation.onDidChange(() => this.#post()));
    this._register(readings.onDidChange(() => void this.#refresh()));
    this._register(models.onDidChange(() => this.#post()));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#post()));
    this.#panel.onDidDispose(() => {
      this.#closed.fire();
      this.dispose();
    });
  }

  /** Turns to a variant and comes to the front. */
  show(reading: GapReading): void {
    this.#take(reading);
    this.#panel.reveal();
  }

  /** Has the model explain what is on the page. @throws FootbridgeError as GapExplanation.ask */
  async explain(): Promise<Explanation> {
    if (!this.#reading) throw new Error('There is nothing on the page yet.');
    return await this.#explanation.ask(this.#reading);
  }

  #take(reading: GapReading): void {
    const before = this.#reading;
    // What is still being read is older than this, or of what nobody wants to see any more.
    this.#turn += 1;
    this.#reading = reading;
    this.#wanted = reading.variant;
    this.#unread = undefined;
    if (before?.experiment !== reading.experiment || before.variant !== reading.variant) {
      if (before) this.#explanation.clear();
      this.#shown.fire(reading);
    }
    this.#post();
  }

  #draw(): void {
    const { webview } = this.#panel;
    const { extensionUri } = this.#deps;
    const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const media = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
    this.#panel.iconPath = { light: media('preview-light.svg'), dark: media('preview-dark.svg') };
    webview.options = { enableScripts: true, localResourceRoots: [bundle] };
    this._register(webview.onDidReceiveMessage((message: unknown) => void this.#received(message)));
    webview.html = gapsHtml({
      script: webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'gaps.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'gaps.css')).toString(),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
      translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
    });
  }

  async #received(posted: unknown): Promise<void> {
    const parsed = gapsMessageSchema.safeParse(posted);
    if (!parsed.success) {
      this.#deps.log.error('message from the page about gaps', parsed.error);
      return;
    }
    try {
      this.#problem = undefined;
      await this.#handle(parsed.data);
    } catch (error) {
      this.#deps.log.error(`gaps: ${parsed.data.type}`, error);
      if (!(error instanceof FootbridgeError && error.code === 'cancelled'))
        this.#problem = describeError(error);
    }
    this.#post();
  }

  async #handle(message: GapsMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        // The page is made anew whenever it was hidden, and knows nothing then.
        this.#isListening = true;
        this.#posted.clear();
        return;
      case 'open':
        return await this.#openPlace(message.file, message.line);
      case 'showVariant':
        return await this.#read(message.variant);
      case 'explain':
        // Its failure is shown where the explanation would be.
        return void this.explain().catch(() => undefined);
      case 'stop':
        return this.#explanation.stop();
      case 'dismiss':
        return this.#explanation.clear();
      case 'act': {
        const { action } = this.#explanation;
        const { command, argument } = action ?? {};
        return void (
          action && (await vscode.commands.executeCommand(internalCommandIds.press, { command, argument }))
        );
      }
      case 'chooseModel':
        return void (await vscode.commands.executeCommand(commandIds.chooseModel));
      case 'manageTrust':
        return void (await vscode.commands.executeCommand('workbench.trust.manage'));
    }
  }

  /** Beside the page, so that one can go on reading. */
  async #openPlace(file: string, line: number): Promise<void> {
    const { store } = this.#deps.lab;
    const reading = this.#reading;
    if (!store || !reading?.files.includes(file)) return;
    const uri = vscode.Uri.file(join(store.variantFolder(reading.experiment, reading.variant), file));
    const at = new vscode.Position(line - 1, 0);
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(at, at),
    });
  }

  async #refresh(): Promise<void> {
    try {
      await this.#read(this.#wanted);
    } catch (error) {
      this.#deps.log.error('read gaps again', error);
      this.#unread = describeError(error);
      this.#post();
    }
  }

  /** Of several readings at once the last one counts, also where it fails. */
  async #read(variant: string | undefined): Promise<void> {
    const { lab, readings } = this.#deps;
    const shown = this.#reading;
    if (!shown) return;
    this.#wanted = variant;
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = (): boolean => turn === this.#turn && !this.isDisposed;
    try {
      const reading = await readings.read(await lab.requireExperiment(shown.experiment), variant);
      if (isLast()) this.#take(reading);
    } catch (error) {
      if (!isLast()) return;
      this.#wanted = shown.variant;
      throw error;
    }
  }

  /** Sends what is not on the glass already. */
  #post(): void {
    if (!this.#isListening || this.isDisposed) return;
    const explanation = this.#explanation.viewFor(this.#reading);
    for (const message of [
      { type: 'gaps', gaps: this.#view() },
      { type: 'explanation', explanation },
    ] satisfies ToGaps[]) {
      const text = JSON.stringify(message);
      if (text === this.#posted.get(message.type)) continue;
      this.#posted.set(message.type, text);
      void this.#panel.webview.postMessage(message);
    }
  }

  #view(): GapsView {
    const { lab } = this.#deps;
    const { experiment = '', variant = '', files = [], gaps = [] } = this.#reading ?? {};
    const known = lab.experiments.find(({ slug }) => slug === experiment);
    return {
      state: this.#reading ? (files.length > 0 ? 'ready' : 'nothing') : 'reading',
      experiment,
      title: known?.hypothesis.title ?? experiment,
      variant,
      variants: (known?.variants ?? []).map(({ id }) => ({ id, name: variantName(id) })),
      gaps,
      explainer: this.#explainer(),
      problem: this.#problem ?? this.#unread,
    };
  }

  #explainer(): ExplainerView {
    const { provider, label } = this.#deps.models.current;
    if (provider === 'starter') return { state: 'starter', label };
    return { state: vscode.workspace.isTrusted ? 'ready' : 'untrusted', label };
  }
}
