import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { readCrossings, type Crossing } from '../core/boundary/crossing.ts';
import { readSessions, type Session } from '../core/evidence/session.ts';
import type { Generation } from '../core/generation/fileChange.ts';
import type { Manifest } from '../core/manifest.ts';
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

  get damaged(): readonly DamagedRecord[] {
    return this.#damaged;
  }

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

  /** Reads everything again from disk and tells the listeners. */
  async refresh(): Promise<void> {
    const store = this.#store;
    const listed = (await store?.listExperiments()) ?? { experiments: [], damaged: [] };
    const experiment = listed.experiments.find((one) => one.slug === this.#activeSlug);
    const active = store && experiment ? await readActive(store, experiment) : undefined;
    this.#experiments = listed.experiments;
    this.#damaged = [...listed.damaged, ...(active?.damaged ?? [])];
    this.#active = active;
    this.#changed.fire();
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
    const meant = slug ?? this.#activeSlug;
    if (meant === undefined) throw errors.noExperiment();
    return await store.readExperiment(meant);
  }
}

async function readActive(
  store: LabStore,
  experiment: Experiment,
): Promise<ActiveExperiment & { damaged: DamagedRecord[] }> {
  const [evidence, generations, crossings] = await Promise.all([
    store.readEvidence(experiment.slug),
    store.readGenerations(experiment.slug),
    store.readCrossings(experiment.slug),
  ]);
  const sessions = readSessions(evidence.sessions);
  return {
    experiment,
    sessions,
    generations,
    crossings: readCrossings(crossings),
    damaged: evidence.damaged,
  };
}
