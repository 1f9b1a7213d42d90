import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Clock, Ids, LabStore } from '../../app/ports.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import type { Placement, Zone } from '../../core/boundary/zone.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { errors } from '../../core/errors.ts';
import { internalCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import { readBoundaryMode, type BoundaryMode } from '../settings.ts';
import { showError } from '../showError.ts';
import { askBoundaryAction } from './boundaryActions.ts';
import { BoundaryChoice } from './boundaryChoice.ts';
import { BoundaryNotification } from './boundaryNotification.ts';
import { ActiveBoundary, type UndoResult } from './activeBoundary.ts';
import { BoundaryStatusBar } from './boundaryStatusBar.ts';
import { ownersSentence, zoneLabel } from './boundaryWords.ts';
import { CodeownersReader } from './codeownersReader.ts';
import { registerBoundaryCommands } from './registerBoundaryCommands.ts';
import { ProductionPlaces, type ProductionFolder } from './productionPlaces.ts';

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

/** Where a file stands, and why. */
export interface BoundaryExplanation {
  readonly zone: Zone;
  readonly rule: string;
  readonly owners: readonly string[];
  readonly why: string;
}

/** The boundary in this window: what commands and the composition root talk to. */
export class BoundaryController extends Disposable {
  readonly #deps: BoundaryDeps;
  readonly #owners = this._register(new CodeownersReader());
  readonly #statusBar = this._register(new BoundaryStatusBar());
  readonly #notification: BoundaryNotification;
  readonly #choice: BoundaryChoice;
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  #context: BoundaryContext = { lab: undefined, experiment: undefined, productionFolders: [], joined: false };
  #places = new ProductionPlaces([], undefined);
  #active: ActiveBoundary | undefined;
  #listeners: vscode.Disposable | undefined;

  /** Fires when crossings or what is warned of have changed. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(deps: BoundaryDeps) {
    super();
    this.#deps = deps;
    this.#notification = new BoundaryNotification(deps.clock);
    this.#choice = new BoundaryChoice(deps.memento, readBoundaryMode);
    this._register({ dispose: () => this.#stop() });
    this._register(registerBoundaryCommands(this, deps.log));
  }

  /** The crossings of the active experiment, oldest first. */
  get crossings(): readonly Crossing[] {
    return this.#active?.crossings ?? [];
  }

  /** How many crossings there are to warn of now; {@link onDidChange} fires when it changes. */
  get openWarnings(): number {
    return this.#active?.warnings.length ?? 0;
  }

  /** Whether warnings are on here: what was chosen in this window, or else the setting. */
  get mode(): BoundaryMode {
    const { lab, experiment } = this.#context;
    return this.#choice.modeFor({ lab: lab?.root, experiment: experiment?.slug });
  }

  /**
   * Says what there is in this window. Cheap when nothing changed, so it may be called at every refresh. Without a lab
   * or an active experiment nothing is listened to.
   */
  setContext(context: BoundaryContext): void {
    const before = this.#context;
    this.#context = context;
    const samePlaces = placesKey(before) === placesKey(context);
    if (!samePlaces) this.#places = new ProductionPlaces(context.productionFolders, context.lab?.root);
    if (!samePlaces || before.experiment?.slug !== context.experiment?.slug) {
      this.#stop();
      this.#start();
      this.#onDidChange.fire();
    }
    this.#updateStatusBar();
  }

  /**
   * Where a file stands.
   * @param given an absolute path, or one inside a production folder; without it, the active file
   * @throws FootbridgeError `no-boundary` when there is no file to explain, `invalid-argument` when it is neither in the lab nor in production
   */
  async explain(given?: string): Promise<BoundaryExplanation> {
    const uri = await this.#meant(given);
    const placement = await this.#placementOf(uri);
    if (!placement) {
      throw errors.invalidArgument(
        `${path.basename(uri.fsPath)} is neither in the lab nor in a production folder.`,
      );
    }
    return { zone: placement.zone, rule: placement.rule, owners: placement.owners, why: placement.why };
  }

  /** Shows a person where a file stands, and offers to undo what they did there. */
  async showExplanation(given?: string): Promise<void> {
    const uri = await this.#meant(given);
    const { zone, why, owners } = await this.explain(uri.fsPath);
    const sentences = [
      `${path.basename(uri.fsPath)}: ${zoneLabel(zone)}.`,
      vscode.l10n.t(why),
      ownersSentence(owners),
    ];
    const undo = vscode.l10n.t('Undo My Edit');
    const crossed = this.#active?.warnings.some(
      (file) => file.uri.toString() === uri.toString() && file.canUndo,
    );
    const message = sentences.filter((sentence) => sentence !== '').join(' ');
    const chosen = await vscode.window.showInformationMessage(plainText(message), ...(crossed ? [undo] : []));
    if (chosen === undo) await vscode.commands.executeCommand(internalCommandIds.undoCrossing, uri);
  }

  /**
   * Turns warnings off or on in this window, for the active experiment or, without one, for all of them. No setting is
   * written: see {@link BoundaryChoice}.
   * @throws FootbridgeError `invalid-argument` for `lock`
   */
  async setMode(mode: BoundaryMode | 'lock'): Promise<{ mode: BoundaryMode }> {
    if (mode === 'lock')
      throw errors.invalidArgument('Locking files is not available yet. Use "off" or "warn".');
    const { lab, experiment } = this.#context;
    await this.#choice.choose({ lab: lab?.root, experiment: experiment?.slug }, mode);
    this.#active?.readMode();
    this.#updateStatusBar();
    return { mode: this.mode };
  }

  /**
   * Takes back what was done to one file, or to every file that crossed.
   * @throws FootbridgeError `no-experiment`
   */
  async undo(given?: string): Promise<UndoResult> {
    return await this.#requireActive().undo(
      given === undefined ? undefined : await this.#places.resolve(given),
    );
  }

  /** Tells a person what could not be put back, if anything. */
  async announceUndo({ left }: UndoResult): Promise<void> {
    if (left.length === 0) return;
    const names = left.map((file) => path.basename(file)).join(', ');
    await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} could not be put back from here. Source Control shows the change and can discard it.',
        plainText(names),
      ),
    );
  }

  /**
   * Accepts the change to one file, or to every file that crossed: it stays recorded, and the warning goes.
   * @throws FootbridgeError `no-experiment`
   */
  async keep(given?: string): Promise<{ kept: readonly string[] }> {
    const uri = given === undefined ? undefined : await this.#places.resolve(given);
    return { kept: await this.#requireActive().keep(uri) };
  }

  /** Asks a person what to do about the boundary. */
  async showActions(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    await askBoundaryAction({
      canExplain: active !== undefined && this.#places.find(active) !== undefined,
      crossings: this.openWarnings,
      mode: this.mode,
    });
  }

  #requireActive(): ActiveBoundary {
    if (!this.#active) throw errors.noExperiment();
    return this.#active;
  }

  async #meant(given: string | undefined): Promise<vscode.Uri> {
    const uri =
      given === undefined ? vscode.window.activeTextEditor?.document.uri : await this.#places.resolve(given);
    if (!uri) throw errors.noBoundary();
    return uri;
  }

  async #placementOf(uri: vscode.Uri): Promise<Placement | undefined> {
    const placed = this.#places.find(uri);
    if (!placed?.folder) return placed?.placement;
    return {
      ...placed.placement,
      owners: await this.#owners.ownersOf(placed.folder.uri.fsPath, placed.path),
    };
  }

  #start(): void {
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
      places: this.#places,
      clock,
      ids,
      onError,
      notification: this.#notification,
      mode: () => this.mode,
      onDidChange: () => this.#changed(),
    });
    this.#listeners = vscode.Disposable.from(
      this.#active,
      vscode.window.onDidChangeActiveTextEditor(() => this.#updateStatusBar()),
      this.#owners.onDidChange(() => this.#updateStatusBar()),
    );
  }

  #stop(): void {
    this.#listeners?.dispose();
    this.#listeners = undefined;
    this.#active = undefined;
  }

  #changed(): void {
    this.#updateStatusBar();
    this.#onDidChange.fire();
  }

  #updateStatusBar(): void {
    const { lab, experiment, joined } = this.#context;
    if (!experiment && !(lab && joined)) return this.#statusBar.show(undefined);
    const uri = this.#active ? vscode.window.activeTextEditor?.document.uri : undefined;
    const show = (placement: Placement | undefined): void =>
      this.#statusBar.show({
        experiment: experiment?.hypothesis.title,
        placement,
        crossings: this.openWarnings,
        mode: this.mode,
      });
    show(uri && this.#places.find(uri)?.placement);
    if (uri && this.#places.findProduction(uri)) void this.#addOwners(uri, show);
  }

  /** Owners come from a file, a moment later; by then another editor may be active. */
  async #addOwners(uri: vscode.Uri, show: (placement: Placement | undefined) => void): Promise<void> {
    const placement = await this.#placementOf(uri);
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    if (!this.isDisposed && this.#active && active === uri.toString()) show(placement);
  }
}

function placesKey({ lab, productionFolders }: BoundaryContext): string {
  return JSON.stringify([lab?.root, productionFolders.map(({ name, uri }) => [name, uri.fsPath])]);
}
