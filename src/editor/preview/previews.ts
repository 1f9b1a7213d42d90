import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import type { CompiledPrototype, PrototypeCompiler } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { previewStateSchema, type PreviewState } from '../../protocol/preview.ts';
import { previewViewType } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { describeError } from '../showError.ts';
import { PreviewPanel } from './previewPanel.ts';

interface PreviewsDeps {
  readonly lab: LabState;
  /** Resolves when the window's lab was looked for. */
  readonly opened: Promise<void>;
  readonly compiler: PrototypeCompiler;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
}

/** The preview of this window: reads a variant, compiles it and shows it. One panel serves all experiments. */
export class Previews extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #deps: PreviewsDeps;
  #panel: PreviewPanel | undefined;

  constructor(deps: PreviewsDeps) {
    super();
    this.#deps = deps;
    this._register(vscode.window.registerWebviewPanelSerializer(previewViewType, this));
    this._register(vscode.workspace.onDidSaveTextDocument((document) => void this.#saved(document)));
    this._register({ dispose: () => this.#panel?.dispose() });
  }

  /**
   * Shows a variant, the newest when none is named.
   * @returns once its first screen is on the glass
   * @throws FootbridgeError `no-prototype`, `unknown-variant`, `compile-failed`, `preview-failed`
   */
  async open(experiment: Experiment, wanted: string | undefined): Promise<void> {
    const variant = wanted ?? experiment.variants.at(-1)?.id;
    if (variant === undefined) throw errors.noPrototype();
    if (!experiment.variants.some(({ id }) => id === variant)) throw errors.unknownVariant(variant);
    const panel = this.#panelFor(experiment, { experiment: experiment.slug, variant }, undefined);
    panel.reveal();
    await this.#fill(panel, experiment, variant);
  }

  /** Shows a variant: as it is in sight already, or by opening it. Throws as {@link open} does. */
  async present(experiment: Experiment, variant: string): Promise<void> {
    if (this.#isShowing(experiment.slug, variant)) this.#panel?.reveal();
    else await this.open(experiment, variant);
  }

  /** Shows another experiment's prototype where one is in sight, so that nobody tests the wrong one. */
  async follow(experiment: Experiment): Promise<void> {
    const variant = experiment.variants.at(-1)?.id;
    if (!this.#panel || this.#panel.state.experiment === experiment.slug || variant === undefined) return;
    await this.open(experiment, variant).catch((error: unknown) =>
      this.#deps.log.error('follow experiment', error),
    );
  }

  /**
   * Shows a variant again after it changed, if it is the one in sight. What goes wrong is shown there: whoever
   * changed the variant has succeeded all the same.
   */
  async refresh(slug: string, variant: string): Promise<void> {
    const panel = this.#panel;
    if (!panel || !this.#isShowing(slug, variant)) return;
    try {
      await this.#fill(panel, await this.#deps.lab.requireExperiment(slug), variant);
    } catch (error) {
      this.#deps.log.error('refresh preview', error);
    }
  }

  /** Brings back the panel that was open when the window closed; without its experiment it goes away. */
  async deserializeWebviewPanel(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    const remembered = previewStateSchema.safeParse(state);
    // VS Code asks while the window starts, when the lab may not be open yet.
    await this.#deps.opened;
    const known = this.#deps.lab.experiments.find(({ slug }) => slug === remembered.data?.experiment);
    if (!remembered.success || !known) return restored.dispose();
    const { experiment, variant } = remembered.data;
    this.#panelFor(known, remembered.data, restored);
    await this.refresh(experiment, variant);
  }

  #isShowing(slug: string, variant: string): boolean {
    return this.#panel !== undefined && isSame(this.#panel.state, { experiment: slug, variant });
  }

  /** A prototype that is edited by hand comes back by itself when it is saved. */
  async #saved({ uri }: vscode.TextDocument): Promise<void> {
    const shown = this.#panel?.state;
    const folder = shown && this.#deps.lab.store?.variantFolder(shown.experiment, shown.variant);
    if (shown && folder !== undefined && isInside(folder, uri.fsPath))
      await this.refresh(shown.experiment, shown.variant);
  }

  #panelFor(
    { hypothesis }: Experiment,
    state: PreviewState,
    restored: vscode.WebviewPanel | undefined,
  ): PreviewPanel {
    const current = this.#panel;
    if (current && !restored && isSame(current.state, state)) return current;
    current?.dispose();
    const media = (name: string) => vscode.Uri.joinPath(this.#deps.extensionUri, 'media', name);
    const icon = { light: media('preview-light.svg'), dark: media('preview-dark.svg') };
    const panel = new PreviewPanel({ title: hypothesis.title, state, icon, ...(restored && { restored }) });
    this.#panel = panel;
    panel.onReport((report) => {
      if (report.type === 'error' || report.type === 'blocked')
        this.#deps.log.info(`preview: ${JSON.stringify(report)}`);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    return panel;
  }

  async #fill(panel: PreviewPanel, { slug, hypothesis }: Experiment, variant: string): Promise<void> {
    let compiled: CompiledPrototype;
    try {
      const files = await this.#deps.lab.requireStore().readVariant(slug, variant);
      if (files.length === 0) throw errors.noPrototype();
      compiled = await this.#deps.compiler.compile(files, hypothesis.title);
    } catch (error) {
      panel.showProblem(describeError(error));
      throw error;
    }
    await panel.show(compiled);
  }
}

function isSame(one: PreviewState, other: PreviewState): boolean {
  return one.experiment === other.experiment && one.variant === other.variant;
}

function isInside(folder: string, path: string): boolean {
  const [first] = relative(folder, path).split(sep);
  return first !== '..' && first !== '';
}
