import { Emitter } from '../../app/emitter.ts';
import type { ActiveExperiment, LabState } from '../../app/labState.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import type { PrototypesById } from '../../core/prototype/findLandmarks.ts';
import type { LandmarksView } from '../../protocol/guidePlan.ts';
import { viewVariants } from './viewPrototype.ts';

interface Reading {
  readonly key: string;
  readonly landmarks: LandmarksView;
  /** The variants that do not have a screen or step. */
  readonly without: (name: string) => readonly string[];
}

/** What the pages of the active experiment can notice: read from its variants' files when it is asked for, and again when they change. */
export class LandmarkReading {
  readonly #lab: LabState;
  readonly #onError: (error: unknown) => void;
  readonly #changed = new Emitter();
  #reading: Reading | undefined;
  #asked = '';

  constructor(lab: LabState, onError: (error: unknown) => void) {
    this.#lab = lab;
    this.#onError = onError;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** The files may have been edited by hand: they are read again when they are asked for next. */
  forget(): void {
    this.#asked = '';
  }

  /** What there is; `undefined` until it is read. What was read before stands in for it meanwhile. */
  of(active: ActiveExperiment): LandmarksView | undefined {
    const key = keyOf(active);
    if (this.#asked !== key) void this.#read(active, key);
    return this.#readingOf(active)?.landmarks;
  }

  /** By task of a draft: the variants whose pages can hardly notice its success. */
  unnoticed(active: ActiveExperiment, tasks: HypothesisDraft['tasks']): readonly (readonly string[])[] {
    const reading = this.#readingOf(active);
    return tasks.map(({ successWhen }) => {
      if (!reading || !successWhen) return [];
      return reading.without('taskStep' in successWhen ? successWhen.taskStep : successWhen.screen);
    });
  }

  #readingOf({ experiment }: ActiveExperiment): Reading | undefined {
    return this.#reading?.key.startsWith(`${experiment.slug}/`) === true ? this.#reading : undefined;
  }

  async #read(active: ActiveExperiment, key: string): Promise<void> {
    this.#asked = key;
    const { store } = this.#lab;
    if (!store) return;
    try {
      const { experiment } = active;
      const { findLandmarks, variantsWithout } = await import('../../core/prototype/findLandmarks.ts');
      const made = viewVariants(active).filter(({ madeAt }) => madeAt !== undefined);
      const prototypes: PrototypesById = new Map(
        await Promise.all(
          made.map(async ({ id }) => [id, await store.readVariant(experiment.slug, id)] as const),
        ),
      );
      if (this.#asked !== key) return;
      const landmarks = findLandmarks(prototypes, experiment.hypothesis.steps);
      this.#reading = { key, landmarks, without: (name) => variantsWithout(name, prototypes) };
      this.#changed.fire();
    } catch (error) {
      this.#onError(error);
    }
  }
}

/** Changes whenever what is read may have changed, except by hand. */
function keyOf(active: ActiveExperiment): string {
  const made = viewVariants(active).map(({ id, madeAt = '', turns }) => `${id}@${madeAt}#${turns}`);
  const titles = active.experiment.hypothesis.steps.map(({ id, title }) => `${id}=${title}`);
  return `${active.experiment.slug}/${[...made, ...titles].join('|')}`;
}
