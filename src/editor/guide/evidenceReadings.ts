import { Emitter } from '../../app/emitter.ts';
import type { ActiveExperiment, LabState } from '../../app/labState.ts';
import type { Clock } from '../../app/ports.ts';
import type { WorkedOut } from './readEvidenceView.ts';

interface ReadingDeps {
  readonly lab: LabState;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const nothing: WorkedOut = { reading: undefined, pictures: [], nextVariants: [] };

/**
 * What the evidence of the active experiment says, worked out anew when it has changed. The statistics are loaded with the
 * first experiment that needs them; until they are there, the counts stand alone.
 */
export class EvidenceReadings {
  readonly #deps: ReadingDeps;
  readonly #changed = new Emitter();
  /** What was worked out last, and of which reading of the lab. */
  #last: { readonly slug: string; readonly of: ActiveExperiment; readonly worked: WorkedOut } | undefined;
  #asked = 0;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** What is known of the active experiment; while it is worked out again, what was known before. */
  get current(): WorkedOut {
    const slug = this.#deps.lab.active?.experiment.slug;
    return this.#last?.slug === slug ? (this.#last?.worked ?? nothing) : nothing;
  }

  /** Works it out again if anything has changed; what cannot be read is logged, and the counts stand alone. */
  async read(): Promise<void> {
    const { lab, clock, onError } = this.#deps;
    const { active, store } = lab;
    if (!active || !store || this.#last?.of === active) return;
    this.#asked += 1;
    const turn = this.#asked;
    try {
      const { readEvidenceView } = await import('./readEvidenceView.ts');
      const worked = await readEvidenceView(active, store, clock.now());
      if (turn !== this.#asked) return;
      this.#last = { slug: active.experiment.slug, of: active, worked };
      this.#changed.fire();
    } catch (error) {
      onError(error);
    }
  }
}
