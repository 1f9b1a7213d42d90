import * as vscode from 'vscode';
import type { GapCache, GapReading } from '../../app/explainGaps.ts';
import { newestVariant } from '../../app/generation/newestVariant.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { Disposable } from '../disposable.ts';
import { type PrototypePlace, prototypePlace } from '../lab/prototypePlace.ts';
import { watchPrototypes } from '../lab/watchPrototypes.ts';
import type { Services } from '../services.ts';

/** How long changes are gathered before they are looked at. */
const pauseMs = 600;

/** Scans variants, each again only when its files changed, and says when there may be something new. */
export class GapReadings extends Disposable {
  readonly #deps: Pick<Services, 'lab' | 'log'>;
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  #cache: GapCache = new Map();
  #root: string | undefined;
  #pause: NodeJS.Timeout | undefined;
  /** How many turns the active experiment had when its newest variant was scanned last. */
  #seen = '';

  /** Fires a moment after the lab or a file of a prototype changed. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: Pick<Services, 'lab' | 'log'>) {
    super();
    this.#deps = deps;
    this._register(deps.lab.onDidChange(() => this.#soon()));
    this._register(watchPrototypes(deps.lab, async () => this.#soon()));
    this._register({ dispose: () => clearTimeout(this.#pause) });
    this.#soon();
  }

  /**
   * @param variant when left out, the one that was decided on, or else the newest that has files
   * @throws FootbridgeError as explainGaps
   */
  async read(experiment: Experiment, variant: string | undefined): Promise<GapReading> {
    const store = this.#deps.lab.requireStore();
    if (store.root !== this.#root) [this.#root, this.#cache] = [store.root, new Map()];
    // Loaded with the first scan, as the parser is large.
    const { explainGaps } = await import('../../app/explainGaps.ts');
    return await explainGaps(experiment, variant, { store, cache: this.#cache });
  }

  /** Which file of which prototype of this lab a document is; `undefined` for all others. */
  placeOf(uri: vscode.Uri): PrototypePlace | undefined {
    return prototypePlace(this.#deps.lab.store?.root, uri);
  }

  #soon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#changed.fire();
      void this.#prepare().catch((error: unknown) => this.#deps.log.error('scan for gaps', error));
    }, pauseMs);
  }

  /** Scans the newest variant after each turn, so that whoever looks at it does not wait. */
  async #prepare(): Promise<void> {
    const { active, store } = this.#deps.lab;
    if (!active || !store) return;
    const { experiment, generations } = active;
    const seen = [store.root, experiment.slug, generations.length].join('\n');
    if (seen === this.#seen || experiment.variants.length === 0) return;
    this.#seen = seen;
    await this.read(experiment, await newestVariant(experiment, store));
  }
}
