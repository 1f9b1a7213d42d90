import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Clock, Ids, LabStore } from '../../app/ports.ts';
import { moveChange } from '../../app/boundary/moveChange.ts';
import { BoundaryWatch } from '../../app/boundary/watchBoundary.ts';
import type { Crossing, CrossingEnd } from '../../core/boundary/crossing.ts';
import { errors } from '../../core/errors.ts';
import { Disposable } from '../disposable.ts';
import type { BoundaryMode } from '../settings.ts';
import type { BoundaryNotification } from './boundaryNotification.ts';
import { BoundaryProblems, type CrossedFile } from './boundaryProblems.ts';
import { crossingsFile, stampOf } from './crossingsRecord.ts';
import type { DiskSight } from './diskSight.ts';
import { FileOperations } from './fileOperations.ts';
import { noteOperation } from './noteOperation.ts';
import { ProductionDocuments } from './productionDocuments.ts';
import type { ProductionPlaces } from './productionPlaces.ts';
import { readCurrent } from './readCurrent.ts';
import { TakeBackRun, type TakeBackOptions, type UndoResult } from './takeBackRun.ts';
import { writeProduction } from './writeProduction.ts';

export interface ActiveBoundaryDeps {
  readonly store: LabStore;
  readonly experiment: string;
  readonly places: ProductionPlaces;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly notification: BoundaryNotification;
  /** Whether warnings are on now. */
  readonly mode: () => BoundaryMode;
  /** Finds a git that may be started. */
  readonly git: () => Promise<string | undefined>;
  /** Whether the experiment was made active just now, and not found active when the window opened. */
  readonly isAnew: boolean;
  readonly onDidChange: () => void;
  readonly onError: (error: unknown) => void;
}

/** What came of moving a change into the prototype: file-system paths. */
export interface MoveResult {
  /** The copy in the lab. */
  readonly copy: string;
  /** The variant it is in now; `undefined` when its type may not be in a prototype and it lies beside it. */
  readonly variant: string | undefined;
  /** Whether production is as it was. Otherwise the change is in both places, and nothing is lost. */
  readonly putBack: boolean;
}

/** How well files are watched that change behind the editor's back. */
export interface Watching {
  /** What tells the truth: `git`, snapshots of our own, or nothing yet. */
  readonly by: 'git' | 'snapshot' | 'starting';
  /** Labels of production folders that are too large, or cannot be read, to be watched whole. */
  readonly partly: readonly string[];
  /** Labels of production folders in which git is in the middle of a merge, a rebase or the like. */
  readonly midway: readonly string[];
}

/** Writes or deletes a file; whether it was done. */
export type WriteFile = (uri: vscode.Uri, contents: Uint8Array | undefined) => Promise<boolean>;

/** Puts back all that a crossing is about, on disk; whether it was done. */
type PutBack = (crossing: Crossing) => Promise<boolean>;

/** Everything the boundary does while one experiment is active. It exists only then, so that nobody else pays for it. */
export class ActiveBoundary extends Disposable {
  readonly #deps: ActiveBoundaryDeps;
  readonly #watch: BoundaryWatch;
  readonly #problems = this._register(new BoundaryProblems());
  readonly #documents: ProductionDocuments;
  readonly #operations: FileOperations;
  readonly #began: string;
  readonly #lines = new Map<string, number>();
  #refreshing: NodeJS.Immediate | undefined;
  #disk: DiskSight | undefined;
  readonly #diskReady: Promise<void>;

  constructor(deps: ActiveBoundaryDeps) {
    super();
    this.#deps = deps;
    this.#began = deps.clock.now().toISOString();
    const { places, store, clock, ids, onError } = deps;
    const onCrossing = (crossing: Crossing): void => void setImmediate(() => this.#notify(crossing));
    this.#watch = new BoundaryWatch({
      store,
      clock,
      ids,
      stampOf: async (experiment) => await stampOf(crossingsFile(store.root, experiment)),
      onError,
      onCrossing,
      onDidChange: () => this.#refreshSoon(),
    });
    this.#watch.mode = deps.mode();
    this.#documents = this._register(
      new ProductionDocuments({
        places,
        isCrossed: (uri) => this.#isCrossed(uri),
        onEdit: (uri, { folder, path, placement }, line) => {
          this.#lines.set(uri.toString(), line);
          const note = (): void =>
            this.#watch.note({ folder: folder.label, path, change: 'edit', placement, seen: 'editor' });
          const arrival = this.#operations.arrival(uri);
          if (arrival) void arrival.then(note);
          else note();
        },
        onTouch: (uri) => this.#disk?.touch(uri),
        onOlderSaved: (uri) => void this.#acceptFile(uri),
        onReview: (uri, line) => this.#review(uri, line),
      }),
    );
    this.#operations = this._register(
      new FileOperations({
        isProduction: (uri) => places.findProduction(uri) !== undefined,
        onOperation: (done) =>
          noteOperation(done, {
            places,
            watch: this.#watch,
            renamedFrom: (uri) => this.#operations.renamedFrom(uri),
          }),
      }),
    );
    this._register(vscode.workspace.onDidChangeConfiguration(() => this.readMode()));
    void this.#watch.setExperiment(deps.experiment);
    this.#diskReady = this.#watchDisk().catch(onError);
  }

  get crossings(): readonly Crossing[] {
    return this.#watch.crossings;
  }

  /** All open crossings with their files, also silenced ones and those of files that are free to edit, oldest first. */
  get open(): readonly CrossedFile[] {
    return this.#watch.open.flatMap((crossing) => this.#locate(crossing) ?? []);
  }

  /** Open crossings to warn of, with their files, oldest first. */
  get warnings(): readonly CrossedFile[] {
    return this.#watch.warnings.flatMap((crossing) => this.#locate(crossing) ?? []);
  }

  get watching(): Watching {
    return this.#disk?.watching ?? { by: 'starting', partly: [], midway: [] };
  }

  /** Takes back what was done to one file, or to all, newest first. */
  async undo(uri: vscode.Uri | undefined, options?: TakeBackOptions): Promise<UndoResult> {
    return await this.#takeAllBack(uri, 'undone', options);
  }

  /** Ends the crossings of one file, or all, leaving the files as they are. Returns file-system paths. */
  async keep(uri: vscode.Uri | undefined): Promise<string[]> {
    const kept = new Set<string>();
    const crossings = this.#openOf(uri);
    for (const { folder, path: inside } of crossings) {
      const file = this.#deps.places.uriOf(folder, inside);
      if (file) this.#documents.accept(file);
      kept.add(file?.fsPath ?? inside);
    }
    await this.#watch.endAll(crossings.map(({ id }) => ({ id, how: 'kept' })));
    await this.#disk?.accept(crossings);
    this.#refresh();
    return [...kept];
  }

  /**
   * Moves the change to one file into the prototype: a copy of the file as it is now goes into the newest variant, then
   * production is put back.
   * @throws FootbridgeError `no-crossing` when there is none, and what the store throws; then production is untouched
   */
  async move(uri: vscode.Uri): Promise<MoveResult> {
    const { store, experiment, places } = this.#deps;
    const placed = places.findProduction(uri);
    if (!placed || this.#openOf(uri).length === 0) throw errors.noCrossing(basename(uri.fsPath));
    const { moveOut } = await import('./moveOut.ts');
    const moved = await moveChange({
      read: async () => await readCurrent(uri),
      copy: async (contents) => await moveOut({ experiment, path: placed.path, contents }, store),
      putBack: async (mayPutBack) => {
        const { undone, left } = await this.#takeAllBack(uri, 'moved', { mayPutBack });
        return undone.length > 0 && left.length === 0;
      },
    });
    if (!moved) throw errors.noCrossing(basename(uri.fsPath));
    return moved;
  }

  /** Ends a crossing whose change stays, or was taken over elsewhere. One that has ended is left as it is. */
  async end(id: string, how: CrossingEnd): Promise<void> {
    const crossing = this.#watch.open.find((one) => one.id === id);
    if (!crossing) return;
    const file = this.#deps.places.uriOf(crossing.folder, crossing.path);
    if (file) this.#documents.accept(file);
    await this.#watch.end(id, how);
    await this.#disk?.accept([crossing]);
    this.#refresh();
  }

  /**
   * Does work that changes production files as they should be: nobody is blamed for what it writes, and afterwards
   * they are right as they are.
   * @param work is given what writes or deletes a file
   */
  async changing<T>(uris: readonly vscode.Uri[], work: (write: WriteFile) => Promise<T>): Promise<T> {
    const { places } = this.#deps;
    const placed = uris.flatMap((uri) => places.findProduction(uri) ?? []);
    const files = placed.map(({ folder, path }) => ({ folder: folder.label, path, change: 'edit' as const }));
    const write: WriteFile = async (uri, contents) => {
      const found = places.findProduction(uri);
      // The file may be open under the name by which the window shows its folder.
      return await this.#write((found && places.uriOf(found.folder.label, found.path)) ?? uri, contents);
    };
    await this.#diskReady;
    const done = async (): Promise<T> => await work(write);
    return this.#disk ? await this.#disk.changing(files, done) : await done();
  }

  /** The file as it was before exploration changed it; `undefined` when it was not there, or nobody kept it. */
  async before(uri: vscode.Uri): Promise<Uint8Array | undefined> {
    const kept = this.#documents.before(uri);
    if (kept) return kept;
    await this.#diskReady;
    const before = await this.#disk?.before(uri);
    return before?.kind === 'file' ? before.contents : undefined;
  }

  /** Looks at the disk now and resolves when what was seen there is recorded. */
  async look(): Promise<void> {
    await this.#diskReady;
    await this.#disk?.look();
    await this.#watch.settled();
  }

  /** To be called when warnings may have been turned off or on. */
  readMode(): void {
    const mode = this.#deps.mode();
    if (mode === this.#watch.mode) return;
    this.#watch.mode = mode;
    this.#refresh();
  }

  /** Its code is loaded only when an experiment is active. */
  async #watchDisk(): Promise<void> {
    const { DiskSight } = await import('./diskSight.ts');
    const { store, experiment, isAnew, places, ids, git, onDidChange, onError } = this.#deps;
    if (this.isDisposed) return;
    const shared = { lab: store.root, experiment, isAnew, places, ids, git, onError, watch: this.#watch };
    this.#disk = this._register(
      new DiskSight({
        ...shared,
        onSeen: (uri) => this.#documents.forget(uri),
        onSettled: (uri) => this.#documents.accept(uri),
        onDidLook: onDidChange,
        write: async (uri, contents) => await this.#write(uri, contents),
      }),
    );
  }

  /** Writes or deletes a file without anybody being blamed for it. */
  async #write(uri: vscode.Uri, contents: Uint8Array | undefined): Promise<boolean> {
    return await this.#operations.unblamed(
      async () => await this.#documents.unblamed(uri, () => writeProduction(uri, contents)),
    );
  }

  /** What happened in the editor alone is taken back without waiting for the disk. */
  async #takeAllBack(
    uri: vscode.Uri | undefined,
    how: CrossingEnd,
    options: TakeBackOptions = {},
  ): Promise<UndoResult> {
    const files = this.#openOf(uri).map((crossing) => this.#locate(crossing));
    const needsDisk = files.some((file) => !file || !this.#canUndoHere(file.crossing, file.uri));
    if (needsDisk) await this.#diskReady;
    const run = new TakeBackRun(options);
    // What was unsaved before exploration is unsaved again, and if it was saved meanwhile, that is right on disk.
    const older: Crossing[] = [];
    const takeAll = async (putBack: PutBack): Promise<void> => {
      for (const crossing of run.each(this.#openOf(uri).toReversed())) {
        const file = this.#locate(crossing);
        const hadUnsaved = file !== undefined && this.#documents.hadUnsaved(file.uri);
        const take = async (): Promise<boolean> =>
          file !== undefined && (await this.#takeBack(file, putBack));
        if ((await run.take(crossing, file?.uri, take)) && hadUnsaved) older.push(crossing);
      }
    };
    try {
      if (needsDisk && this.#disk) await this.#disk.puttingBack(takeAll);
      else await takeAll(async () => false);
    } finally {
      await this.#endTaken(run.taken, how);
      if (older.length > 0) await this.#disk?.accept(older);
    }
    return run.result;
  }

  async #endTaken(taken: readonly Crossing[], how: CrossingEnd): Promise<void> {
    await this.#watch.endAll(taken.map(({ id }) => ({ id, how })));
    for (const crossing of taken) {
      const file = this.#locate(crossing);
      if (file) this.#documents.accept(file.uri);
    }
    this.#disk?.hint();
    this.#refresh();
  }

  async #takeBack({ crossing, uri }: CrossedFile, putBack: PutBack): Promise<boolean> {
    try {
      if (!this.#canUndoHere(crossing, uri)) return this.#canUndo(crossing, uri) && (await putBack(crossing));
      if (crossing.change !== 'edit') return await this.#operations.takeBack(crossing.change, uri);
      return await this.#documents.restore(uri);
    } catch (error) {
      this.#deps.onError(error);
      return false;
    }
  }

  async #acceptFile(uri: vscode.Uri): Promise<void> {
    const placed = this.#deps.places.findProduction(uri);
    if (!placed) return;
    const file = { folder: placed.folder.label, path: placed.path, change: 'edit' as const };
    await this.#disk?.accept([file]).catch(this.#deps.onError);
  }

  /** Open crossings of a file, oldest first. What happened to it before it was renamed happened under its old name. */
  #openOf(uri: vscode.Uri | undefined): Crossing[] {
    const { open } = this.#watch;
    if (!uri) return open.filter(({ zone }) => zone !== 'open');
    let name = uri;
    const ofFile = open.toReversed().filter(({ folder, path: inside, change }) => {
      if (this.#deps.places.uriOf(folder, inside)?.toString() !== name.toString()) return false;
      if (change === 'rename') name = this.#operations.renamedFrom(name) ?? name;
      return true;
    });
    return ofFile.toReversed();
  }

  #locate(crossing: Crossing): CrossedFile | undefined {
    const uri = this.#deps.places.uriOf(crossing.folder, crossing.path);
    if (!uri) return undefined;
    return {
      crossing,
      uri,
      line: this.#lines.get(uri.toString()) ?? 0,
      canUndo: this.#canUndo(crossing, uri),
      isFile: !this.#operations.isFolder(uri) && this.#disk?.isFolder(crossing) !== true,
    };
  }

  #canUndo(crossing: Crossing, uri: vscode.Uri): boolean {
    return this.#canUndoHere(crossing, uri) || this.#disk?.canPutBack(crossing) === true;
  }

  /** Through the editor: only what happened in this window since the experiment became active. */
  #canUndoHere(crossing: Crossing, uri: vscode.Uri): boolean {
    if (crossing.at < this.#began || crossing.seen === 'disk') return false;
    if (crossing.change !== 'edit') return this.#operations.canTakeBack(crossing.change, uri);
    return this.#documents.canRestore(uri);
  }

  #review(uri: vscode.Uri, line: number | undefined): void {
    const key = uri.toString();
    const edit = this.#watch.open.find(
      (crossing) =>
        crossing.change === 'edit' &&
        crossing.at >= this.#began &&
        this.#deps.places.uriOf(crossing.folder, crossing.path)?.toString() === key,
    );
    if (line === undefined) {
      if (edit) void this.#watch.end(edit.id, 'undone');
    } else if (this.#lines.get(key) !== line) {
      this.#lines.set(key, line);
      this.#refresh();
    }
  }

  #notify(crossing: Crossing): void {
    const file = this.#locate(crossing);
    if (!file || this.isDisposed) return;
    this.#deps.notification.show(file).then(undefined, this.#deps.onError);
  }

  #isCrossed(uri: vscode.Uri): boolean {
    const placed = this.#deps.places.findProduction(uri);
    return placed !== undefined && this.#watch.hasText(placed.folder.label, placed.path);
  }

  /** What people see follows a moment later, so that the keystroke that crosses is as quick as any other. */
  #refreshSoon(): void {
    this.#refreshing ??= setImmediate(() => this.#refresh());
  }

  #refresh(): void {
    clearImmediate(this.#refreshing);
    this.#refreshing = undefined;
    if (this.isDisposed) return;
    this.#problems.show(this.warnings);
    this.#deps.onDidChange();
  }
}
