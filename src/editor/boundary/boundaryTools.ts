import * as path from 'node:path';
import { BoundaryInWorker } from '../../node/boundary/boundaryInWorker.ts';
import { Disposable } from '../disposable.ts';
import { Lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import type { LeakFinder } from './leaks/leakFinder.ts';

type Deps = Pick<Services, 'boundary' | 'lab' | 'log' | 'clock' | 'dist'>;

/**
 * What searches production and lab in this window: one worker for everything, which starts with its first job, and the
 * search for leaks, which is loaded when somebody asks for it or crosses the boundary. Both end with the window, and
 * what was found in one lab goes when another is opened.
 */
export class BoundaryTools extends Disposable {
  /** Reads imports and finds leaks. */
  readonly worker: BoundaryInWorker;
  readonly #deps: Deps;
  readonly #began: string;
  #leaks: { readonly lab: string | undefined; readonly finder: Lazy<LeakFinder> } | undefined;

  constructor(deps: Deps) {
    super();
    this.#deps = deps;
    this.#began = deps.clock.now().toISOString();
    this.worker = this._register(new BoundaryInWorker(path.join(deps.dist, 'boundaryWorker.js')));
    this._register(deps.boundary.onDidChange(() => this.#changed()));
    this._register(deps.lab.onDidChange(() => this.#changed()));
    this._register({ dispose: () => this.#drop() });
  }

  /** The search for leaks of this window's lab. */
  async leaks(): Promise<LeakFinder> {
    const lab = this.#deps.lab.store?.root;
    if (this.#leaks?.lab !== lab) this.#drop();
    this.#leaks ??= { lab, finder: new Lazy(() => this.#load()) };
    return await this.#leaks.finder.get();
  }

  async #load(): Promise<LeakFinder> {
    const { LeakFinder: Finder } = await import('./leaks/leakFinder.ts');
    return new Finder({ ...this.#deps, worker: this.worker, since: this.#began });
  }

  #drop(): void {
    if (this.#leaks?.finder.isAsked)
      this.#leaks.finder.get().then((finder) => finder.dispose(), this.#failed);
    this.#leaks = undefined;
  }

  /** A window that only opens is left alone: what is looked at has to have happened since. */
  #changed(): void {
    const { lab, boundary } = this.#deps;
    if (this.#leaks) {
      if (this.#leaks.lab !== lab.store?.root) this.#drop();
      return;
    }
    const latest = [boundary.crossings.at(-1)?.at, lab.active?.generations.at(-1)?.at];
    const isNew = latest.some((at) => at !== undefined && at >= this.#began);
    if (isNew && boundary.production.length > 0 && boundary.mode !== 'off')
      this.leaks().then((finder) => finder.follow(), this.#failed);
  }

  readonly #failed = (error: unknown): void => this.#deps.log.error('leaks', error);
}
