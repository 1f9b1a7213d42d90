import { join } from 'node:path';
import * as vscode from 'vscode';
import { readSessions } from '../../core/evidence/session.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { describeElement } from '../../core/prototype/locateElement.ts';
import type { PaneName } from '../../core/prototype/paneName.ts';
import type { PreviewMessage } from '../../protocol/preview.ts';
import type { Commands } from '../commands/allCommands.ts';
import { press } from '../commands/press.ts';
import { commandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';
import { describeError } from '../showError.ts';
import type { PreviewRequest } from './shownPreviews.ts';

/** Longest change of a variant (see commands/addVariant.ts). */
const longestChange = 500;

/** Longest description of an element (see commands/generatePrototype.ts). */
const longestAbout = 4000;

/** What the buttons in the preview do: the same commands as elsewhere. What fails is said in the pane. */
export class PreviewActions extends Disposable {
  readonly #services: Services;
  readonly #commands: Commands;

  constructor(services: Services, commands: Commands) {
    super();
    this.#services = services;
    this.#commands = commands;
    this._register(services.previews.onRequest((request) => void this.#serve(request)));
  }

  async #serve({ message, experiment }: PreviewRequest): Promise<void> {
    const { previews, log } = this.#services;
    const variant = 'variant' in message ? message.variant : previews.state?.variants[0];
    const pane = variant === undefined ? undefined : { experiment, variant };
    const action = pane && previews.problemOf(pane)?.action;
    // Any button is an answer to what is said in the pane.
    if (pane && 'variant' in message) previews.setProblem(pane, undefined);
    try {
      if (message.type !== 'problemAction') await this.#handle(message, experiment);
      else if (action) await press(action, this.#commands);
    } catch (error) {
      log.error(`preview: ${message.type}`, error);
      const expected = error instanceof FootbridgeError ? error : undefined;
      if (expected?.code === 'cancelled') return;
      if (pane) previews.setProblem(pane, { message: describeError(error), action: expected?.action });
    }
  }

  /** @throws FootbridgeError as the command behind the button does */
  async #handle(message: PreviewMessage, experiment: string): Promise<void> {
    const { previews, lab, generations } = this.#services;
    const commands = this.#commands;
    switch (message.type) {
      case 'show':
        return await previews.compare(await lab.requireExperiment(experiment), message.variants);
      case 'reload':
        await Promise.all(
          (previews.state?.variants ?? []).map((variant) => previews.restart(experiment, variant)),
        );
        return;
      case 'openInBrowser':
        await commands.openInBrowser.run({ experiment, variant: message.variant });
        return;
      case 'openFile':
        return await this.#openFile(message);
      case 'fix':
        await commands.fixPrototype.run({ experiment, variant: message.variant, ...message.fault });
        return;
      case 'change':
        return await this.#change(message, experiment);
      case 'cancel':
        return generations.cancel(experiment, message.variant);
      case 'restore':
        return await this.#restore(message);
      case 'showNewest':
        return await previews.restart(experiment, message.variant);
      case 'chooseModel':
        return void (await vscode.commands.executeCommand(commandIds.chooseModel));
      case 'ready':
      case 'report':
      case 'problemAction':
      case 'dismissProblem':
      // Data is the business of data/dataSharing.ts.
      case 'dataWanted':
      // What was pointed at for the plan is the business of guide/successPicker.ts.
      case 'pointed':
      case 'pointingLeft':
        return;
    }
  }

  /** What people have tried is changed only after asking; as a variant of its own it leaves their count alone. */
  async #change(message: Extract<PreviewMessage, { type: 'change' }>, slug: string): Promise<void> {
    const { generatePrototype, addVariant } = this.#commands;
    const { variant, instruction } = message;
    const order = { experiment: slug, instruction, about: this.#about(message) };
    const people = await this.#peopleWhoTried(slug, variant);
    if (people > 0) {
      const { askBeforeChange } = await import('./askBeforeChange.ts');
      const meant = await askBeforeChange(variant, people, instruction.length <= longestChange);
      if (meant === undefined) return;
      if (meant === 'variant') {
        const added = await addVariant.run({
          experiment: slug,
          axis: 'interaction',
          change: instruction,
          from: variant,
        });
        await generatePrototype.run({ ...order, variant: added.variant });
        const { previews, lab } = this.#services;
        return await previews.present(await lab.requireExperiment(slug), added.variant);
      }
    }
    await generatePrototype.run({ ...order, variant });
  }

  /** Pilots are nobody that counts. */
  async #peopleWhoTried(slug: string, variant: string): Promise<number> {
    const { records } = await this.#services.lab.requireStore().readEvidence(slug);
    return readSessions(records).filter(({ pilot, order }) => !pilot && order.includes(variant)).length;
  }

  /** Only files that the pane was made of are opened: the page may say anything. */
  async #openFile({ file, line, ...pane }: Extract<PreviewMessage, { type: 'openFile' }>): Promise<void> {
    const content = this.#services.previews.contentOf(pane);
    if (!content?.files.has(file)) return;
    const at = new vscode.Position(line - 1, 0);
    await vscode.window.showTextDocument(vscode.Uri.file(join(content.folder, file)), {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
  }

  /** What the request is about: the element, its file and its line. */
  #about({ element, ...pane }: Extract<PreviewMessage, { type: 'change' }>): string | undefined {
    const files = this.#services.previews.contentOf(pane)?.source.files ?? [];
    return element && describeElement(element, files).slice(0, longestAbout);
  }

  async #restore({ experiment, variant }: PaneName): Promise<void> {
    const checkpoint = this.#services.previews.versionOf({ experiment, variant })?.checkpoint;
    if (checkpoint === undefined) return;
    await this.#commands.undoGeneration.run({ experiment, variant, checkpoint });
  }
}
