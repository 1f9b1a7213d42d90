import * as vscode from 'vscode';
import type { CompileOptions } from '../../app/ports.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { PaneName } from '../../core/prototype/paneName.ts';
import type { DataToPreview } from '../../protocol/data.ts';
import type { PreviewState } from '../../protocol/preview.ts';
import { previewViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { Lazy } from '../lazy.ts';
import type { ShownVersion } from './paneLoader.ts';
import type { PaneProblem, PreviewRequest, ShownPreviews, ShownPreviewsDeps } from './shownPreviews.ts';

type PreviewsDeps = Omit<ShownPreviewsDeps, 'onRequest'>;

/**
 * The preview of this window as others use it; see shownPreviews.ts for what it does. Its code is loaded when something is
 * shown or compiled first: until then nothing is in sight.
 */
export class Previews extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #deps: PreviewsDeps;
  readonly #requests = this._register(new vscode.EventEmitter<PreviewRequest>());
  readonly #loading = new Lazy(() => this.#build());
  #shown: ShownPreviews | undefined;

  /** What is asked for with the buttons in the preview. */
  readonly onRequest = this.#requests.event;

  constructor(deps: PreviewsDeps) {
    super();
    this.#deps = deps;
    this._register(vscode.window.registerWebviewPanelSerializer(previewViewType, this));
  }

  /** See {@link ShownPreviews.state}. */
  get state(): PreviewState | undefined {
    return this.#shown?.state;
  }

  /** See {@link ShownPreviews.open}. */
  async open(experiment: Experiment, wanted: string | undefined): Promise<void> {
    await (await this.#loading.get()).open(experiment, wanted);
  }

  /** See {@link ShownPreviews.compare}. */
  async compare(experiment: Experiment, variants: readonly string[]): Promise<void> {
    await (await this.#loading.get()).compare(experiment, variants);
  }

  /** See {@link ShownPreviews.present}. */
  async present(experiment: Experiment, variant: string): Promise<void> {
    await (await this.#loading.get()).present(experiment, variant);
  }

  /** See {@link ShownPreviews.showVersion}. */
  async showVersion(experiment: Experiment, variant: string, checkpoint: string): Promise<void> {
    await (await this.#loading.get()).showVersion(experiment, variant, checkpoint);
  }

  /** See {@link ShownPreviews.isInSight}. */
  isInSight(pane: PaneName): boolean {
    return this.#shown?.isInSight(pane) === true;
  }

  /** See {@link ShownPreviews.versionOf}. */
  versionOf(pane: PaneName): ShownVersion | undefined {
    return this.#shown?.versionOf(pane);
  }

  /** See {@link ShownPreviews.follow}. */
  async follow(experiment: Experiment): Promise<void> {
    await this.#shown?.follow(experiment);
  }

  /** See {@link ShownPreviews.refresh}. */
  async refresh(slug: string, variant: string): Promise<void> {
    await this.#shown?.refresh(slug, variant);
  }

  /** See {@link ShownPreviews.restart}. */
  async restart(slug: string, variant: string): Promise<void> {
    await this.#shown?.restart(slug, variant);
  }

  /** See {@link ShownPreviews.openInBrowser}. */
  async openInBrowser(experiment: Experiment, wanted: string | undefined): Promise<void> {
    await (await this.#loading.get()).openInBrowser(experiment, wanted);
  }

  /** See {@link ShownPreviews.wholePage}. */
  async wholePage(experiment: Experiment, wanted: string | undefined, options?: CompileOptions) {
    return await (await this.#loading.get()).wholePage(experiment, wanted, options);
  }

  /** See {@link ShownPreviews.compile}. */
  async compile(experiment: Experiment, wanted: string | undefined) {
    return await (await this.#loading.get()).compile(experiment, wanted);
  }

  /** See {@link ShownPreviews.point}. */
  point(on: boolean): void {
    this.#shown?.point(on);
  }

  /** See {@link ShownPreviews.send}. */
  async send(message: DataToPreview): Promise<void> {
    await this.#shown?.send(message);
  }

  /** See {@link ShownPreviews.setProblem}. */
  setProblem(pane: PaneName, problem: PaneProblem | undefined): void {
    this.#shown?.setProblem(pane, problem);
  }

  /** See {@link ShownPreviews.problemOf}. */
  problemOf(pane: PaneName): PaneProblem | undefined {
    return this.#shown?.problemOf(pane);
  }

  /** See {@link ShownPreviews.restore}. */
  async deserializeWebviewPanel(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    await (await this.#loading.get()).restore(restored, state);
  }

  /** See {@link ShownPreviews.contentOf}. */
  contentOf(pane: PaneName) {
    return this.#shown?.contentOf(pane);
  }

  async #build(): Promise<ShownPreviews> {
    const { ShownPreviews: Shown } = await import('./shownPreviews.ts');
    const onRequest = (request: PreviewRequest): void => this.#requests.fire(request);
    this.#shown = this._register(new Shown({ ...this.#deps, onRequest }));
    return this.#shown;
  }
}
