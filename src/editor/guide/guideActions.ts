import * as vscode from 'vscode';
import { newDraftName } from '../../app/drafts.ts';
import type { ErrorAction } from '../../core/errors.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import type { GuideMessage } from '../../protocol/guide.ts';
import type { Commands } from '../commands/allCommands.ts';
import { showBrief } from '../showBrief.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import { runAction } from '../showError.ts';

/** What the guide's buttons do: the same commands as in the palette. Failures are thrown and shown in the guide. */
export class GuideActions {
  readonly #services: Services;
  readonly #commands: Commands;
  #brief: { readonly experiment: string; readonly file: string } | undefined;

  constructor(services: Services, commands: Commands) {
    this.#services = services;
    this.#commands = commands;
  }

  /** The brief exported last, if it is the active experiment's. */
  get brief(): string | undefined {
    return this.#brief?.experiment === this.#services.lab.active?.experiment.slug
      ? this.#brief?.file
      : undefined;
  }

  /** @throws FootbridgeError as the command behind the button does */
  async handle(message: GuideMessage): Promise<void> {
    const { guide, lab, generations } = this.#services;
    const commands = this.#commands;
    switch (message.type) {
      case 'ready':
        return await this.#offerForm();
      case 'draftChanged':
        return await guide.typed(message.name, message.draft);
      case 'frame':
        return await this.#frame(message.name, message.draft, message.generate);
      case 'newExperiment':
        return await guide.openForm(newDraftName);
      case 'editHypothesis':
        if (!lab.active) return;
        return await guide.openForm(lab.active.experiment.slug, lab.active.experiment.hypothesis);
      case 'discardDraft':
        return await guide.discard(message.name);
      case 'choose':
        guide.close();
        await commands.setActiveExperiment.run({ experiment: message.experiment });
        return;
      case 'generate':
        return await this.#generate({ instruction: message.instruction });
      case 'cancelGeneration':
        return generations.cancel();
      case 'undoGeneration':
        await commands.undoGeneration.run({});
        return;
      case 'preview':
        await commands.openPreview.run({});
        return;
      case 'exportBrief':
        return await this.#exportBrief();
      case 'openBrief':
        if (this.brief !== undefined) await showBrief(this.brief);
        return;
      case 'problemAction':
      case 'dismissProblem':
        return;
      case 'run':
        return void vscode.commands.executeCommand(message.command);
      default:
        return await this.#record(message);
    }
  }

  /** A first-time user finds the form open; otherwise it stays folded until asked for. */
  async #offerForm(): Promise<void> {
    const { guide, lab, window } = this.#services;
    await window.opened;
    if (!guide.state && lab.experiments.length === 0) await guide.openForm(newDraftName);
  }

  /**
   * Frames what was typed. Where there is no lab yet it is created first, and joining it restarts the
   * window: what is left to do is written down before and taken up after.
   */
  async #frame(name: string, draft: HypothesisDraft, generate: boolean): Promise<void> {
    const { guide, lab, window, drafts } = this.#services;
    await drafts.write(name, draft);
    if (!lab.store && !(await this.#createLab())) return;
    const slug = name === newDraftName ? {} : { experiment: name };
    const { experiment } = await this.#commands.frameHypothesis.run({ ...draft, ...slug });
    await drafts.write(name, undefined);
    await lab.activate(experiment);
    guide.close();
    if (!window.joined) return await window.join({ experiment, next: generate ? 'generate' : 'showGuide' });
    if (generate) await this.#generate({ experiment });
  }

  async #createLab(): Promise<boolean> {
    const choice = await this.#commands.createLab.ask(undefined);
    if (!choice) return false;
    await this.#commands.createLab.run({ ...choice, join: false });
    return true;
  }

  /** Does what the button under a problem promises; a repeated request fails in the guide again, not elsewhere. */
  async act(action: ErrorAction | undefined): Promise<void> {
    if (action?.command !== commandIds.generatePrototype) return await runAction(action);
    const { argument } = this.#commands.generatePrototype;
    await this.#generate(argument.catch({}).parse(action.argument));
  }

  /** Makes or changes a prototype and shows it, also when another experiment has become active meanwhile. */
  async #generate(order: Parameters<Commands['generatePrototype']['run']>[0]): Promise<void> {
    const { lab, previews } = this.#services;
    const { slug } = await lab.requireExperiment(order.experiment);
    const { variant } = await this.#commands.generatePrototype.run({ ...order, experiment: slug });
    await previews.present(await lab.requireExperiment(slug), variant);
  }

  async #exportBrief(): Promise<void> {
    const exported = await this.#commands.exportHandoffBrief.run({});
    const experiment = this.#services.lab.active?.experiment.slug;
    if (experiment !== undefined && exported.brief !== undefined)
      this.#brief = { experiment, file: exported.brief };
    if (exported.brief !== undefined) await showBrief(exported.brief);
  }

  /** The buttons of the Test and Decide steps. */
  async #record(
    message: Extract<GuideMessage, { type: 'startSession' | EvidenceMessage | 'decide' }>,
  ): Promise<void> {
    const { startTestSession, recordObservation, decide } = this.#commands;
    switch (message.type) {
      case 'startSession':
        await startTestSession.run({ participant: message.participant });
        return;
      case 'recordOutcome': {
        const { session, task, outcome } = message;
        await recordObservation.run({ session, observation: { type: 'task', task, outcome } });
        return;
      }
      case 'addNote':
        await recordObservation.run({
          session: message.session,
          observation: { type: 'note', text: message.text },
        });
        return;
      case 'endSession':
        await recordObservation.run({ session: message.session, observation: { type: 'ended' } });
        return;
      case 'decide':
        await decide.run({ outcome: message.outcome, rationale: message.rationale });
        return;
    }
  }
}

type EvidenceMessage = 'recordOutcome' | 'addNote' | 'endSession';
