import { errors } from '../core/errors.ts';
import { FootbridgeError } from '../core/errors/footbridgeError.ts';
import type { Crossing } from '../core/boundary/crossing.ts';
import type { Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Generation } from '../core/generation/fileChange.ts';
import type { Manifest } from '../core/manifest.ts';
import { ActiveReader } from './activeReader.ts';
import { Emitter } from './emitter.ts';
import type { DamagedRecord, LabStore } from './ports.ts';

/** The active experiment with all that has been recorded about it. */
export interface ActiveExperiment {
  readonly experiment: Experiment;
  readonly sessions: readonly Session[];
  readonly generations: readonly Generation[];
  readonly crossings: readonly Crossing[];
}

/**
 * What this window knows of its lab: the one owner of the state that changes. Disk is the truth; use
 * cases write to the store and then ask for a refresh, and views listen.
 */
export class LabState {
  #store: LabStore | undefined;
  #manifest: Manifest | undefined;
  #experiments: readonly Experiment[] = [];
  #damaged: readonly DamagedRecord[] = [];
  #activeSlug: string | undefined;
  #active: ActiveExperiment | undefined;
  /** The latest reading from disk that was asked for, and how many there were. */
  #latest: Promise<void> = Promise.resolve();
  #asked = 0;
  /** Whether somebody asked for a refresh that is not told yet. */
  #mustTell = false;
  readonly #reader = new ActiveReader();
  readonly #changed = new Emitter();
  readonly #rememberActive: (slug: string | undefined) => void;

  /** @param rememberActive keeps the choice of the active experiment for this window beyond a reload */
  constructor(rememberActive: (slug: string | undefined) => void) {
    this.#rememberActive = rememberActive;
  }

  get store(): LabStore | undefined {
    return this.#store;
  }

  get manifest(): Manifest | undefined {
    return this.#manifest;
  }

  get experiments(): readonly Experiment[] {
    return this.#experiments;
  }

  /** What could not be read in the lab and in the records of the active experiment, and what was set aside. */
  get damaged(): readonly DamagedRecord[] {
    return [...this.#damaged, ...(this.#store?.setAside ?? [])];
  }

  /** The same object as before while nothing of it changed. */
  get active(): ActiveExperiment | undefined {
    return this.#active;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** Opens a lab, or none; `activeSlug` is the experiment that was active when the window was last open. */
  async open(store: LabStore | undefined, activeSlug: string | undefined): Promise<void> {
    const manifest = await store?.readManifest();
    this.#store = store;
    this.#manifest = manifest;
    this.#activeSlug = activeSlug;
    await this.refresh();
  }

  /**
   * Reads everything again from disk and tells the listeners. Of several at once only the last one asked for
   * counts, as a slow one may bring what has changed since; the others end with it.
   *
   * @returns a promise that resolves when a state is in place that was read after this call
   */
  refresh(): Promise<void> {
    this.#mustTell = true;
    return this.lookAgain();
  }

  /**
   * Reads what somebody else may have changed, as {@link refresh} does, and tells the listeners only where something of it
   * did: what this window wrote itself and has read already is no news.
   */
  lookAgain(): Promise<void> {
    this.#asked += 1;
    this.#latest = this.#read(this.#asked);
    return this.#latest;
  }

  async #read(turn: number): Promise<void> {
    let lab: LabReading;
    try {
      lab = await this.#readLab(this.#store, this.#activeSlug);
    } catch (error) {
      if (turn === this.#asked) throw error;
      return this.#latest;
    }
    if (turn !== this.#asked) return this.#latest;
    const isNews =
      this.#experiments !== lab.experiments ||
      this.#active !== lab.active ||
      JSON.stringify(this.#damaged) !== JSON.stringify(lab.damaged);
    this.#experiments = lab.experiments;
    this.#damaged = lab.damaged;
    this.#active = lab.active;
    if (!isNews && !this.#mustTell) return;
    this.#mustTell = false;
    this.#changed.fire();
  }

  async #readLab(store: LabStore | undefined, activeSlug: string | undefined): Promise<LabReading> {
    if (!store) return { experiments: [], damaged: [], active: undefined };
    const { experiments, damaged } = await store.listExperiments();
    const experiment = experiments.find((one) => one.slug === activeSlug);
    if (!experiment) return { experiments, damaged, active: undefined };
    const [evidence, generations, crossings] = await Promise.all([
      store.readEvidence(experiment.slug),
      store.readGenerations(experiment.slug),
      store.readCrossings(experiment.slug),
    ]);
    const active = await this.#reader.read(experiment, evidence.records, generations, crossings);
    const logs = [...evidence.damaged, ...generations.damaged, ...crossings.damaged];
    return { experiments, damaged: [...damaged, ...logs], active };
  }

  /**
   * Makes an experiment the active one, or none.
   * @throws FootbridgeError `unknown-experiment`
   */
  async activate(slug: string | undefined): Promise<void> {
    if (slug !== undefined) await this.requireStore().readExperiment(slug);
    this.#activeSlug = slug;
    this.#rememberActive(slug);
    await this.refresh();
  }

  /** @throws FootbridgeError `no-lab` */
  requireStore(): LabStore {
    if (!this.#store) throw errors.noLab();
    return this.#store;
  }

  /**
   * The experiment a command means: the one it names, or the active one.
   * @throws FootbridgeError `no-lab`, `no-experiment`, `unknown-experiment`
   */
  async requireExperiment(slug: string | undefined): Promise<Experiment> {
    const store = this.requireStore();
    if (slug !== undefined) return await store.readExperiment(slug);
    if (this.#activeSlug === undefined) throw errors.noExperiment();
    return await store.readExperiment(this.#activeSlug).catch(asNoExperiment);
  }
}

/** The active experiment may be gone: deleted by hand, or by a pull. Whoever named none need not know its name. */
function asNoExperiment(error: unknown): never {
  throw error instanceof FootbridgeError && error.code === 'unknown-experiment'
    ? errors.noExperiment()
    : error;
}

interface LabReading {
  readonly experiments: readonly Experiment[];
  readonly damaged: readonly DamagedRecord[];
  readonly active: ActiveExperiment | undefined;
}
