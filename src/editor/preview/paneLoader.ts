import { readSettled } from '../../app/generation/readSettled.ts';
import { readSource } from '../../app/generation/readSource.ts';
import type { LabState } from '../../app/labState.ts';
import type { Checkpoints, CompiledPrototype, CompileOptions, PrototypeCompiler } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import { paneKey, type PaneName } from '../../core/prototype/paneName.ts';
import type { PreviewPanel } from './previewPanel.ts';
import type { PrototypeProblems, ShownVariant } from './prototypeProblems.ts';

interface LoaderDeps {
  readonly lab: LabState;
  readonly compiler: PrototypeCompiler;
  readonly checkpoints: (labRoot: string) => Checkpoints;
}

/** An earlier version of a variant, and when it was made (ISO). */
export interface ShownVersion {
  readonly checkpoint: string;
  readonly madeAt: string;
}

/** What a pane shows. */
export interface PaneSource extends ShownVariant {
  readonly source: PrototypeSource;
}

/** How to fill a pane: with an earlier version, with what is not on the disk yet, or with the files as they are. */
export interface PaneOrder {
  readonly version?: ShownVersion | undefined;
  readonly draft?: PrototypeSource | undefined;
  /** Stay on the screen that is shown, rather than begin at the first one. */
  readonly keepPlace: boolean;
}

/** What a pane of a panel was filled with last. */
interface Filled {
  readonly panel: PreviewPanel;
  /** `undefined` where it could not be read. */
  readonly content: PaneSource | undefined;
  /** The newest order that is fulfilled by this. */
  order: number;
  /** Settles when it is on the glass, or has failed. */
  done: Promise<void>;
}

/**
 * Reads, compiles and puts prototypes into the panes of the preview. Orders for one pane may overtake each other: whatever
 * was ordered last stays, and what came too late ends as that does.
 */
export class PaneLoader {
  readonly #deps: LoaderDeps;
  readonly #problems: PrototypeProblems;
  readonly #filled = new Map<string, Filled>();
  #orders = 0;

  constructor(deps: LoaderDeps, problems: PrototypeProblems) {
    this.#deps = deps;
    this.#problems = problems;
  }

  /** What a pane was filled with last. */
  contentOf(pane: PaneName): PaneSource | undefined {
    return this.#filled.get(paneKey(pane))?.content;
  }

  /** Forgets all but these panes. */
  keep(panes: readonly PaneName[]): void {
    const keys = new Set(panes.map(paneKey));
    for (const key of this.#filled.keys()) if (!keys.has(key)) this.#filled.delete(key);
  }

  /**
   * Fills a pane, unless it may stay where it is and shows the very same files already. Where that fails it says why.
   *
   * @returns once the first screen is on the glass
   * @throws FootbridgeError `no-prototype`, `compile-failed`, `preview-failed`; `cancelled` when the pane went out of sight
   */
  async fill(panel: PreviewPanel, experiment: Experiment, variant: string, order: PaneOrder): Promise<void> {
    const pane = { experiment: experiment.slug, variant };
    const number = (this.#orders += 1);
    const read = await this.#read(pane, order).then(
      (content) => ({ content, failure: undefined }),
      (failure: unknown) => ({ content: undefined, failure }),
    );
    const refusal = panel.refusal(pane);
    if (refusal) throw refusal;
    const before = this.#filled.get(paneKey(pane));
    if (before?.panel === panel) {
      if (before.order > number) return await before.done;
      if (order.keepPlace && read.content && isSame(read.content, before.content)) {
        before.order = number;
        return await before.done;
      }
    }
    const filled: Filled = { panel, content: read.content, order: number, done: Promise.resolve() };
    this.#filled.set(paneKey(pane), filled);
    filled.done = read.content
      ? this.#put(filled, experiment, read.content, order)
      : this.#say(panel, pane, read.failure, []);
    await filled.done;
  }

  /**
   * Compiles a variant as it is now, for a page that does not follow what comes after: a turn that is being written is
   * waited for.
   *
   * @returns the page, and the files it was made from
   * @throws FootbridgeError `no-prototype`, `compile-failed`, `busy`
   */
  async compile(
    experiment: Experiment,
    variant: string,
    options?: CompileOptions,
  ): Promise<CompiledPrototype & Pick<PrototypeSource, 'files'>> {
    const source = await readSettled(experiment.slug, variant, this.#deps.lab.requireStore());
    const { files } = source;
    if (files.length === 0) throw errors.noPrototype();
    return { ...(await this.#compile(source, experiment, options)), files };
  }

  /** Finds out when a checkpoint was made. @throws FootbridgeError `invalid-argument` when there is none of that name */
  async version(slug: string, variant: string, checkpoint: string): Promise<ShownVersion> {
    const checkpoints = this.#deps.checkpoints(this.#deps.lab.requireStore().root);
    const known = (await checkpoints.list(slug, variant)).find(({ id }) => id === checkpoint);
    if (!known) throw errors.invalidArgument(`there is no checkpoint ${checkpoint}`);
    return { checkpoint, madeAt: known.at };
  }

  async #put(
    filled: Filled,
    experiment: Experiment,
    content: PaneSource,
    { version, keepPlace }: PaneOrder,
  ): Promise<void> {
    const { panel } = filled;
    let result: CompiledPrototype | { readonly page: undefined; readonly failure: unknown };
    try {
      result = await this.#compile(content.source, experiment);
    } catch (failure) {
      result = { page: undefined, failure };
    }
    // All that keeps a prototype from running; the failure names the first only.
    const findings = 'findings' in result ? result.findings : await this.#findings(content);
    const refusal = panel.refusal(content);
    if (refusal) throw refusal;
    const newest = this.#filled.get(paneKey(content));
    if (newest && newest !== filled) return await newest.done;
    // What is wrong with an earlier version is nothing to mend.
    if (!version) this.#problems.begin(content, findings);
    else if (result.page !== undefined) this.#problems.begin(content, []);
    if (result.page === undefined) return await this.#say(panel, content, result.failure, findings);
    await panel.show(content, { html: result.page, findings, keepPlace });
  }

  /** Says in a pane why there is no page. @throws that */
  async #say(
    panel: PreviewPanel,
    pane: PaneName,
    failure: unknown,
    findings: readonly PrototypeFinding[],
  ): Promise<void> {
    panel.showBroken(pane, failure, findings);
    throw failure;
  }

  async #read(
    { experiment, variant }: PaneName,
    { version, draft }: Pick<PaneOrder, 'version' | 'draft'>,
  ): Promise<PaneSource> {
    const store = this.#deps.lab.requireStore();
    const fromDisk = async (): Promise<PrototypeSource> =>
      version === undefined
        ? await readSource(experiment, variant, store)
        : await this.#deps.checkpoints(store.root).read(experiment, variant, version.checkpoint);
    const source = draft ?? (await fromDisk());
    if (source.files.length === 0) throw errors.noPrototype();
    return {
      experiment,
      variant,
      folder: store.variantFolder(experiment, variant),
      files: new Set(source.files.map(({ path }) => path)),
      source,
    };
  }

  async #compile(
    source: PrototypeSource,
    { hypothesis }: Experiment,
    options?: CompileOptions,
  ): Promise<CompiledPrototype> {
    return await this.#deps.compiler.compile(source, hypothesis.title, options);
  }

  async #findings(content: PaneSource): Promise<readonly PrototypeFinding[]> {
    return await this.#deps.compiler.check(content.source).catch(() => []);
  }
}

function isSame(one: PaneSource, other: PaneSource | undefined): boolean {
  if (!other) return false;
  return JSON.stringify(sorted(one.source)) === JSON.stringify(sorted(other.source));
}

/** Drafts and folders list their files in orders of their own. */
function sorted({ files, assets }: PrototypeSource) {
  return [...files, ...assets].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
