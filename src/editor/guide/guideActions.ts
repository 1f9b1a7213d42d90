import * as vscode from 'vscode';
import { newDraftName } from '../../app/drafts.ts';
import type { ErrorAction } from '../../core/errors/footbridgeError.ts';
import type { GuideMessage } from '../../protocol/guide.ts';
import { isEvidenceMessage } from '../../protocol/guideEvidence.ts';
import { isHandoffMessage } from '../../protocol/guideHandoff.ts';
import type { Commands } from '../commands/allCommands.ts';
import { press } from '../commands/press.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import { EvidenceActions } from './evidenceActions.ts';
import { Framing } from './framing.ts';
import { HandoffActions } from './handoffActions.ts';
import { PlanActions } from './planActions.ts';
import { PrototypeActions } from './prototypeActions.ts';

/** What the guide's buttons do: the same commands as in the palette. Failures are thrown and shown in the guide. */
export class GuideActions {
  readonly #services: Services;
  readonly #commands: Commands;
  readonly #framing: Framing;
  /** The prototype step's own. */
  readonly prototype: PrototypeActions;
  /** The plan's own. */
  readonly plan: PlanActions;
  /** The Test and Decide steps' own. */
  readonly evidence: EvidenceActions;
  /** The Hand off step's own. */
  readonly handoff: HandoffActions;

  constructor(services: Services, commands: Commands) {
    this.#services = services;
    this.#commands = commands;
    this.prototype = new PrototypeActions(services, commands);
    const generate = async (experiment: string) => await this.prototype.generate({ experiment });
    this.#framing = new Framing({ ...services, commands, generate });
    this.plan = new PlanActions(services, commands);
    this.evidence = new EvidenceActions(services, commands);
    this.handoff = new HandoffActions(services, commands);
  }

  /**
   * @param experiment slug of the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: GuideMessage, experiment: string | undefined): Promise<void> {
    const { guide } = this.#services;
    const commands = this.#commands;
    if (isEvidenceMessage(message)) return await this.evidence.handle(message, experiment);
    if (isHandoffMessage(message)) return await this.handoff.handle(message, experiment);
    switch (message.type) {
      case 'ready':
        await this.evidence.pageBegan();
        return await this.#offerForm();
      case 'draftChanged':
        return await guide.typed(message.name, message.draft);
      case 'frame':
        return await this.#framing.handle(message);
      case 'newExperiment':
        return await guide.openForm(newDraftName);
      case 'editHypothesis':
        return await this.#edit(experiment);
      case 'discardDraft':
        return await guide.discard(message.name);
      case 'choose':
        guide.setAside();
        await commands.setActiveExperiment.run({ experiment: message.experiment });
        return;
      case 'problemAction':
      case 'dismissProblem':
        return;
      case 'run':
        return void vscode.commands.executeCommand(message.command);
      case 'lockProtocol':
      case 'unlockProtocol':
      case 'pointAtSuccess':
      case 'endPointing':
      case 'tryChanged':
        return await this.plan.handle(message, experiment, this.prototype.readings.variant);
      default:
        return await this.prototype.handle(message, experiment);
    }
  }

  /** A first-time user finds the form open; otherwise it stays folded until asked for. */
  async #offerForm(): Promise<void> {
    const { guide, lab, window } = this.#services;
    await window.opened;
    if (!guide.state && lab.experiments.length === 0) await guide.openForm(newDraftName);
  }

  /** Does what the button under a problem promises; a repeated request fails in the guide again, not elsewhere. */
  async act(action: ErrorAction | undefined): Promise<void> {
    if (!action) return;
    if (action.command !== commandIds.generatePrototype) return await press(action, this.#commands);
    const { argument } = await this.#commands.generatePrototype.load();
    await this.prototype.generate(argument.catch({}).parse(action.argument));
  }

  async #edit(experiment: string | undefined): Promise<void> {
    const { guide, lab } = this.#services;
    const changed = await lab.requireExperiment(experiment);
    this.plan.formOpened();
    await guide.openForm(changed.slug, changed);
  }
}
