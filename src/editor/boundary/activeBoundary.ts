import * as vscode from 'vscode';
import type { Clock, Ids, LabStore } from '../../app/ports.ts';
import { BoundaryWatch } from '../../app/watchBoundary.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { Disposable } from '../disposable.ts';
import type { BoundaryMode } from '../settings.ts';
import type { BoundaryNotification } from './boundaryNotification.ts';
import { BoundaryProblems, type CrossedFile } from './boundaryProblems.ts';
import { FileOperations, type OperationDone } from './fileOperations.ts';
import { ProductionDocuments } from './productionDocuments.ts';
import type { ProductionPlaces } from './productionPlaces.ts';
import { stricter } from '../../core/boundary/stricter.ts';

export interface ActiveBoundaryDeps {
  readonly store: LabStore;
  readonly experiment: string;
  readonly places: ProductionPlaces;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly notification: BoundaryNotification;
  /** Whether warnings are on now. */
  readonly mode: () => BoundaryMode;
  readonly onDidChange: () => void;
  readonly onError: (error: unknown) => void;
}

/** What came of taking crossings back: file-system paths. */
export interface UndoResult {
  readonly undone: readonly string[];
  /** Could not be put back, for instance because they were made before this window was opened. */
  readonly left: readonly string[];
}

/** Everything the boundary does while one experiment is active. It exists only then, so that nobody else pays for it. */
export class ActiveBoundary extends Disposable {
  readonly #deps: ActiveBoundaryDeps;
  readonly #watch: BoundaryWatch;
  readonly #problems = this._register(new BoundaryProblems());
  readonly #documents: ProductionDocuments;
  readonly #operations: FileOperations;
  readonly #began: string;
  readonly #lines = new Map<string, number>();
  /** Files whose text has an open crossing. */
  #crossed = new Set<string>();

  constructor(deps: ActiveBoundaryDeps) {
    super();
    this.#deps = deps;
    this.#began = deps.clock.now().toISOString();
    const { places, store, clock, ids, onError } = deps;
    const onCrossing = (crossing: Crossing): void => this.#notify(crossing);
    this.#watch = new BoundaryWatch({
      store,
      clock,
      ids,
      onError,
      onCrossing,
      onDidChange: () => this.#refresh(),
    });
    this.#watch.mode = deps.mode();
    this.#documents = this._register(
      new ProductionDocuments({
        places,
        isCrossed: (uri) => this.#crossed.has(uri.toString()),
        onEdit: (uri, { folder, path, placement }, line) => {
          this.#lines.set(uri.toString(), line);
          this.#watch.note({ folder: folder.label, path, change: 'edit', placement });
        },
        onReview: (uri, line) => this.#review(uri, line),
      }),
    );
    this.#operations = this._register(
      new FileOperations({
        isProduction: (uri) => places.findProduction(uri) !== undefined,
        onOperation: (done) => this.#operated(done),
      }),
    );
    this._register(vscode.workspace.onDidChangeConfiguration(() => this.readMode()));
    void this.#watch.setExperiment(deps.experiment);
  }

  get crossings(): readonly Crossing[] {
    return this.#watch.crossings;
  }

  /** Open crossings to warn of, with their files, oldest first. */
  get warnings(): readonly CrossedFile[] {
    return this.#watch.warnings.flatMap((crossing) => this.#locate(crossing) ?? []);
  }

  /** Takes back what was done to one file, or to all, newest first. */
  async undo(uri: vscode.Uri | undefined): Promise<UndoResult> {
    const undone = new Set<string>();
    const left = new Set<string>();
    for (const crossing of this.#openOf(uri).toReversed()) {
      const file = this.#locate(crossing);
      const done = file?.canUndo === true && (await this.#takeBack(file));
      (done ? undone : left).add(file?.uri.fsPath ?? crossing.path);
      if (done) await this.#watch.end(crossing.id, 'undone');
    }
    return { undone: [...undone].filter((path) => !left.has(path)), left: [...left] };
  }

  /** Ends the crossings of one file, or all, leaving the files as they are. Returns file-system paths. */
  async keep(uri: vscode.Uri | undefined): Promise<string[]> {
    const kept = new Set<string>();
    for (const crossing of this.#openOf(uri)) {
      const file = this.#deps.places.uriOf(crossing.folder, crossing.path);
      if (file) this.#documents.accept(file);
      await this.#watch.end(crossing.id, 'kept');
      kept.add(file?.fsPath ?? crossing.path);
    }
    return [...kept];
  }

  /** To be called when warnings may have been turned off or on. */
  readMode(): void {
    const mode = this.#deps.mode();
    if (mode === this.#watch.mode) return;
    this.#watch.mode = mode;
    this.#refresh();
  }

  async #takeBack({ crossing, uri }: CrossedFile): Promise<boolean> {
    try {
      if (crossing.change !== 'edit') return await this.#operations.takeBack(crossing.change, uri);
      return await this.#documents.restore(uri);
    } catch (error) {
      this.#deps.onError(error);
      return false;
    }
  }

  /** Open crossings of a file under the names it has had, oldest first. */
  #openOf(uri: vscode.Uri | undefined): Crossing[] {
    const names = new Set<string>();
    for (let name = uri; name && !names.has(name.toString()); name = this.#operations.renamedFrom(name)) {
      names.add(name.toString());
    }
    return this.#watch.open.filter((crossing) => {
      const file = this.#deps.places.uriOf(crossing.folder, crossing.path);
      return uri === undefined ? crossing.zone !== 'open' : file !== undefined && names.has(file.toString());
    });
  }

  #locate(crossing: Crossing): CrossedFile | undefined {
    const uri = this.#deps.places.uriOf(crossing.folder, crossing.path);
    if (!uri) return undefined;
    return {
      crossing,
      uri,
      line: this.#lines.get(uri.toString()) ?? 0,
      canUndo: this.#canUndo(crossing, uri),
    };
  }

  /** Only what happened in this window since the experiment became active: before, nobody kept how files were. */
  #canUndo(crossing: Crossing, uri: vscode.Uri): boolean {
    if (crossing.at < this.#began) return false;
    if (crossing.change !== 'edit') return this.#operations.canTakeBack(crossing.change, uri);
    return this.#documents.canRestore(uri);
  }

  /** Of all files that moved or came with a folder, the strictest zone counts. */
  #operated(done: OperationDone): void {
    if (this.#isReversal(done)) return;
    const { operation, uri, from, files = [] } = done;
    const placed = this.#deps.places.findProduction(uri);
    if (!placed) return;
    const others = (from ? [from, ...files] : files).map((one) => this.#deps.places.findProduction(one));
    const placement = others.reduce(
      (strictest, one) => stricter(strictest, one?.placement),
      placed.placement,
    );
    this.#watch.note({ folder: placed.folder.label, path: placed.path, change: operation, placement });
  }

  /** Deleting what was created, or renaming back, ends the crossing instead of adding one. */
  #isReversal({ operation, uri, from }: OperationDone): boolean {
    const undoes = (crossing: Crossing): boolean => {
      const file = this.#deps.places.uriOf(crossing.folder, crossing.path)?.toString();
      if (operation === 'delete') return crossing.change === 'create' && file === uri.toString();
      if (operation !== 'rename' || crossing.change !== 'rename' || !from || file !== from.toString())
        return false;
      return this.#operations.renamedFrom(from)?.toString() === uri.toString();
    };
    const reversed = this.#watch.open.find(undoes);
    if (reversed) void this.#watch.end(reversed.id, 'undone');
    return reversed !== undefined;
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
    this.#deps.notification.show(crossing, file.uri, file.canUndo).then(undefined, this.#deps.onError);
  }

  #refresh(): void {
    if (this.isDisposed) return;
    const texts = this.#watch.open.filter(({ change }) => change === 'edit' || change === 'create');
    this.#crossed = new Set(
      texts.flatMap(({ folder, path }) => this.#deps.places.uriOf(folder, path)?.toString() ?? []),
    );
    this.#problems.show(this.warnings);
    this.#deps.onDidChange();
  }
}
