import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Clock, Ids, LabStore } from '../../app/ports.ts';
import type { Crossing, CrossingEnd } from '../../core/boundary/crossing.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { errors } from '../../core/errors.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { readBoundaryMode, type BoundaryMode } from '../settings.ts';
import { showError } from '../showError.ts';
import { ActiveBoundary, type MoveResult, type WriteFile } from './activeBoundary.ts';
import { BoundaryChoice, type ChoicePlace } from './boundaryChoice.ts';
import { BoundaryGround, type RepositoryGround } from './boundaryGround.ts';
import { BoundaryNotification } from './boundaryNotification.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import type { BoundaryState } from './boundaryState.ts';
import { BoundaryViews } from './boundaryViews.ts';
import { troublesOf } from './boundaryTroubles.ts';
import { registerBefore } from './crossingDiff.ts';
import type { BoundaryExplanation } from './explainFile.ts';
import type { PolicyState } from './heldPolicies.ts';
import { LazyLock } from './lock/lazyLock.ts';
import type { ProductionFolder } from './productionFolders.ts';
import { registerBoundaryCommands } from './registerBoundaryCommands.ts';
import type { TakeBackOptions, UndoResult } from './takeBackRun.ts';
import { registerTeamProtocol } from './teamProtocolPage.ts';
import { UserGit } from './userGit.ts';
import { writeProduction } from './writeProduction.ts';

export interface BoundaryDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Where this window keeps whether warnings are on. */
  readonly memento: vscode.Memento;
}

/** What the boundary stands between in this window. */
export interface BoundaryContext {
  readonly lab: LabStore | undefined;
  /** The active experiment. */
  readonly experiment: Pick<Experiment, 'slug' | 'hypothesis'> | undefined;
  readonly productionFolders: readonly ProductionFolder[];
  /** Whether the lab is one of the folders of this window. */
  readonly joined: boolean;
}

/** The boundary in this window: what commands, other parts and the composition root talk to. */
export class BoundaryController extends Disposable {
  /** The git of this computer, for whatever works on the production repository. */
  readonly git = new UserGit();
  readonly #deps: BoundaryDeps;
  readonly #ground: BoundaryGround;
  readonly #views: BoundaryViews;
  readonly #notification: BoundaryNotification;
  readonly #choice: BoundaryChoice;
  readonly #lock: LazyLock;
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  #context: BoundaryContext = { lab: undefined, experiment: undefined, productionFolders: [], joined: false };
  #active: ActiveBoundary | undefined;
  #listeners: vscode.Disposable | undefined;

  /** Fires when crossings or what is warned of have changed. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(deps: BoundaryDeps) {
    super();
    this.#deps = deps;
    const onError = (error: unknown): void => deps.log.error('boundary', error);
    const ground = this._register(new BoundaryGround({ ...deps, onDidChange: () => this.#changed() }));
    this.#ground = ground;
    const placementOf = (uri: vscode.Uri) => ground.placementOf(uri);
    this.#views = this._register(new BoundaryViews({ placementOf, onError }));
    this.#notification = new BoundaryNotification(
      deps.clock,
      (uri) => ground.places.find(uri)?.placement.why,
    );
    this.#choice = new BoundaryChoice(deps.memento, readBoundaryMode);
    this.#lock = this._register(new LazyLock({ isOutOfBounds: (uri) => ground.isOutOfBounds(uri), onError }));
    this._register({ dispose: () => this.#stop() });
    this._register(registerBefore(this));
    this._register(registerTeamProtocol(this));
    this._register(registerBoundaryCommands(this, deps.log));
  }

  /** The crossings of the active experiment, oldest first. */
  get crossings(): readonly Crossing[] {
    return this.#active?.crossings ?? [];
  }

  /** How many crossings there are to warn of now; {@link onDidChange} fires when it changes. */
  get openWarnings(): number {
    return this.state.warnings.length;
  }

  /** What is shown of the boundary now. */
  get state(): BoundaryState {
    return this.#views.state;
  }

  /** The active experiment's hypothesis. */
  get hypothesis(): Experiment['hypothesis'] | undefined {
    return this.#context.experiment?.hypothesis;
  }

  /** The production folders of this window. */
  get production(): readonly ProductionFolder[] {
    return this.#context.productionFolders;
  }

  /** Whether warnings are on here: what was chosen in this window, or else the setting. */
  get mode(): BoundaryMode {
    return this.#choice.modeFor(this.#place);
  }

  /**
   * Says what there is in this window. Cheap when nothing changed, so it may be called at every refresh. Without a lab
   * or an active experiment nothing is listened to.
   */
  setContext(context: BoundaryContext): void {
    const before = this.#context;
    this.#context = context;
    const samePlaces = placesKey(before) === placesKey(context);
    if (!samePlaces) this.#ground.setFolders(context.productionFolders, context.lab?.root);
    if (!samePlaces || before.experiment?.slug !== context.experiment?.slug) {
      this.#stop();
      // At first nothing was known of the lab: then the experiment goes on that was active in this window before.
      this.#start(before.lab !== undefined && before.experiment?.slug !== context.experiment?.slug);
      this.#onDidChange.fire();
    }
    this.#show();
  }

  /** Where a file stands, with its owners; `undefined` when it is neither in the lab nor in production. */
  async placementOf(uri: vscode.Uri): Promise<Placement | undefined> {
    return await this.#ground.placementOf(uri);
  }

  /** See {@link BoundaryGround.policyOf}. @param root as in {@link production} */
  policyOf(root: string): PolicyState | undefined {
    return this.#ground.policyOf(root);
  }

  /** See {@link BoundaryGround.repositories}. */
  async repositories(): Promise<readonly RepositoryGround[]> {
    return await this.#ground.repositories();
  }

  /** See {@link BoundaryGround.explain}. */
  async explain(given?: string): Promise<BoundaryExplanation> {
    return await this.#ground.explain(given);
  }

  /** See {@link BoundaryGround.meant}. */
  async meant(given: string | undefined): Promise<vscode.Uri> {
    return await this.#ground.meant(given);
  }

  /**
   * The open crossing of a file: the latest, if there are several.
   * @param given as for {@link explain}; without it, the active file's, or the only one there is
   * @throws FootbridgeError `no-experiment`, `no-crossing`
   */
  async crossedFile(given?: string): Promise<CrossedFile> {
    const { open } = this.#requireActive();
    const active = vscode.window.activeTextEditor?.document.uri;
    const uri = given === undefined ? active : await this.#ground.places.resolve(given);
    const found = open.findLast((file) => file.uri.toString() === uri?.toString());
    const only = given === undefined && open.length === 1 ? open[0] : undefined;
    const file = found ?? only;
    if (!file) throw errors.noCrossing(uri ? path.basename(uri.fsPath) : vscode.l10n.t('This file'));
    return file;
  }

  /** The file as it was before exploration changed it; `undefined` when it was not there, or nobody kept it. */
  async before(uri: vscode.Uri): Promise<Uint8Array | undefined> {
    return await this.#active?.before(uri);
  }

  /**
   * Sets how production edits are met in this window, for the active experiment or, without one, for all of them. No
   * setting is written: see {@link BoundaryChoice}.
   */
  async setMode(mode: BoundaryMode): Promise<{ mode: BoundaryMode }> {
    await this.#choice.choose(this.#place, mode);
    this.#active?.readMode();
    if (mode === 'lock') this.#lock.lockAgain();
    this.#changed();
    return { mode: this.mode };
  }

  /**
   * Lets a locked file be edited until the window is reloaded or locking is chosen again. What is done to it is a
   * crossing as before.
   * @param given an absolute path, or one inside a production folder
   * @throws FootbridgeError `invalid-argument` when it is not in production
   */
  async unlock(given: string): Promise<{ ok: true }> {
    const uri = await this.#ground.places.resolve(given);
    if (!this.#ground.places.findProduction(uri))
      throw errors.invalidArgument(`${path.basename(uri.fsPath)} is not in a production folder.`);
    await this.#lock.unlock(uri);
    this.#changed();
    return { ok: true };
  }

  /** Like {@link unlock}, for every file. */
  async unlockAll(): Promise<{ ok: true }> {
    await this.#lock.unlockAll();
    this.#changed();
    return { ok: true };
  }

  /** Silences warnings; production edits are recorded all the same. */
  async silence(): Promise<{ mode: BoundaryMode }> {
    return await this.setMode('off');
  }

  /** Turns warnings back on as they were before they were silenced, locks included. */
  async resume(): Promise<{ mode: BoundaryMode }> {
    if (this.mode !== 'off') return { mode: this.mode };
    return await this.setMode(this.#choice.modeToResume(this.#place));
  }

  /**
   * Takes back what was done to one file, or to every file that crossed.
   * @throws FootbridgeError `no-experiment`
   */
  async undo(
    given?: string,
    progress: Pick<TakeBackOptions, 'signal' | 'onProgress'> = {},
  ): Promise<UndoResult> {
    const active = this.#requireActive();
    const uri = given === undefined ? undefined : await this.#ground.places.resolve(given);
    // A file that is locked has to be made writable in the editor first.
    const around: TakeBackOptions['around'] = async (file, work) =>
      await this.#lock.whileWritable(file, work);
    return await active.undo(uri, { ...progress, ...((uri || this.mode === 'lock') && { around }) });
  }

  /**
   * Does work that changes production files as they should be; see {@link ActiveBoundary.changing}. Without an active
   * experiment nobody would be blamed anyway.
   */
  async changing<T>(uris: readonly vscode.Uri[], work: (write: WriteFile) => Promise<T>): Promise<T> {
    return this.#active ? await this.#active.changing(uris, work) : await work(writeProduction);
  }

  /**
   * Accepts the change to one file, or to every file that crossed: it stays recorded, and the warning goes.
   * @throws FootbridgeError `no-experiment`
   */
  async keep(given?: string): Promise<{ kept: readonly string[] }> {
    const active = this.#requireActive();
    return {
      kept: await active.keep(given === undefined ? undefined : await this.#ground.places.resolve(given)),
    };
  }

  /**
   * Moves the change to a file into the prototype; see {@link ActiveBoundary.move}.
   * @throws FootbridgeError `no-experiment`, and what moving throws; then production is untouched
   */
  async move(uri: vscode.Uri): Promise<MoveResult> {
    const active = this.#requireActive();
    return await this.#lock.whileWritable(uri, () => active.move(uri));
  }

  /**
   * Ends a crossing whose change stays, or was taken over elsewhere. One that has ended is left as it is.
   * @throws FootbridgeError `no-experiment`
   */
  async end(id: string, how: CrossingEnd): Promise<void> {
    await this.#requireActive().end(id, how);
  }

  /** What a choice about warnings is made for now. */
  get #place(): ChoicePlace {
    const { lab, experiment } = this.#context;
    return { lab: lab?.root, experiment: experiment?.slug };
  }

  #requireActive(): ActiveBoundary {
    if (!this.#active) throw errors.noExperiment();
    return this.#active;
  }

  #start(isAnew: boolean): void {
    const { lab, experiment } = this.#context;
    if (!lab || !experiment || this.isDisposed) return;
    const { clock, ids, log } = this.#deps;
    let isTold = false;
    const onError = (error: unknown): void => {
      log.error('boundary', error);
      if (!isTold) void showError(error);
      isTold = true;
    };
    this.#active = new ActiveBoundary({
      store: lab,
      experiment: experiment.slug,
      places: this.#ground.places,
      clock,
      ids,
      onError,
      notification: this.#notification,
      mode: () => this.mode,
      git: async () => await this.git.find(),
      isAnew,
      onDidChange: () => this.#changed(),
    });
    this.#listeners = vscode.Disposable.from(
      this.#active,
      vscode.window.onDidChangeActiveTextEditor(() => this.#views.showActiveFile()),
      this.#ground.onDidChangeOwners(() => this.#views.showActiveFile()),
    );
  }

  #stop(): void {
    this.#listeners?.dispose();
    this.#listeners = undefined;
    this.#active = undefined;
  }

  #changed(): void {
    this.#show();
    this.#onDidChange.fire();
  }

  #show(): void {
    const { lab, experiment, joined } = this.#context;
    const active = this.#active;
    this.#lock.turn(active !== undefined && this.mode === 'lock');
    if (!experiment && !(lab && joined)) return this.#views.show(undefined);
    this.#views.show({
      experiment: experiment?.hypothesis.title,
      mode: this.mode,
      unlocked: this.#lock.unlocked,
      open: active?.open ?? [],
      warnings: active?.warnings ?? [],
      ended: active?.crossings.filter(({ ended }) => ended !== undefined) ?? [],
      troubles: active ? troublesOf(active.watching, this.#ground.places) : [],
      midway: active?.watching.midway ?? [],
      placementOf: (uri) => (active ? this.#ground.places.find(uri)?.placement : undefined),
    });
  }
}

function placesKey({ lab, productionFolders }: BoundaryContext): string {
  return JSON.stringify([lab?.root, productionFolders.map(({ name, uri }) => [name, uri.fsPath])]);
}
