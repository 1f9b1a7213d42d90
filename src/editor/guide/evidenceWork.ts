import type { Observation } from '../../app/recordObservation.ts';
import { errors } from '../../core/errors.ts';
import type { EvidenceMessage } from '../../protocol/guideEvidence.ts';
import type { Commands } from '../commands/allCommands.ts';
import type { RegisteredCommand } from '../commands/command.ts';
import type { Services } from '../services.ts';
import { DroppedResults } from './droppedResults.ts';
import type { EvidenceReports } from './evidenceReports.ts';
import { PressedOnce } from './pressedOnce.ts';

/** Refused results that the guide names; the log has all of them. */
const namedReasons = 20;

/** Progress is shown after so many files, so that it costs nothing. */
const filesPerReport = 25;

type Needed = Pick<Services, 'lab' | 'clock' | 'log' | 'sessions'>;

/** What the buttons of the Test and Decide steps do, loaded with the first of them that is pressed. */
export class EvidenceWork {
  readonly #services: Needed;
  readonly #commands: Commands;
  readonly #reports: EvidenceReports;
  /** What is being dropped, by experiment, until its last file has come. */
  readonly #drops = new Map<string, DroppedResults>();
  /** Sessions whose page is not there yet, and decisions that are not recorded yet. */
  readonly #pressed = new PressedOnce();

  constructor(services: Needed, commands: Commands, reports: EvidenceReports) {
    this.#services = services;
    this.#commands = commands;
    this.#reports = reports;
  }

  /**
   * @param slug the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: EvidenceMessage, slug: string | undefined): Promise<void> {
    if (slug === undefined) throw errors.noExperiment();
    const { lab, sessions } = this.#services;
    const { startTestSession, decide, withdrawParticipant } = this.#commands;
    switch (message.type) {
      case 'startSession': {
        const { participant, variant, pilot } = message;
        const start = () => startTestSession.run({ experiment: slug, participant, variant, pilot });
        return await this.#pressed.run(`start ${slug} ${participant}`, start);
      }
      case 'resumeSession':
        return await sessions.resume(await lab.requireExperiment(slug), message.session);
      case 'showSession':
        return await sessions.showAgain();
      case 'withdraw': {
        const { participant } = message;
        const done = await withdrawParticipant.run({ experiment: slug, participant });
        return this.#reports.set(slug, { type: 'withdrawn', participant, ...done });
      }
      case 'decide': {
        const { outcome, rationale, by, variant } = message;
        const record = () => decide.run({ experiment: slug, outcome, rationale, by, variant });
        // Another outcome meanwhile is another wish, which is to hear that it is too late.
        return await this.#pressed.run(`decide ${slug} ${outcome}`, record);
      }
      case 'showAllSessions':
        return this.#reports.listMore(slug);
      case 'dismissReport':
        return this.#reports.set(slug, undefined);
      default:
        return await this.#exchange(message, slug);
    }
  }

  /** The page was closed and is there anew: what it was handing over then is complete, or never will be. */
  pageBegan(): void {
    for (const drop of this.#drops.values()) drop.breakOff();
    this.#drops.clear();
  }

  /** What comes in and goes out as files, and what an observer saw. */
  async #exchange(message: ExchangeMessage | ObservationMessage, slug: string): Promise<void> {
    const { exportTestKit, exportEvidence } = this.#commands;
    switch (message.type) {
      case 'exportKit':
        return await this.#ask(exportTestKit, { experiment: slug });
      case 'exportEvidence':
        return await this.#ask(exportEvidence, { experiment: slug, format: message.format });
      case 'exportPicture':
        return await this.#exportPicture(message, slug);
      case 'pickResults':
        return await this.#pickResults(slug);
      case 'importResults':
        return await this.#importDropped(message, slug);
      default: {
        const experiment = await this.#services.lab.requireExperiment(slug);
        return await this.#services.sessions.observe(experiment, message.session, observationOf(message));
      }
    }
  }

  async #exportPicture(
    { picture, png }: Extract<EvidenceMessage, { type: 'exportPicture' }>,
    slug: string,
  ): Promise<void> {
    const { askTarget } = await import('../commands/exportPicture.ts');
    const { root } = this.#services.lab.requireStore();
    const target = await askTarget(root, slug, picture, png === undefined ? 'svg' : 'png');
    if (target === undefined) return;
    const order = { experiment: slug, picture, target, png };
    const command = await this.#commands.exportPicture.load();
    this.#announce(command.announce?.(await command.run(order), order));
  }

  async #pickResults(slug: string): Promise<void> {
    const command = await this.#commands.importTestResults.load();
    const order = await command.ask({ experiment: slug });
    if (order) this.#showImport(slug, await command.run(order));
  }

  /** The first batch of a drop reads until the last one has come; the others only hand over. */
  async #importDropped(
    message: Extract<EvidenceMessage, { type: 'importResults' }>,
    slug: string,
  ): Promise<void> {
    const under = this.#drops.get(slug);
    if (under) {
      under.add(message);
      if (message.last) this.#drops.delete(slug);
      return;
    }
    const drop = new DroppedResults();
    drop.add(message);
    if (!message.last) this.#drops.set(slug, drop);
    this.#reports.set(slug, { type: 'importing', read: 0 });
    try {
      const { importResultTexts } = await import('../importResultTexts.ts');
      const onProgress = (read: number): void => {
        if (read % filesPerReport === 0) this.#reports.set(slug, { type: 'importing', read });
      };
      this.#showImport(slug, await importResultTexts(this.#services, slug, drop.texts(), { onProgress }));
    } catch (error) {
      if (this.#drops.get(slug) === drop) this.#drops.delete(slug);
      this.#reports.set(slug, undefined);
      throw error;
    }
  }

  #showImport(
    slug: string,
    { imported, duplicates, rejected }: Awaited<ReturnType<Commands['importTestResults']['run']>>,
  ): void {
    for (const { file, why } of rejected) this.#services.log.info(`${file}: ${why}`);
    const reasons = rejected.slice(0, namedReasons);
    this.#reports.set(slug, {
      type: 'imported',
      imported,
      duplicates,
      rejected: rejected.length,
      reasons,
    });
  }

  /** Runs a command that asks a person first, as the palette does; what goes wrong is shown in the guide. */
  async #ask<A, R>({ load }: RegisteredCommand<A, R>, item: object): Promise<void> {
    const command = await load();
    const argument = await command.ask(item);
    if (argument === undefined) return;
    this.#announce(command.announce?.(await command.run(argument), argument));
  }

  /** Not awaited: what is announced may stay in sight until somebody reads it. */
  #announce(said: Promise<void> | undefined): void {
    void said?.catch((error: unknown) => this.#services.log.error('guide: announce', error));
  }
}

type ExchangeMessage = Extract<
  EvidenceMessage,
  { type: 'exportKit' | 'exportEvidence' | 'exportPicture' | 'pickResults' | 'importResults' }
>;

type ObservationMessage = Extract<
  EvidenceMessage,
  {
    type:
      | 'recordOutcome'
      | 'addNote'
      | 'addQuote'
      | 'strikeNote'
      | 'recordConsent'
      | 'recordSeq'
      | 'recordUmuxLite'
      | 'excludeSession'
      | 'readmitSession'
      | 'endSession';
  }
>;

/** What the observer's buttons record. */
function observationOf(message: ObservationMessage): Observation {
  switch (message.type) {
    case 'recordOutcome': {
      const { task, variant, outcome, reason } = message;
      return { type: 'task', task, variant, outcome, reason };
    }
    case 'addNote':
      return { type: 'note', task: message.task, text: message.text };
    case 'addQuote':
      return { type: 'quote', task: message.task, text: message.text };
    case 'strikeNote':
      return { type: 'struck', event: message.event, undone: message.undone };
    case 'recordConsent':
      return { type: 'consented', quotes: message.quotes };
    case 'recordSeq':
      return { type: 'seq', task: message.task, variant: message.variant, value: message.value };
    case 'recordUmuxLite': {
      const { variant, capabilities, ease } = message;
      return { type: 'umuxLite', variant, capabilities, ease };
    }
    case 'excludeSession':
      return { type: 'excluded', reason: message.reason };
    case 'readmitSession':
      return { type: 'readmitted', reason: message.reason };
    default:
      return { type: 'ended' };
  }
}
