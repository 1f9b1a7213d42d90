import {
  crossingVersion,
  readCrossings,
  type CrossedEvent,
  type Crossing,
  type CrossingEvent,
} from '../core/boundary/crossing.ts';
import type { Placement } from '../core/boundary/zone.ts';
import type { Clock, Ids, LabStore } from './ports.ts';

/** Something happened to a production file. */
export interface ProductionChange {
  /** Label of the production folder, which no other folder of the window has, and the path in it with `/`. */
  readonly folder: string;
  readonly path: string;
  readonly change: CrossedEvent['change'];
  readonly placement: Pick<Placement, 'zone' | 'rule'>;
}

export interface BoundaryWatchDeps {
  readonly store: Pick<LabStore, 'appendCrossing' | 'readCrossings'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called after every change to the list of crossings. */
  readonly onDidChange: () => void;
  /** Called once for each new crossing that deserves a warning. */
  readonly onCrossing: (crossing: Crossing) => void;
  /** Called when a record could not be read or written. Records that failed are tried again with the next one. */
  readonly onError: (error: unknown) => void;
}

/**
 * The crossings of the active experiment: each file and cause is recorded once, until that crossing ended. What a
 * person does is never held up: recording happens behind it, in order.
 */
export class BoundaryWatch {
  /** With `off`, crossings are recorded as silenced and nobody is warned. */
  mode: 'off' | 'warn' = 'warn';
  readonly #deps: BoundaryWatchDeps;
  #log: ExperimentLog | undefined;

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

  /** Ends a crossing; one that is unknown or has ended is left as it is. Resolves when the record was written or failed. */
  async end(id: string, how: 'undone' | 'kept'): Promise<void> {
    const written = this.#log?.end(id, how);
    if (!written) return;
    this.#deps.onDidChange();
    await written;
  }

  /** Resolves when everything noted so far is written, or could not be. */
  async settled(): Promise<void> {
    await this.#log?.settled();
  }

  readonly #announce = (log: ExperimentLog, crossing: Crossing | undefined): void => {
    if (log !== this.#log) return;
    if (crossing && !crossing.silenced && crossing.zone !== 'open') this.#deps.onCrossing(crossing);
    this.#deps.onDidChange();
  };
}

/** Told of each new crossing, and once without one when earlier crossings were read. */
type Announce = (log: ExperimentLog, crossing: Crossing | undefined) => void;

/** The log of one experiment. It outlives a switch to another one until all it holds is written. */
class ExperimentLog {
  readonly experiment: string;
  readonly loaded: Promise<void>;
  readonly #deps: BoundaryWatchDeps;
  readonly #crossings = new Map<string, Crossing>();
  readonly #openIds = new Map<string, string>();
  /** What was noted before the earlier crossings were read; `undefined` afterwards. */
  #early: Map<string, { change: ProductionChange; silenced: boolean }> | undefined = new Map();
  readonly #unwritten: CrossingEvent[] = [];
  readonly #announce: Announce;
  #writing: Promise<void>;

  constructor(experiment: string, deps: BoundaryWatchDeps, announce: Announce) {
    this.experiment = experiment;
    this.#deps = deps;
    this.#announce = announce;
    this.loaded = this.#load();
    this.#writing = this.loaded;
  }

  get crossings(): Crossing[] {
    return [...this.#crossings.values()];
  }

  note(change: ProductionChange, silenced: boolean): void {
    const key = keyOf(change.folder, change.path, change.change);
    if (this.#early) {
      if (!this.#early.has(key)) this.#early.set(key, { change, silenced });
      return;
    }
    if (this.#openIds.has(key)) return;
    if (change.change === 'edit' && this.#openIds.has(keyOf(change.folder, change.path, 'create'))) return;
    this.#cross(change, silenced);
  }

  #cross({ folder, path, change, placement }: ProductionChange, silenced: boolean): void {
    const { zone, rule } = placement;
    const event: CrossedEvent = {
      ...this.#record(),
      type: 'crossed',
      folder,
      path,
      zone,
      rule,
      change,
      silenced,
    };
    const crossing: Crossing = { ...event, ended: undefined };
    this.#keep(crossing);
    void this.#write(event);
    this.#announce(this, crossing);
  }

  end(id: string, how: 'undone' | 'kept'): Promise<void> | undefined {
    const crossing = this.#crossings.get(id);
    if (!crossing || crossing.ended !== undefined) return undefined;
    this.#keep({ ...crossing, ended: how });
    return this.#write({ ...this.#record(), type: 'ended', crossing: id, how });
  }

  async settled(): Promise<void> {
    await this.#writing;
  }

  async #load(): Promise<void> {
    try {
      const { records } = await this.#deps.store.readCrossings(this.experiment);
      for (const crossing of readCrossings(records)) this.#keep(crossing);
    } catch (error) {
      this.#deps.onError(error);
    }
    const early = [...(this.#early?.values() ?? [])];
    this.#early = undefined;
    this.#announce(this, undefined);
    for (const { change, silenced } of early) this.note(change, silenced);
  }

  #keep(crossing: Crossing): void {
    this.#crossings.set(crossing.id, crossing);
    const key = keyOf(crossing.folder, crossing.path, crossing.change);
    if (crossing.ended === undefined) this.#openIds.set(key, crossing.id);
    else if (this.#openIds.get(key) === crossing.id) this.#openIds.delete(key);
  }

  #record(): Pick<CrossingEvent, 'schemaVersion' | 'id' | 'at'> {
    return {
      schemaVersion: crossingVersion,
      id: this.#deps.ids.next(),
      at: this.#deps.clock.now().toISOString(),
    };
  }

  async #write(event: CrossingEvent): Promise<void> {
    this.#unwritten.push(event);
    this.#writing = this.#writing.then(() => this.#flush());
    await this.#writing;
  }

  async #flush(): Promise<void> {
    try {
      for (let next = this.#unwritten[0]; next; next = this.#unwritten[0]) {
        await this.#deps.store.appendCrossing(this.experiment, next);
        this.#unwritten.shift();
      }
    } catch (error) {
      this.#deps.onError(error);
    }
  }
}

/** A line break cannot be in a path VS Code reports, so parts cannot run into each other. */
function keyOf(folder: string, path: string, change: CrossedEvent['change']): string {
  return `${change}\n${folder}\n${path}`;
}
