import * as vscode from 'vscode';
import type { Placement } from '../../core/boundary/zone.ts';
import { contextKeys } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { BoundaryBadges } from './boundaryBadges.ts';
import { nothingCrossed, type BoundaryState } from './boundaryState.ts';
import { BoundaryStatusBar, type LockStatus } from './boundaryStatusBar.ts';
import { CrossingsTree } from './crossingsTree.ts';

export interface BoundaryViewsDeps {
  /** Where the active file stands with its owners, which are read from a file and come a moment later. */
  readonly placementOf: (uri: vscode.Uri) => Promise<Placement | undefined>;
  readonly onError: (error: unknown) => void;
}

/** What people see of the boundary, kept in step: status bar, Crossings view, badges and context keys. */
export class BoundaryViews extends Disposable {
  readonly #deps: BoundaryViewsDeps;
  readonly #statusBar = this._register(new BoundaryStatusBar());
  readonly #tree = this._register(new CrossingsTree());
  #badges: BoundaryBadges | undefined;
  #state: BoundaryState | undefined;
  readonly #keys = new Map<string, unknown>();

  constructor(deps: BoundaryViewsDeps) {
    super();
    this.#deps = deps;
  }

  /** What is shown. */
  get state(): BoundaryState {
    return this.#state ?? nothingCrossed;
  }

  /** @param state `undefined` where there is neither a lab in the window nor an experiment: nothing is shown then */
  show(state: BoundaryState | undefined): void {
    if (this.isDisposed) return;
    this.#state = state;
    const { mode, open, warnings, experiment } = this.state;
    this.#tree.show(this.state);
    // Nobody who never crosses pays for being asked about every file in the Explorer.
    if (warnings.length > 0) this.#badges ??= this._register(new BoundaryBadges());
    this.#badges?.show(warnings);
    this.#setKey(
      contextKeys.hasCrossings,
      open.some(({ crossing }) => crossing.zone !== 'open'),
    );
    this.#setKey(contextKeys.boundaryMode, experiment === undefined ? undefined : mode);
    this.showActiveFile();
  }

  /** To be called when another file is active, or its owners have changed. */
  showActiveFile(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const state = this.#state;
    const placement = uri && state?.placementOf(uri);
    this.#showStatus(placement);
    if (uri && placement && placement.zone !== 'exploration')
      this.#addOwners(uri, state).catch(this.#deps.onError);
  }

  /** By the time owners are known another editor may be active, or another experiment. */
  async #addOwners(uri: vscode.Uri, state: BoundaryState | undefined): Promise<void> {
    const placement = await this.#deps.placementOf(uri);
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    if (this.isDisposed || state !== this.#state || active !== uri.toString()) return;
    if (placement && placement.owners.length > 0) this.#showStatus(placement);
  }

  #showStatus(placement: Placement | undefined): void {
    if (!this.#state) return this.#statusBar.show(undefined);
    const { experiment, mode, troubles, warnings, open, unlocked } = this.#state;
    const crossings = warnings.length;
    const silenced = mode === 'off' ? open.filter(({ crossing }) => crossing.zone !== 'open').length : 0;
    const file = vscode.window.activeTextEditor?.document.uri;
    const lock = mode === 'lock' ? lockOf(unlocked, file) : undefined;
    this.#statusBar.show({ experiment, mode, lock, troubles, placement, crossings, silenced });
  }

  #setKey(key: string, value: unknown): void {
    if (this.#keys.has(key) && this.#keys.get(key) === value) return;
    this.#keys.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}

function lockOf(unlocked: BoundaryState['unlocked'], file: vscode.Uri | undefined): LockStatus {
  if (unlocked === 'none') return 'locked';
  if (unlocked === 'all') return 'allUnlocked';
  return file && unlocked.has(file.toString()) ? 'fileUnlocked' : 'someUnlocked';
}
