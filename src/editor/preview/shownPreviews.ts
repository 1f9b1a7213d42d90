import * as vscode from 'vscode';
import { newestVariant } from '../../app/generation/newestVariant.ts';
import type { Generations } from '../../app/generation/generations.ts';
import type { LabState } from '../../app/labState.ts';
import type { Checkpoints, CompileOptions, PrototypeCompiler } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ErrorAction } from '../../core/errors/footbridgeError.ts';
import type { PrototypeFile, PrototypeSource } from '../../core/generation/fileChange.ts';
import type { PaneName } from '../../core/prototype/paneName.ts';
import type { DataToPreview } from '../../protocol/data.ts';
import type { PreviewMessage, PreviewState } from '../../protocol/preview.ts';
import { mostPanes, previewStateSchema } from '../../protocol/preview.ts';
import { BrowserPages } from '../../node/preview/browserPages.ts';
import { Disposable } from '../disposable.ts';
import { watchPrototypes } from '../lab/watchPrototypes.ts';
import type { Log } from '../log.ts';
import type { ModelChoice } from '../models/modelChoice.ts';
import { PaneLoader, type PaneOrder, type ShownVersion } from './paneLoader.ts';
import { PreviewPanel } from './previewPanel.ts';
import { canAsk, composePreviewView } from './previewView.ts';
import { PrototypeProblems } from './prototypeProblems.ts';
import { ReportedFaults } from './reportedFaults.ts';

export interface ShownPreviewsDeps {
  readonly lab: LabState;
  /** Resolves when the window's lab was looked for. */
  readonly opened: Promise<void>;
  readonly compiler: PrototypeCompiler;
  readonly models: ModelChoice;
  readonly generations: Generations;
  /** The checkpoints of a lab, by its folder. */
  readonly checkpoints: (labRoot: string) => Checkpoints;
  /** Puts the data that a prototype's files use into the page compiled from them, where there is some. */
  readonly withData: (slug: string, files: readonly PrototypeFile[], page: string) => Promise<string>;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
  /** Is told what is asked for with the buttons in the preview. */
  readonly onRequest: (request: PreviewRequest) => void;
}

/** Why something did not happen that was asked for in a pane. */
export interface PaneProblem {
  readonly message: string;
  readonly action: ErrorAction | undefined;
}

/** What somebody asked for in the preview, and the experiment it is about. */
export interface PreviewRequest {
  readonly message: PreviewMessage;
  readonly experiment: string;
}

/**
 * The preview of this window: reads variants, compiles and shows them, one or a few beside each other. One panel serves
 * all experiments. What its buttons do is in previewActions.ts; others reach it through previews.ts.
 */
export class ShownPreviews extends Disposable {
  readonly #deps: ShownPreviewsDeps;
  readonly #problems: PrototypeProblems;
  readonly #faults: ReportedFaults;
  readonly #loader: PaneLoader;
  readonly #pages = this._register(new BrowserPages());
  readonly #versions = new Map<string, ShownVersion>();
  readonly #drafts = new Map<string, PrototypeSource | undefined>();
  readonly #paneProblems = new Map<string, PaneProblem>();
  #panel: PreviewPanel | undefined;
  #shown: { readonly experiment: Experiment; readonly variants: readonly string[] } | undefined;
  #scheduled = false;

  constructor(deps: ShownPreviewsDeps) {
    super();
    this.#deps = deps;
    this.#problems = this._register(new PrototypeProblems(() => canAsk(deps.models)));
    this.#faults = new ReportedFaults(this.#problems);
    this.#loader = new PaneLoader(deps, this.#problems);
    this._register(watchPrototypes(deps.lab, async () => await this.#followDisk()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('footbridge')) this.#schedule();
      }),
    );
    for (const source of [deps.lab, deps.generations])
      this._register(source.onDidChange(() => this.#schedule()));
    this._register(deps.lab.onDidChange(() => this.#leaveDiscarded()));
    this._register(deps.generations.onDidChange(() => this.#followDrafts()));
    this._register({ dispose: () => this.#panel?.dispose() });
  }

  /** What is in sight, or `undefined` without a panel. */
  get state(): PreviewState | undefined {
    const shown = this.#shown;
    return shown && { experiment: shown.experiment.slug, variants: [...shown.variants] };
  }

  /**
   * Shows a variant, the newest that has files when none is named.
   * @returns once its first screen is on the glass
   * @throws FootbridgeError `no-prototype`, `unknown-variant`, `compile-failed`, `preview-failed`
   */
  async open(experiment: Experiment, wanted: string | undefined): Promise<void> {
    const variant = wanted ?? (await newestVariant(experiment, this.#deps.lab.requireStore()));
    if (variant === undefined) throw errors.noPrototype();
    requireVariants(experiment, [variant]);
    await this.#fillAll(experiment, [variant], () => false);
  }

  /**
   * Shows variants beside each other, at most {@link mostPanes}; those in sight already stay as they are.
   * @returns once all of them are on the glass
   * @throws FootbridgeError as {@link open} does, for the first that fails
   */
  async compare(experiment: Experiment, variants: readonly string[]): Promise<void> {
    const wanted = [...new Set(variants)].slice(0, mostPanes);
    requireVariants(experiment, wanted);
    if (wanted.length === 0) throw errors.noPrototype();
    await this.#fillAll(experiment, wanted, (variant) => this.#isShowing(experiment.slug, variant));
  }

  /** Shows a variant: as it is in sight already, or by opening it. Throws as {@link open} does. */
  async present(experiment: Experiment, variant: string): Promise<void> {
    if (this.#isShowing(experiment.slug, variant)) this.#panel?.reveal();
    else await this.open(experiment, variant);
  }

  /**
   * Shows a variant as it was at a checkpoint, until it changes or the newest is asked for.
   * @throws FootbridgeError as {@link open} does, and what reading the checkpoint throws
   */
  async showVersion(experiment: Experiment, variant: string, checkpoint: string): Promise<void> {
    requireVariants(experiment, [variant]);
    const version = await this.#loader.version(experiment.slug, variant, checkpoint);
    const panel = this.#panelFor(undefined);
    if (!this.#isShowing(experiment.slug, variant)) this.#show(experiment, [variant]);
    this.#versions.set(variant, version);
    panel.reveal();
    await this.#fill(variant, { keepPlace: true });
  }

  /** Whether a pane is before the user's eyes, rather than behind another tab. */
  isInSight({ experiment, variant }: PaneName): boolean {
    return this.#isShowing(experiment, variant) && this.#panel?.isVisible === true;
  }

  /** The earlier version that a pane shows, if it does. */
  versionOf({ experiment, variant }: PaneName): ShownVersion | undefined {
    return this.#isShowing(experiment, variant) ? this.#versions.get(variant) : undefined;
  }

  /** Shows another experiment's prototype where one is in sight, so that nobody tests the wrong one. */
  async follow(experiment: Experiment): Promise<void> {
    const none = experiment.variants.length === 0 || experiment.stage === 'discarded';
    if (!this.#shown || this.#shown.experiment.slug === experiment.slug || none) return;
    await this.open(experiment, undefined).catch((error: unknown) =>
      this.#deps.log.error('follow experiment', error),
    );
  }

  /**
   * Shows a variant again after it changed, on the same screen, if it is one of those in sight. What goes wrong is shown
   * there: whoever changed the variant has succeeded all the same.
   */
  async refresh(slug: string, variant: string): Promise<void> {
    await this.#again(slug, variant, true);
  }

  /** The same from the first screen, as for another participant. */
  async restart(slug: string, variant: string): Promise<void> {
    await this.#again(slug, variant, false);
  }

  /**
   * Opens a variant as one page in the user's browser, from a private folder that is removed when the window closes.
   * @throws FootbridgeError as {@link open} does, and `no-browser` where the browser cannot reach this machine's files
   */
  async openInBrowser(experiment: Experiment, wanted: string | undefined): Promise<void> {
    if (vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web)
      throw errors.noBrowser();
    const { variant, page } = await this.wholePage(experiment, wanted);
    const file = await this.#pages.write(`${experiment.slug}-${variant}`, page);
    if (!(await vscode.env.openExternal(vscode.Uri.file(file)))) throw errors.noBrowser();
  }

  /** As {@link compile}, with the data that the page uses in it. @throws also what app/data/exportTool does */
  async wholePage(experiment: Experiment, wanted: string | undefined, options?: CompileOptions) {
    const { variant, page, files } = await this.compile(experiment, wanted, options);
    return { variant, page: await this.#deps.withData(experiment.slug, files, page) };
  }

  /**
   * Compiles a variant, the newest that has files when none is named.
   * @throws FootbridgeError `no-prototype`, `unknown-variant`, `compile-failed`
   */
  async compile(experiment: Experiment, wanted: string | undefined, options?: CompileOptions) {
    const variant = wanted ?? (await newestVariant(experiment, this.#deps.lab.requireStore()));
    if (variant === undefined) throw errors.noPrototype();
    requireVariants(experiment, [variant]);
    return { variant, ...(await this.#loader.compile(experiment, variant, options)) };
  }

  /** Begins or ends pointing at what shows that a task is done; what comes of it is a request. Without a panel nothing happens. */
  point(on: boolean): void {
    this.#panel?.point(on);
  }

  /** Sends data to the preview; without one nothing happens. @returns once it has arrived */
  async send(message: DataToPreview): Promise<void> {
    await this.#panel?.send(message);
  }

  /** Says in a pane why something did not happen, or no longer; without the pane nothing happens. */
  setProblem({ experiment, variant }: PaneName, problem: PaneProblem | undefined): void {
    if (!this.#isShowing(experiment, variant)) return;
    if (problem) this.#paneProblems.set(variant, problem);
    else this.#paneProblems.delete(variant);
    this.#schedule();
  }

  /** What {@link setProblem} was given last. */
  problemOf({ experiment, variant }: PaneName): PaneProblem | undefined {
    return this.#isShowing(experiment, variant) ? this.#paneProblems.get(variant) : undefined;
  }

  /** Brings back the panel that was open when the window closed; without its experiment it goes away. */
  async restore(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    const remembered = previewStateSchema.safeParse(state);
    // VS Code asks while the window starts, when the lab may not be open yet.
    await this.#deps.opened;
    const known = this.#deps.lab.experiments.find(({ slug }) => slug === remembered.data?.experiment);
    const variants =
      remembered.data?.variants.filter((id) => known?.variants.some((each) => each.id === id)) ?? [];
    if (!known || known.stage === 'discarded' || variants.length === 0) return restored.dispose();
    this.#panelFor(restored);
    this.#show(known, variants);
    await Promise.all(variants.map((variant) => this.restart(known.slug, variant)));
  }

  /** What a pane shows: its files by path, and where they are. */
  contentOf(pane: PaneName) {
    return this.#loader.contentOf(pane);
  }

  /** A prototype that was thrown away, here or in another window, is not shown any longer. */
  #leaveDiscarded(): void {
    const slug = this.#shown?.experiment.slug;
    const known = this.#deps.lab.experiments.find((one) => one.slug === slug);
    if (known?.stage === 'discarded') this.#panel?.dispose();
  }

  #isShowing(slug: string, variant: string): boolean {
    return this.#shown?.experiment.slug === slug && this.#shown.variants.includes(variant);
  }

  #show(experiment: Experiment, variants: readonly string[]): void {
    this.#shown = { experiment, variants };
    this.#versions.clear();
    this.#drafts.clear();
    this.#paneProblems.clear();
    const panes = variants.map((variant) => ({ experiment: experiment.slug, variant }));
    this.#problems.keep(panes);
    this.#loader.keep(panes);
    this.#sendView();
  }

  /** @param staysPut whether a variant, asked before it is shown, stays on its screen */
  async #fillAll(
    experiment: Experiment,
    variants: readonly string[],
    staysPut: (variant: string) => boolean,
  ): Promise<void> {
    const orders = variants.map((variant) => ({ variant, keepPlace: staysPut(variant) }));
    const panel = this.#panelFor(undefined);
    this.#show(experiment, variants);
    panel.reveal();
    await all(orders.map(({ variant, keepPlace }) => this.#fill(variant, { keepPlace })));
  }

  async #again(slug: string, variant: string, keepPlace: boolean): Promise<void> {
    if (!this.#isShowing(slug, variant)) return;
    this.#versions.delete(variant);
    try {
      const experiment = await this.#deps.lab.requireExperiment(slug);
      if (!this.#shown || !this.#isShowing(slug, variant)) return;
      this.#shown = { experiment, variants: this.#shown.variants };
      this.#sendView();
      await this.#fill(variant, { keepPlace });
    } catch (error) {
      this.#deps.log.error('refresh preview', error);
    }
  }

  /** A prototype that is edited by hand, or by a coding agent, comes back by itself; a turn shows its own files. */
  async #followDisk(): Promise<void> {
    const { experiment, variants = [] } = this.#shown ?? {};
    for (const variant of variants) {
      const isWritten = experiment && this.#deps.generations.draftOf(experiment.slug, variant) === undefined;
      if (isWritten && !this.#versions.has(variant)) await this.refresh(experiment.slug, variant);
    }
  }

  #panelFor(restored: vscode.WebviewPanel | undefined): PreviewPanel {
    if (this.#panel && !restored) return this.#panel;
    this.#panel?.dispose();
    const { extensionUri, log } = this.#deps;
    const refused = (error: unknown) => log.error('message from the preview', error);
    const panel = new PreviewPanel({ extensionUri, restored, refused });
    this.#panel = panel;
    panel.onMessage((message) => this.#hear(message));
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#shown = undefined;
      this.#problems.keep([]);
      this.#loader.keep([]);
    });
    return panel;
  }

  #hear(message: PreviewMessage): void {
    const experiment = this.#shown?.experiment.slug;
    if (experiment === undefined) return;
    if ('experiment' in message && message.experiment !== experiment) {
      this.#deps.log.info(
        `preview: ${message.type} for ${message.experiment}, which is not in sight any more`,
      );
      return;
    }
    if (message.type !== 'report') return this.#deps.onRequest({ message, experiment });
    const { report, variant } = message;
    if (report.type === 'error' || report.type === 'blocked')
      this.#deps.log.info(`preview: ${JSON.stringify(report)}`);
    const content = this.#loader.contentOf({ experiment, variant });
    if (content && !this.#versions.has(variant)) this.#faults.hear(content, report);
  }

  async #fill(variant: string, order: Omit<PaneOrder, 'version'>): Promise<void> {
    const [panel, shown] = [this.#panel, this.#shown];
    if (!panel || !shown) return;
    this.#sendView();
    const version = this.#versions.get(variant);
    await this.#loader.fill(panel, shown.experiment, variant, { ...order, version });
  }

  /** Shows what a turn made while it is still being written; after the turn the disk is the truth again. */
  #followDrafts(): void {
    const shown = this.#shown;
    for (const variant of shown?.variants ?? []) {
      const draft = shown && this.#deps.generations.draftOf(shown.experiment.slug, variant);
      if (!shown || draft === this.#drafts.get(variant) || this.#versions.has(variant)) continue;
      this.#drafts.set(variant, draft);
      if (!draft) void this.refresh(shown.experiment.slug, variant);
      else
        void this.#fill(variant, { keepPlace: true, draft }).catch((error: unknown) =>
          this.#deps.log.error('show draft', error),
        );
    }
  }

  /** Sends the view once for all changes of one turn of the event loop. */
  #schedule(): void {
    if (this.#scheduled || !this.#panel) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      this.#sendView();
    }, 50);
  }

  #sendView(): void {
    const shown = this.#shown;
    if (!shown || this.isDisposed) return;
    const { slug } = shown.experiment;
    // The lab may know more by now than when it was shown, such as another variant.
    const experiment = this.#deps.lab.experiments.find((each) => each.slug === slug) ?? shown.experiment;
    const parts = { variants: shown.variants, versions: this.#versions, problems: this.#paneProblems };
    this.#panel?.setView(composePreviewView(this.#deps, experiment, parts));
  }
}

/** Waits for all, then fails with the first failure: a page that fails must not leave another unheard. */
async function all(promises: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** @throws FootbridgeError `unknown-variant` for the first that the experiment does not have */
function requireVariants({ variants }: Experiment, wanted: readonly string[]): void {
  const unknown = wanted.find((each) => !variants.some(({ id }) => id === each));
  if (unknown !== undefined) throw errors.unknownVariant(unknown);
}
