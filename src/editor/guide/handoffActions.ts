import * as vscode from 'vscode';
import type { HandoffMessage } from '../../protocol/guideHandoff.ts';
import type { Commands } from '../commands/allCommands.ts';
import { Lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { HandoffReadings } from './handoffReadings.ts';
import type { HandoffWork } from './handoffWork.ts';
import { RelatedReading } from './relatedReading.ts';

/** The Hand off step: what it shows beside the records, and what its buttons do. */
export class HandoffActions {
  readonly readings: HandoffReadings;
  readonly related = new RelatedReading();
  readonly #services: Services;
  readonly #commands: Commands;
  /** Where the last brief of an experiment was written in this window. */
  readonly #briefs = new Map<string, string>();
  /** What stayed out of reach when an experiment's prototype was thrown away in this window, in sentences. */
  readonly #outOfReach = new Map<string, readonly string[]>();
  /** How often answers of an experiment could not be written. */
  readonly #unwritten = new Map<string, number>();
  readonly #work = new Lazy(() => this.#load());

  constructor(services: Services, commands: Commands) {
    this.#services = services;
    this.#commands = commands;
    const { lab, clock, log } = services;
    this.readings = new HandoffReadings({
      lab,
      clock,
      look: async (active, store) =>
        (await import('./lookWhatGoes.ts')).lookWhatGoes(active, store, services),
      onError: (error) => log.error('guide: handoff', error),
    });
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.Disposable.from(this.readings.onDidChange(listener));
  }

  /** The brief that was exported last: in this window, or into the lab. @param slug of the active experiment */
  briefOf(slug: string): string | undefined {
    return this.#briefs.get(slug) ?? this.readings.current.exported?.file;
  }

  /** See HandoffView. */
  unwritten(slug: string): number {
    return this.#unwritten.get(slug) ?? 0;
  }

  outOfReach(slug: string): readonly string[] {
    return this.#outOfReach.get(slug) ?? [];
  }

  /**
   * @param slug the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: HandoffMessage, slug: string | undefined): Promise<void> {
    if (message.type === 'showHandoff') return await this.readings.show(message.shown);
    try {
      await (await this.#work.get()).handle(message, slug);
    } catch (error) {
      if (message.type === 'completeHandoff' && slug !== undefined)
        this.#unwritten.set(slug, this.unwritten(slug) + 1);
      throw error;
    }
  }

  async #load(): Promise<HandoffWork> {
    const { HandoffWork: Work } = await import('./handoffWork.ts');
    return new Work(this.#services, this.#commands, {
      readings: this.readings,
      briefs: this.#briefs,
      outOfReach: this.#outOfReach,
    });
  }
}
