import type * as vscode from 'vscode';
import type { GapReading } from '../../app/explainGaps.ts';
import type { Explanation } from '../../app/generation/explainByModel.ts';
import { gapsMemorySchema } from '../../protocol/gaps.ts';
import { Disposable } from '../disposable.ts';
import type { LabWindow } from '../lab/labWindow.ts';
import type { Services } from '../services.ts';
import { GapHints } from './gapHints.ts';
import { GapReadings } from './gapReadings.ts';
import { GapsPanel } from './gapsPanel.ts';

/** Whose gaps are meant. Without a variant: the one that was decided on, or else the newest that has files. */
export interface GapTarget {
  /** Slug; the active experiment when left out. */
  readonly experiment?: string | undefined;
  readonly variant?: string | undefined;
}

export interface GapToolsDeps extends Pick<Services, 'lab' | 'models' | 'generations' | 'log'> {
  readonly window: Pick<LabWindow, 'opened'>;
  readonly extensionUri: vscode.Uri;
}

/** The scan, the page that explains it, and what is shown of it in the editor. */
export class GapTools extends Disposable {
  readonly #deps: GapToolsDeps;
  readonly #readings: GapReadings;
  readonly #hints: GapHints;
  #panel: GapsPanel | undefined;

  constructor(deps: GapToolsDeps) {
    super();
    this.#deps = deps;
    this.#readings = this._register(new GapReadings(deps));
    this.#hints = this._register(new GapHints({ ...deps, readings: this.#readings }));
    this._register({ dispose: () => this.#panel?.dispose() });
  }

  /**
   * Scans a variant, or gives the last reading where nothing changed.
   *
   * @throws FootbridgeError `no-lab`, `no-experiment`, `unknown-experiment`, `unknown-variant`, `no-prototype`
   */
  async read({ experiment, variant }: GapTarget): Promise<GapReading> {
    return await this.#readings.read(await this.#deps.lab.requireExperiment(experiment), variant);
  }

  /** Shows the page “Why can’t we just ship it?” for a variant. @throws FootbridgeError as {@link GapTools.read} */
  async open(target: GapTarget): Promise<void> {
    this.#show(await this.read(target));
  }

  /**
   * Shows the page, and has the chosen model explain what is on it.
   *
   * @throws FootbridgeError as {@link GapTools.read}, and whatever asking the model throws
   */
  async explain(target: GapTarget): Promise<Explanation> {
    return await this.#show(await this.read(target)).explain();
  }

  /**
   * VS Code brings back the page that was open. It is closed where its experiment is gone, and where somebody opened
   * the page before it could be filled.
   */
  async restore(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    const remembered = gapsMemorySchema.safeParse(state);
    const { window, lab } = this.#deps;
    // VS Code asks while the window starts, when the lab may not be open yet.
    await window.opened;
    const known = lab.experiments.find(({ slug }) => slug === remembered.data?.experiment);
    const isListed = known?.variants.some(({ id }) => id === remembered.data?.variant);
    if (!known || !isListed || this.#panel) return restored.dispose();
    const reading = await this.#readings.read(known, remembered.data?.variant);
    if (this.#panel || this.isDisposed) return restored.dispose();
    this.#show(reading, restored);
  }

  #show(reading: GapReading, restored?: vscode.WebviewPanel): GapsPanel {
    this.#panel ??= this.#create(restored);
    this.#panel.show(reading);
    return this.#panel;
  }

  #create(restored: vscode.WebviewPanel | undefined): GapsPanel {
    const panel = new GapsPanel({ ...this.#deps, readings: this.#readings, restored });
    panel.onDidShow((shown) => this.#hints.setOpen(shown));
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
      this.#hints.setOpen(undefined);
    });
    return panel;
  }
}
