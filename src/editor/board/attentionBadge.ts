import type * as vscode from 'vscode';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';

/** The badge may come a moment later than what it is about: it is looked for when the window has nothing better to do. */
const pauseMs = 1500;

/**
 * The badge on the Experiments view: how many experiments need attention, and why. Reading the evidence is left to code
 * that is loaded only in windows whose lab has experiments.
 */
export class AttentionBadge extends Disposable {
  readonly #services: Pick<Services, 'lab' | 'clock' | 'log'>;
  readonly #view: Pick<vscode.TreeView<unknown>, 'badge'>;
  #pause: NodeJS.Timeout | undefined;
  #count:
    ((root: string, experiments: readonly Experiment[]) => Promise<vscode.ViewBadge | undefined>) | undefined;
  #turn = 0;

  constructor(
    services: Pick<Services, 'lab' | 'clock' | 'log'>,
    view: Pick<vscode.TreeView<unknown>, 'badge'>,
  ) {
    super();
    this.#services = services;
    this.#view = view;
    this._register(services.lab.onDidChange(() => this.#soon()));
    this._register({ dispose: () => clearTimeout(this.#pause) });
  }

  #soon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), pauseMs);
  }

  async #look(): Promise<void> {
    const { lab, log } = this.#services;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const { store, experiments } = lab;
      const badge =
        store && experiments.length > 0 ? await (await this.#counter())(store.root, experiments) : undefined;
      if (turn === this.#turn && !this.isDisposed) this.#view.badge = badge;
    } catch (error) {
      // The view works without its badge; the next change looks again.
      log.error('badge of the experiments', error);
    }
  }

  async #counter() {
    const { clock } = this.#services;
    if (!this.#count) {
      const { countAttention } = await import('./countAttention.ts');
      this.#count = countAttention(clock);
    }
    return this.#count;
  }
}
