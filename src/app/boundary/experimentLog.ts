import {
  crossingVersion,
  readCrossings,
  type CrossedEvent,
  type Crossing,
  type CrossingEnd,
  type CrossingEvent,
} from '../../core/boundary/crossing.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import type { Clock, Ids, LabStore } from '../ports.ts';

/** Something happened to a production file. */
export interface ProductionChange {
  /** Label of the production folder, which no other folder of the window has, and the path in it with `/`. */
  readonly folder: string;
  readonly path: string;
  readonly change: CrossedEvent['change'];
  readonly placement: Pick<Placement, 'zone' | 'rule'>;
  /** By whom it was seen: the editor while it happened, or a look at the disk afterwards. */
  readonly seen: NonNullable<CrossedEvent['seen']>;
  /** Where a renamed file was in the same folder. */
  readonly from?: string | undefined;
}

export interface LogDeps {
  readonly store: Pick<LabStore, 'appendCrossing' | 'readCrossings'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /**
   * What changes whenever the record of an experiment's crossings does, such as its size and time; `undefined` while
   * there is none. Without it, what other windows record is not read.
   */
  readonly stampOf?: ((experiment: string) => Promise<string | undefined>) | undefined;
  /** Called when a record could not be read or written. Records that failed are tried again with the next one. */
  readonly onError: (error: unknown) => void;
}

/** What reading a record again brought. */
export interface LogNews {
  /** Crossings that were open here and have ended elsewhere. */
  readonly ended: readonly Crossing[];
  /** Whether there is anything that was not known here. */
  readonly isChanged: boolean;
}

/** Told of each new crossing, and once without one when earlier crossings were read. */
type Announce = (log: ExperimentLog, crossing: Crossing | undefined) => void;

/** The log of one experiment. It outlives a switch to another one until all it holds is written. */
export class ExperimentLog {
  readonly experiment: string;
  readonly loaded: Promise<void>;
  readonly #deps: LogDeps;
  readonly #crossings = new Map<string, Crossing>();
  /** Open crossings by file and cause: several where two windows saw the same at the same moment. */
  readonly #open = new Map<string, Set<string>>();
  /** The record's stamp when it was last read. */
  #stamp: string | undefined;
  /** What was noted before the earlier crossings were read; `undefined` afterwards. */
  #early: Map<string, { change: ProductionChange; silenced: boolean }> | undefined = new Map();
  readonly #unwritten: CrossingEvent[] = [];
  readonly #announce: Announce;
  #writing: Promise<void>;

  constructor(experiment: string, deps: LogDeps, announce: Announce) {
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
    if (this.#open.has(key)) return;
    if (change.change === 'edit' && this.hasOpen(change.folder, change.path, 'create')) return;
    this.#cross(change, silenced);
  }

  /** Whether a file has an open crossing of this kind. */
  hasOpen(folder: string, path: string, change: CrossedEvent['change']): boolean {
    return this.#open.has(keyOf(folder, path, change));
  }

  #cross({ folder, path, change, placement, seen, from }: ProductionChange, silenced: boolean): void {
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
      seen,
      ...(from === undefined ? {} : { from }),
    };
    const crossing: Crossing = { ...event, ended: undefined };
    this.#keep(crossing);
    void this.#write(event);
    this.#announce(this, crossing);
  }

  end(id: string, how: CrossingEnd): Promise<void> | undefined {
    const crossing = this.#crossings.get(id);
    if (!crossing || crossing.ended !== undefined) return undefined;
    this.#keep({ ...crossing, ended: how });
    return this.#write({ ...this.#record(), type: 'ended', crossing: id, how });
  }

  async settled(): Promise<void> {
    await this.#writing;
  }

  /**
   * Reads the record again if it has changed since.
   * @returns which crossings another window has ended, and whether anything is otherwise; `undefined` when nothing was read
   */
  async readAgain(): Promise<LogNews | undefined> {
    await this.loaded;
    try {
      const stamp = await this.#deps.stampOf?.(this.experiment);
      if (stamp === undefined || stamp === this.#stamp) return undefined;
      const { records } = await this.#deps.store.readCrossings(this.experiment);
      this.#stamp = stamp;
      return this.#merge(readCrossings(records));
    } catch (error) {
      this.#deps.onError(error);
      return undefined;
    }
  }

  /** What has ended here may not be written yet, so only an end is news of a crossing that is known. */
  #merge(recorded: readonly Crossing[]): LogNews {
    const ended: Crossing[] = [];
    let isChanged = false;
    for (const crossing of recorded) {
      const known = this.#crossings.get(crossing.id);
      if (known && (known.ended !== undefined || crossing.ended === undefined)) continue;
      this.#keep(crossing);
      isChanged = true;
      if (known) ended.push(crossing);
    }
    return { ended, isChanged };
  }

  async #load(): Promise<void> {
    try {
      // Asked before reading: what is written meanwhile is read again rather than missed.
      this.#stamp = await this.#deps.stampOf?.(this.experiment);
      const { records } = await this.#deps.store.readCrossings(this.experiment);
      for (const crossing of readCrossings(records)) this.#keep(crossing);
    } catch (error) {
      // The record is read at the next opportunity, also when it does not change until then.
      this.#stamp = undefined;
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
    const open = this.#open.get(key) ?? new Set<string>();
    if (crossing.ended === undefined) this.#open.set(key, open.add(crossing.id));
    else if (open.delete(crossing.id) && open.size === 0) this.#open.delete(key);
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
