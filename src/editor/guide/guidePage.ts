import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { FootbridgeError, type ErrorAction } from '../../core/errors/footbridgeError.ts';
import { fromGuideSchema, type ToGuide } from '../../protocol/guide.ts';
import { Disposable } from '../disposable.ts';
import type { Commands } from '../commands/allCommands.ts';
import { watchPrototypes } from '../lab/watchPrototypes.ts';
import type { Services } from '../services.ts';
import { describeError } from '../showError.ts';
import { GuideActions } from './guideActions.ts';
import { guideHtml } from './guideHtml.ts';
import { composeGuideState } from './guideState.ts';
import { Paced } from './paced.ts';

/** Text that streams is shown four times a second: the whole state goes with it. */
const pauseMs = 250;

/** Messages that come without a button being pressed, so that a problem can be read meanwhile. */
const byThemselves: ReadonlySet<string> = new Set([
  'ready',
  'draftChanged',
  'completeHandoff',
  'lookWhatGoes',
  'showHandoff',
]);

/** The guide's page: shows the state, takes checked messages, and says what went wrong in place. */
export class GuidePage extends Disposable {
  readonly #services: Services;
  readonly #extensionUri: vscode.Uri;
  readonly #actions: GuideActions;
  #view: vscode.WebviewView | undefined;
  #problem: { readonly message: string; readonly action: ErrorAction | undefined } | undefined;
  readonly #pace = this._register(new Paced(() => this.#send(), pauseMs));
  #turns = '';

  constructor(services: Services, commands: Commands, extensionUri: vscode.Uri) {
    super();
    this.#services = services;
    this.#extensionUri = extensionUri;
    this.#actions = new GuideActions(services, commands);
    const { plan, evidence, handoff } = this.#actions;
    this._register(plan);
    const { lab, guide, generations, boundary, models, sessions } = services;
    const { readings, questions, connection } = this.#actions.prototype;
    const ours = [readings, questions, connection, plan, evidence, handoff];
    for (const source of [lab, guide, boundary, models, sessions, ...ours])
      this._register(source.onDidChange(() => this.#schedule()));
    this._register(lab.onDidChange(() => void readings.read()));
    this._register(lab.onDidChange(() => void evidence.readings.read()));
    this._register(lab.onDidChange(() => void handoff.readings.read()));
    // The brief tells which prototype it is about.
    this._register(watchPrototypes(lab, async () => await handoff.readings.read('again')));
    this._register(generations.onDidChange(() => this.#progressed()));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#schedule()));
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#schedule()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('footbridge')) this.#schedule();
      }),
    );
    // The lab may have been opened before this code was loaded.
    void readings.read();
    void evidence.readings.read();
    void handoff.readings.read();
  }

  /** See {@link GuideView.generate}. */
  async generate(experiment: string | undefined): Promise<void> {
    await this.#actions.prototype.generate(experiment === undefined ? {} : { experiment });
  }

  /** Shows the guide in a view, until that is closed. */
  show(view: vscode.WebviewView): void {
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

  async #received(posted: unknown): Promise<void> {
    const parsed = fromGuideSchema.safeParse(posted);
    if (!parsed.success) {
      this.#services.log.error('message from the guide', parsed.error);
      return;
    }
    const { message, experiment } = parsed.data;
    const { type } = message;
    const action = this.#problem?.action;
    // Typing goes on while a problem is read; any button is an answer to it.
    if (!byThemselves.has(type)) this.#problem = undefined;
    try {
      if (type === 'problemAction') await this.#actions.act(action);
      else await this.#actions.handle(message, experiment);
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

  /** A turn that begins, ends or does something else is shown at once; what arrives meanwhile may wait. */
  #progressed(): void {
    const turns = this.#services.generations.progress
      .map(({ experiment, variant, phase }) => [experiment, variant, phase].join('/'))
      .join(' ');
    if (turns === this.#turns) this.#pace.streamed();
    else this.#pace.soon();
    this.#turns = turns;
  }

  #schedule(): void {
    this.#pace.soon();
  }

  #send(): void {
    if (!this.#view) return;
    const { prototype, plan, evidence, handoff } = this.#actions;
    const shown = { problem: this.#problem, plan, evidence, handoff };
    const state = composeGuideState(this.#services, prototype, shown);
    const message: ToGuide = { type: 'state', state };
    void this.#view.webview.postMessage(message);
  }
}
