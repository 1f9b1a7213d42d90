import * as vscode from 'vscode';
import type { GapReading } from '../../app/explainGaps.ts';
import type { Explanation } from '../../app/generation/explainByModel.ts';
import { gapsViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { Lazy } from '../lazy.ts';
import type { GapTarget, GapTools, GapToolsDeps } from './gapTools.ts';

/** The first look may come a moment later than what it is about: nobody waits for it. */
const pauseMs = 1500;

/**
 * What prototypes leave to engineering, as others use it; see gapTools.ts for what it does. Its code is loaded when
 * somebody asks, or a while after a lab with prototypes was opened.
 */
export class Gaps extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #deps: GapToolsDeps;
  readonly #tools: Lazy<GapTools>;
  #pause: NodeJS.Timeout | undefined;

  constructor(deps: GapToolsDeps) {
    super();
    this.#deps = deps;
    this.#tools = new Lazy(async () => {
      const { GapTools: Tools } = await import('./gapTools.ts');
      return this._register(new Tools(deps));
    });
    this._register(vscode.window.registerWebviewPanelSerializer(gapsViewType, this));
    this._register(deps.lab.onDidChange(() => this.#soon()));
    this._register({ dispose: () => clearTimeout(this.#pause) });
  }

  /** See {@link GapTools.read}. */
  async read(target: GapTarget): Promise<GapReading> {
    return await (await this.#tools.get()).read(target);
  }

  /** See {@link GapTools.open}. */
  async open(target: GapTarget): Promise<void> {
    await (await this.#tools.get()).open(target);
  }

  /** See {@link GapTools.explain}. */
  async explain(target: GapTarget): Promise<Explanation> {
    return await (await this.#tools.get()).explain(target);
  }

  /** See {@link GapTools.restore}. */
  async deserializeWebviewPanel(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    await (await this.#tools.get()).restore(restored, state);
  }

  #soon(): void {
    const { lab, log } = this.#deps;
    if (this.#tools.isAsked || !lab.experiments.some(({ variants }) => variants.length > 0)) return;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      void this.#tools.get().catch((error: unknown) => log.error('gaps', error));
    }, pauseMs);
  }
}
