import * as vscode from 'vscode';
import type { EvidenceMessage } from '../../protocol/guideEvidence.ts';
import type { Commands } from '../commands/allCommands.ts';
import { deciderName } from '../deciderName.ts';
import { Lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { EvidenceReadings } from './evidenceReadings.ts';
import { EvidenceReports } from './evidenceReports.ts';
import type { EvidenceWork } from './evidenceWork.ts';

/** The Test and Decide steps: what they show beside the records, and what their buttons do. */
export class EvidenceActions {
  readonly readings: EvidenceReadings;
  readonly reports = new EvidenceReports();
  readonly #services: Services;
  readonly #commands: Commands;
  readonly #work = new Lazy(() => this.#load());

  constructor(services: Services, commands: Commands) {
    const { lab, clock, log } = services;
    this.#services = services;
    this.#commands = commands;
    const onError = (error: unknown): void => log.error('guide: evidence', error);
    this.readings = new EvidenceReadings({ lab, clock, onError });
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return vscode.Disposable.from(this.readings.onDidChange(listener), this.reports.onDidChange(listener));
  }

  /** Who decides, unless they say otherwise. */
  get decider(): string {
    return deciderName(this.#services.globalState);
  }

  /**
   * @param slug the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: EvidenceMessage, slug: string | undefined): Promise<void> {
    await (await this.#work.get()).handle(message, slug);
  }

  /** The guide's page was made anew, and knows nothing of what it did before. */
  async pageBegan(): Promise<void> {
    if (this.#work.isAsked) (await this.#work.get()).pageBegan();
  }

  async #load(): Promise<EvidenceWork> {
    const { EvidenceWork: Work } = await import('./evidenceWork.ts');
    return new Work(this.#services, this.#commands, this.reports);
  }
}
