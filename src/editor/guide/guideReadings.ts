import type { Dataset, DataStore } from '../../app/data/dataStore.ts';
import { Emitter } from '../../app/emitter.ts';
import type { HistoryEntry } from '../../app/generation/listTurns.ts';
import type { LabState } from '../../app/labState.ts';
import type { Checkpoints } from '../../app/ports.ts';
import { viewVariants } from './viewPrototype.ts';

interface ReadingDeps {
  readonly lab: LabState;
  readonly checkpoints: (labRoot: string) => Checkpoints;
  readonly dataStore: (labRoot: string) => DataStore;
  readonly onError: (error: unknown) => void;
}

/** What was read of the active experiment for one of its variants. */
interface Reading {
  readonly place: string;
  readonly history: readonly HistoryEntry[];
  readonly datasets: readonly Dataset[];
}

/**
 * Which variant of the active experiment the guide shows, with its versions and the attached data, read again
 * whenever the lab changes.
 */
export class GuideReadings {
  readonly #deps: ReadingDeps;
  readonly #changed = new Emitter();
  readonly #choices = new Map<string, string>();
  #reading: Reading | undefined;
  #asked = 0;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** The variant that was chosen, or the newest one that can be tried; `undefined` before the first one. */
  get variant(): string | undefined {
    const { active } = this.#deps.lab;
    if (!active) return undefined;
    const variants = viewVariants(active);
    const chosen = this.#choices.get(active.experiment.slug);
    if (variants.some(({ id }) => id === chosen)) return chosen;
    return (variants.findLast(({ madeAt }) => madeAt !== undefined) ?? variants.at(-1))?.id;
  }

  /** The versions of the shown variant, newest first; `undefined` until they are read. */
  get history(): readonly HistoryEntry[] | undefined {
    if (this.variant === undefined) return [];
    return this.#reading?.place === this.#place ? this.#reading?.history : undefined;
  }

  get datasets(): readonly Dataset[] {
    const slug = this.#deps.lab.active?.experiment.slug;
    return slug !== undefined && this.#reading?.place.startsWith(`${slug}/`) ? this.#reading.datasets : [];
  }

  /** Shows another variant of an experiment from now on. */
  choose(experiment: string, variant: string): void {
    this.#choices.set(experiment, variant);
    this.#changed.fire();
    void this.read();
  }

  /** Reads versions and data again; what cannot be read is logged and left as it was. */
  async read(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const { lab, onError } = this.#deps;
    const slug = lab.active?.experiment.slug;
    if (slug === undefined || !lab.store) return;
    const place = this.#place;
    const [history, datasets] = await Promise.all([
      this.#history(slug).catch((error: unknown) => {
        onError(error);
        return [];
      }),
      this.#deps
        .dataStore(lab.store.root)
        .list(slug)
        .then((list) => list.datasets)
        .catch((error: unknown) => {
          onError(error);
          return [];
        }),
    ]);
    if (turn !== this.#asked) return;
    this.#reading = { place, history, datasets };
    this.#changed.fire();
  }

  get #place(): string {
    return `${this.#deps.lab.active?.experiment.slug}/${this.variant}`;
  }

  async #history(slug: string): Promise<readonly HistoryEntry[]> {
    const { lab, checkpoints } = this.#deps;
    const { store } = lab;
    if (this.variant === undefined || !store) return [];
    const { listTurns } = await import('../../app/generation/listTurns.ts');
    return await listTurns(slug, this.variant, { store, checkpoints: checkpoints(store.root) });
  }
}
