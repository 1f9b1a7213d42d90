import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { completeHandoff } from '../../app/completeHandoff.ts';
import { errors } from '../../core/errors.ts';
import type { BriefForm, HandoffMessage } from '../../protocol/guideHandoff.ts';
import type { Commands } from '../commands/allCommands.ts';
import type { Services } from '../services.ts';
import { openPage } from '../handoff/openPage.ts';
import { tellKeptCopy } from '../handoff/tellKeptCopy.ts';
import { showBrief } from '../showBrief.ts';
import type { HandoffReadings } from './handoffReadings.ts';
import { PressedOnce } from './pressedOnce.ts';

/** What the step keeps beside the records, see HandoffActions. */
interface Kept {
  readonly readings: HandoffReadings;
  readonly briefs: Map<string, string>;
  readonly outOfReach: Map<string, readonly string[]>;
}

/** What the buttons of the Hand off step do, loaded with the first of them that is pressed. */
export class HandoffWork {
  readonly #services: Services;
  readonly #commands: Commands;
  readonly #kept: Kept;
  /** Prototypes on their way out of the trash, by experiment. */
  readonly #restoring = new PressedOnce();

  constructor(services: Services, commands: Commands, kept: Kept) {
    this.#services = services;
    this.#commands = commands;
    this.#kept = kept;
  }

  /**
   * @param slug the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: PressedMessage, slug: string | undefined): Promise<void> {
    const { lab } = this.#services;
    // A learning can be opened before there is an experiment.
    if (message.type === 'openLearning')
      return await showBrief(lab.requireStore().learningFile(message.slug));
    if (slug === undefined) throw errors.noExperiment();
    switch (message.type) {
      case 'exportBrief':
        return await this.#export(slug, message.draft);
      case 'openBrief':
        return await this.#open(slug, message.form);
      case 'copyIssue':
        return await this.#copyIssue(slug);
      case 'completeHandoff': {
        const { store, clock } = { store: lab.requireStore(), clock: this.#services.clock };
        await completeHandoff(await lab.requireExperiment(slug), message.answers, { store, clock });
        return await lab.refresh();
      }
      default:
        return await this.#run(message, slug);
    }
  }

  /** What a command does. */
  async #run(message: CommandMessage, experiment: string): Promise<void> {
    const commands = this.#commands;
    switch (message.type) {
      case 'reviewBrief':
        await commands.reviewBrief.run({ experiment, ...message.answer });
        // The same answer again changes no record, but may now stand in the brief.
        return await this.#kept.readings.read('again');
      case 'explainGaps':
        await commands.explainProductionGaps.run({ experiment });
        return;
      case 'extendThrowAway':
        await commands.extendThrowAway.run({ experiment, until: message.until, reason: message.reason });
        return;
      case 'lookWhatGoes':
        return await this.#kept.readings.look(experiment);
      case 'discardPrototype': {
        const { learning } = message;
        const { outOfReach } = await commands.discardPrototype.run({ experiment, learning });
        this.#kept.outOfReach.set(experiment, outOfReach);
        return;
      }
      case 'restorePrototype':
        return await this.#restoring.run(experiment, () => commands.restorePrototype.run({ experiment }));
    }
  }

  async #export(experiment: string, draft: boolean): Promise<void> {
    const { brief, edited } = await this.#commands.exportHandoffBrief.run({ experiment, draft });
    if (brief !== undefined) this.#kept.briefs.set(experiment, brief);
    await this.#kept.readings.read('again');
    if (brief !== undefined) await showBrief(brief);
    // Not awaited: it may stay in sight until somebody reads it.
    if (edited !== undefined) void tellKeptCopy(edited);
  }

  async #open(slug: string, form: BriefForm): Promise<void> {
    const brief = this.#briefOf(slug);
    if (brief === undefined) return;
    const file = path.join(path.dirname(brief), form);
    if (form === 'brief.html') await openPage(file);
    else if (form === 'brief.json') await vscode.window.showTextDocument(vscode.Uri.file(file));
    else await showBrief(file);
  }

  async #copyIssue(slug: string): Promise<void> {
    const brief = this.#briefOf(slug);
    if (brief === undefined) return;
    await vscode.env.clipboard.writeText(await readFile(path.join(path.dirname(brief), 'issue.md'), 'utf8'));
    // Not awaited: it may stay in sight until somebody reads it.
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The issue text is on the clipboard. Paste it into a new issue.'),
    );
  }

  #briefOf(slug: string): string | undefined {
    return this.#kept.briefs.get(slug) ?? this.#kept.readings.current.exported?.file;
  }
}

/** Messages of somebody who wants something done. */
export type PressedMessage = Exclude<HandoffMessage, { type: 'showHandoff' }>;

type CommandMessage = Exclude<
  PressedMessage,
  { type: 'exportBrief' | 'openBrief' | 'copyIssue' | 'completeHandoff' | 'openLearning' }
>;
