import * as vscode from 'vscode';
import type { Commands } from '../commands/allCommands.ts';
import { viewIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { Lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import type { GuidePage } from './guidePage.ts';

/** The guide in the sidebar. Its code is loaded when it is opened first, or has to ask something. */
export class GuideView extends Disposable implements vscode.WebviewViewProvider {
  readonly #services: Services;
  readonly #commands: Commands;
  readonly #extensionUri: vscode.Uri;
  readonly #page = new Lazy(() => this.#build());

  constructor(services: Services, commands: Commands, extensionUri: vscode.Uri) {
    super();
    this.#services = services;
    this.#commands = commands;
    this.#extensionUri = extensionUri;
    this._register(vscode.window.registerWebviewViewProvider(viewIds.guide, this));
  }

  /**
   * Makes the prototype of an experiment as the guide's button does: the model may ask first, in the guide.
   * @throws FootbridgeError as the command does
   */
  async generate(experiment: string | undefined): Promise<void> {
    await (await this.#page.get()).generate(experiment);
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    let isClosed = false;
    const closing = view.onDidDispose(() => {
      isClosed = true;
    });
    try {
      const page = await this.#page.get();
      if (!isClosed && !this.isDisposed) page.show(view);
    } catch (error) {
      this.#services.log.error('load the guide', error);
      void showError(error);
    } finally {
      closing.dispose();
    }
  }

  async #build(): Promise<GuidePage> {
    const { GuidePage: Page } = await import('./guidePage.ts');
    return this._register(new Page(this.#services, this.#commands, this.#extensionUri));
  }
}
