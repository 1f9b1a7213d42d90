import path from 'node:path';
import type { Before, Look, OpenChange, Outcome, SeenChange, Sight } from '../../app/boundary/sight.ts';
import { lookAt } from './fileMark.ts';
import { mayDelete, type FolderBaseline } from './folderBaseline.ts';
import { newnessOf } from './newness.ts';
import { walkFolder } from './walkFolder.ts';

export interface SnapshotSightDeps {
  /** The production folder's real path. */
  readonly folder: string;
  readonly baseline: FolderBaseline;
  /** Folders that belong to somebody else, such as a lab inside production, by absolute path. */
  readonly isLeftOut: (folder: string) => boolean;
  /** How many files are watched at most. */
  readonly most?: number | undefined;
}

/** Beyond it a folder is watched in part. It keeps the record of the base at a few megabytes. */
const mostFiles = 20_000;

/**
 * Sees production where there is no git, or where it must not be started: compares the files with how they were when
 * exploration began, by size and time, and by contents where those differ.
 */
export class SnapshotSight implements Sight {
  readonly by = 'snapshot';
  readonly #deps: SnapshotSightDeps;
  #isComplete = true;

  constructor(deps: SnapshotSightDeps) {
    this.#deps = deps;
  }

  get isComplete(): boolean {
    return this.#isComplete && this.#deps.baseline.isComplete;
  }

  async look(open: ReadonlySet<string>, signal?: AbortSignal): Promise<Look> {
    const { folder, baseline, isLeftOut, most = mostFiles } = this.#deps;
    const takenAt = Date.now();
    const { files, isComplete } = await walkFolder(folder, most, isLeftOut, signal);
    this.#isComplete = isComplete;
    await baseline.begin({ takenAt, paths: files, isComplete }, open);
    const changes: SeenChange[] = [];
    for (const file of baseline.paths()) {
      signal?.throwIfAborted();
      const change = await baseline.changeOf(file);
      if (change) changes.push(change);
    }
    // Of a folder that is watched in part it is not known which files are new.
    const isNew = (file: string): boolean => this.isComplete && baseline.markOf(file) === undefined;
    for (const file of files.filter(isNew)) {
      const change = await this.#created(file, open.has(file));
      if (change) changes.push(change);
    }
    const changed = new Set(changes.map((change) => change.path));
    return { changes, outcomeOf: async (crossing) => await this.#outcomeOf(crossing, changed) };
  }

  async accept(paths: readonly string[]): Promise<void> {
    await this.#deps.baseline.accept(paths);
  }

  async before(file: string): Promise<Before | undefined> {
    const { folder, baseline } = this.#deps;
    if (baseline.markOf(file)) return await baseline.before(file);
    const location = path.join(folder, file);
    const isGone = (await lookAt(location)).kind === 'gone';
    const isNew = isGone || (await newnessOf(location, baseline.takenAt)) === 'new';
    return this.isComplete && isNew ? { kind: 'nothing' } : undefined;
  }

  /** Not a file that lay in a folder that is not watched, and was only renamed with it. */
  async #created(file: string, isOpen: boolean): Promise<SeenChange | undefined> {
    const { folder, baseline } = this.#deps;
    const location = path.join(folder, file);
    const newness = await newnessOf(location, baseline.takenAt);
    if (newness === 'old' && !isOpen) return undefined;
    const { kind } = await lookAt(location);
    return { path: file, change: 'create', canPutBack: newness === 'new' && mayDelete(file, kind) };
  }

  /** No change of its kind is left of it: so it is as it was, as far as that is known. */
  async #outcomeOf(
    { path: file, change }: OpenChange,
    changed: ReadonlySet<string>,
  ): Promise<Outcome | undefined> {
    const { folder, baseline } = this.#deps;
    const isThere = (await lookAt(path.join(folder, file))).kind !== 'gone';
    if (changed.has(file)) return change === 'delete' && isThere ? 'undone' : undefined;
    if (baseline.markOf(file)) return 'undone';
    return isThere === (change === 'delete') ? 'undone' : undefined;
  }
}
