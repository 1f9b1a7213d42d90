import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BriefStanding } from '../../app/briefStanding.ts';
import type { GapCache } from '../../app/explainGaps.ts';
import { Emitter } from '../../app/emitter.ts';
import type { ActiveExperiment, LabState } from '../../app/labState.ts';
import type { Clock, DamagedRecord, LabStore } from '../../app/ports.ts';
import type { Learning } from '../../core/handoff/learning/learning.ts';
import { experimentSegments } from '../../node/lab/labPaths.ts';
import {
  briefForms,
  type BriefForm,
  type ReadinessView,
  type WhatGoesView,
} from '../../protocol/guideHandoff.ts';

interface ReadingDeps {
  readonly lab: LabState;
  readonly clock: Clock;
  /** Counts what goes with an experiment's prototypes; it deletes nothing. */
  readonly look: (active: ActiveExperiment, store: LabStore) => Promise<WhatGoesView>;
  readonly onError: (error: unknown) => void;
}

/** The brief that lies in the lab, and what it can be opened as. */
interface Exported {
  readonly file: string;
  readonly forms: readonly BriefForm[];
}

const nothing = { readiness: undefined, standing: undefined };

/** The learning cards of the lab. */
interface Cards {
  /** Newest first. */
  readonly learnings: readonly Learning[];
  /** Those that cannot be read. */
  readonly damaged: readonly DamagedRecord[];
}

const noCards: Cards = { learnings: [], damaged: [] };

/** What was worked out, and of which reading of the lab. */
interface Worked {
  readonly of: ActiveExperiment;
  readonly readiness: ReadinessView | undefined;
  /** How the brief in the lab stands to the records. */
  readonly standing: BriefStanding | undefined;
  readonly exported: Exported | undefined;
  readonly goes: WhatGoesView | undefined;
}

/**
 * What the Hand off step needs beyond the records in memory: what is missing for a final brief, which briefs lie in the lab, what
 * was learnt before, and what goes when the prototype is thrown away. Worked out anew when the lab has changed.
 */
export class HandoffReadings {
  readonly #deps: ReadingDeps;
  readonly #changed = new Emitter();
  #last: Worked | undefined;
  #cards: Cards = noCards;
  /** The experiment of which somebody wants to know what goes. */
  #looksAt: string | undefined;
  /** Why it could not be counted what goes, by experiment. */
  readonly #faults = new Map<string, unknown>();
  #isShown = false;
  readonly #cache: GapCache = new Map();
  #cacheOf: LabStore | undefined;
  #asked = 0;
  /** Whether files may have changed since they were read: also a reading that overtakes the one that was asked for reads them. */
  #isStale = false;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What is known of the active experiment; while it is worked out again, what was known before. */
  get current(): Omit<Worked, 'of'> {
    const { active } = this.#deps.lab;
    if (this.#last?.of.experiment.slug !== active?.experiment.slug)
      return { ...nothing, exported: undefined, goes: undefined };
    // Numbers of what goes are exact or not there at all.
    const goes = this.#last?.of === active ? this.#last?.goes : undefined;
    const { readiness, standing, exported } = this.#last ?? { ...nothing, exported: undefined };
    return { readiness, standing, exported, goes };
  }

  /** What was learnt in the lab, newest first. */
  get learnings(): readonly Learning[] {
    return this.#cards.learnings;
  }

  /** The learning cards that cannot be read, and so are not among the learnings. */
  get damaged(): readonly DamagedRecord[] {
    return this.#cards.damaged;
  }

  /**
   * Counts what goes with an experiment, now and whenever it changes.
   * @throws why it cannot be counted: without it nothing can be thrown away
   */
  async look(slug: string): Promise<void> {
    this.#looksAt = slug;
    this.#faults.delete(slug);
    await this.read('again');
    if (this.#faults.has(slug)) throw this.#faults.get(slug);
  }

  /**
   * Hears whether the step is unfolded. What is missing takes a look at every record and file, and sessions write records all
   * the time: it is worked out for whoever looks, or once it was decided.
   */
  async show(isShown: boolean): Promise<void> {
    this.#isShown = isShown;
    if (isShown) await this.read();
  }

  /**
   * Works it out; what cannot be read is logged, and left out.
   * @param how `ifChanged` is enough unless files may have changed that no record tells of
   */
  async read(how: 'ifChanged' | 'again' = 'ifChanged'): Promise<void> {
    const { lab, onError } = this.#deps;
    const { active, store } = lab;
    this.#asked += 1;
    const turn = this.#asked;
    this.#isStale ||= how === 'again';
    if (!store) {
      this.#cards = noCards;
      return;
    }
    try {
      const [cards, worked] = await Promise.all([
        readCards(store),
        active && (this.#isStale || !this.#isWorked(active)) ? this.#work(active, store) : this.#last,
      ]);
      if (turn !== this.#asked) return;
      this.#isStale = false;
      const { learnings, damaged } = this.#cards;
      const isNew = cards.learnings !== learnings || cards.damaged !== damaged || worked !== this.#last;
      this.#cards = cards;
      this.#last = worked;
      if (isNew) this.#changed.fire();
    } catch (error) {
      onError(error);
    }
  }

  #isWorked(active: ActiveExperiment): boolean {
    return this.#last?.of === active && (this.#last.readiness !== undefined || !this.#asksReadiness(active));
  }

  #asksReadiness({ experiment: { stage, verdict } }: ActiveExperiment): boolean {
    return stage !== 'discarded' && (this.#isShown || verdict !== undefined);
  }

  async #work(active: ActiveExperiment, store: LabStore): Promise<Worked> {
    const { experiment } = active;
    const [{ readiness, standing }, exported, goes] = await Promise.all([
      this.#readHandoff(active, store),
      exportedBrief(store.root, experiment.slug),
      this.#look(active, store),
    ]);
    return { of: active, readiness, standing, exported, goes };
  }

  async #look(active: ActiveExperiment, store: LabStore): Promise<WhatGoesView | undefined> {
    const { slug, stage } = active.experiment;
    if (this.#looksAt !== slug || stage === 'discarded') return undefined;
    try {
      return await this.#deps.look(active, store);
    } catch (error) {
      this.#faults.set(slug, error);
      this.#deps.onError(error);
      return undefined;
    }
  }

  async #readHandoff(
    active: ActiveExperiment,
    store: LabStore,
  ): Promise<Pick<Worked, 'readiness' | 'standing'>> {
    const { clock, onError } = this.#deps;
    if (!this.#asksReadiness(active)) return nothing;
    if (this.#cacheOf !== store) this.#cache.clear();
    this.#cacheOf = store;
    try {
      const { readHandoff } = await import('./readHandoff.ts');
      return await readHandoff(active.experiment, { store, clock, cache: this.#cache });
    } catch (error) {
      onError(error);
      return nothing;
    }
  }
}

async function readCards(store: LabStore): Promise<Cards> {
  const { readLearnings } = await import('../../app/readLearnings.ts');
  return await readLearnings(store);
}

/** The brief in the experiment's own folder, which is there also when another window exported it. */
async function exportedBrief(root: string, slug: string): Promise<Exported | undefined> {
  const folder = path.join(root, ...experimentSegments(slug), 'handoff');
  const names = new Set(await readdir(folder).catch(() => []));
  return names.has('brief.md')
    ? { file: path.join(folder, 'brief.md'), forms: briefForms.filter((form) => names.has(form)) }
    : undefined;
}
