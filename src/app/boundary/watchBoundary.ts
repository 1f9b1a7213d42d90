import type { Crossing, CrossingEnd } from '../../core/boundary/crossing.ts';
import { ExperimentLog, type LogDeps, type ProductionChange } from './experimentLog.ts';

export interface BoundaryWatchDeps extends LogDeps {
  /** Called after every change to the list of crossings. */
  readonly onDidChange: () => void;
  /** Called once for each new crossing that deserves a warning. */
  readonly onCrossing: (crossing: Crossing) => void;
}

/** How an open crossing ended. */
export interface CrossingEnded {
  readonly id: string;
  readonly how: CrossingEnd;
}

/**
 * The crossings of the active experiment: each file and cause is recorded once, until that crossing ended. What a
 * person does is never held up: recording happens behind it, in order.
 */
export class BoundaryWatch {
  /** With `off`, crossings are recorded as silenced and nobody is warned. */
  mode: 'off' | 'warn' | 'lock' = 'warn';
  readonly #deps: BoundaryWatchDeps;
  #log: ExperimentLog | undefined;
  #isNotingMany = false;

  constructor(deps: BoundaryWatchDeps) {
    this.#deps = deps;
  }

  /**
   * Begins to watch for an experiment, or for none, and reads what was recorded for it before. Resolves when that is
   * done; changes noted meanwhile are kept. The same experiment again changes nothing.
   */
  async setExperiment(experiment: string | undefined): Promise<void> {
    if (experiment === this.#log?.experiment) return this.#log?.loaded;
    const log =
      experiment === undefined ? undefined : new ExperimentLog(experiment, this.#deps, this.#announce);
    this.#log = log;
    this.#deps.onDidChange();
    await log?.loaded;
  }

  /** All crossings of the experiment, oldest first. */
  get crossings(): readonly Crossing[] {
    return this.#log?.crossings ?? [];
  }

  /** Those that have not ended. */
  get open(): readonly Crossing[] {
    return this.crossings.filter((crossing) => crossing.ended === undefined);
  }

  /** Open crossings that deserve a warning now: none with mode `off`, and none for files that are free to edit. */
  get warnings(): readonly Crossing[] {
    return this.mode === 'off' ? [] : this.open.filter((crossing) => crossing.zone !== 'open');
  }

  /**
   * Notes a change. Cheap for files that have crossed already, so it may be called at every keystroke. Editing a file
   * that was created during the experiment is part of its creation.
   */
  note(change: ProductionChange): void {
    this.#log?.note(change, this.mode === 'off');
  }

  /** Notes many changes at once, with one call of `onDidChange`. */
  noteAll(changes: readonly ProductionChange[]): void {
    if (changes.length === 0) return;
    this.#isNotingMany = true;
    try {
      for (const change of changes) this.note(change);
    } finally {
      this.#isNotingMany = false;
    }
    this.#deps.onDidChange();
  }

  /** Resolves when what was recorded before is read, or could not be. */
  get loaded(): Promise<void> {
    return this.#log?.loaded ?? Promise.resolve();
  }

  /** Ends a crossing; one that is unknown or has ended is left as it is. Resolves when the record was written or failed. */
  async end(id: string, how: CrossingEnd): Promise<void> {
    await this.endAll([{ id, how }]);
  }

  /** Like {@link end} for many at once, with one call of `onDidChange`. */
  async endAll(ended: readonly CrossingEnded[]): Promise<void> {
    const written = ended.flatMap(({ id, how }) => this.#log?.end(id, how) ?? []);
    if (written.length === 0) return;
    this.#deps.onDidChange();
    await Promise.all(written);
  }

  /** Whether an open crossing stands for the text of a file. Costs two look-ups, so it may be asked at every keystroke. */
  hasText(folder: string, path: string): boolean {
    return (
      this.#log?.hasOpen(folder, path, 'edit') === true || this.#log?.hasOpen(folder, path, 'create') === true
    );
  }

  /**
   * Reads what other windows have recorded since, if anything was: their crossings are known here then, and those that
   * they ended have ended here.
   * @returns crossings that were open here and that another window has ended
   */
  async refresh(): Promise<readonly Crossing[]> {
    const log = this.#log;
    const news = await log?.readAgain();
    if (!log || !news || log !== this.#log) return [];
    if (news.isChanged) this.#deps.onDidChange();
    return news.ended;
  }

  /** Resolves when everything noted so far is written, or could not be. */
  async settled(): Promise<void> {
    await this.#log?.settled();
  }

  readonly #announce = (log: ExperimentLog, crossing: Crossing | undefined): void => {
    if (log !== this.#log) return;
    if (crossing && !crossing.silenced && crossing.zone !== 'open') this.#deps.onCrossing(crossing);
    if (!this.#isNotingMany) this.#deps.onDidChange();
  };
}
