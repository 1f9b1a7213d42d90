import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { reconcile } from '../../app/boundary/reconcile.ts';
import type { Before, Look, Outcome, SeenChange, Sight } from '../../app/boundary/sight.ts';
import type { BoundaryWatch } from '../../app/boundary/watchBoundary.ts';
import type { Ids } from '../../app/ports.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { baseFolder, ExplorationBase } from '../../node/boundary/explorationBase.ts';
import { lookAt } from '../../node/boundary/fileMark.ts';
import { KeptContents } from '../../node/boundary/keptContents.ts';
import { putBack } from '../../node/boundary/putBack.ts';
import { Disposable } from '../disposable.ts';
import { LookSchedule } from '../lookSchedule.ts';
import type { Watching } from './activeBoundary.ts';
import { openSight } from './openSight.ts';
import type { ProductionPlaces } from './productionPlaces.ts';
import { readingGit } from './readingGit.ts';
import { WatchedFolder, type CrossedPlace } from './watchedFolder.ts';
import { crossingsFile, watchRecord } from './crossingsRecord.ts';
import { watchProduction } from './watchProduction.ts';

export interface DiskSightDeps {
  /** The lab's folder. */
  readonly lab: string;
  readonly experiment: string;
  /** Whether exploration began anew: what was changed while it rested is not its doing. */
  readonly isAnew: boolean;
  readonly places: ProductionPlaces;
  readonly watch: BoundaryWatch;
  readonly ids: Ids;
  /** Finds a git that may be started. */
  readonly git: () => Promise<string | undefined>;
  /** Called for files whose change on disk was not seen by the editor. */
  readonly onSeen: (uri: vscode.Uri) => void;
  /** Called for files whose crossing has ended by itself. */
  readonly onSettled: (uri: vscode.Uri) => void;
  /** Called after a look that showed something else than the one before. */
  readonly onDidLook: () => void;
  readonly onError: (error: unknown) => void;
  /** Writes or deletes a production file without blaming anybody for it. */
  readonly write: (uri: vscode.Uri, contents: Uint8Array | undefined) => Promise<boolean>;
}

/** What was found of the lab and production when looking began. */
interface Opened {
  readonly lab: string;
  readonly folders: readonly WatchedFolder[];
}

/**
 * Sees what happens to production whoever does it. Events of all kinds are hints to look; what the disk says then, by git
 * or by snapshots, is the truth.
 */
export class DiskSight extends Disposable {
  readonly #deps: DiskSightDeps;
  readonly #schedule: LookSchedule;
  /** Reads what other windows record, which is cheaper than a look. */
  readonly #following: LookSchedule;
  readonly #stopping = new AbortController();
  #retry: NodeJS.Timeout | undefined;
  #opening: Promise<Opened> | undefined;
  #opened: Opened | undefined;
  /** Files the editor has touched since the look under way began: what that look says of them is old. */
  readonly #touched = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();
  /** Whether something is seen otherwise than when it was last told of. */
  #isNews = true;

  constructor(deps: DiskSightDeps) {
    super();
    this.#deps = deps;
    this.#schedule = this._register(new LookSchedule(async () => await this.#lookAtAll()));
    this.#following = this._register(new LookSchedule(async () => await this.#alone(() => this.#follow())));
    const hint = (): void => this.#schedule.hint();
    this._register(watchProduction(deps.places.folders, hint));
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.#hurry()));
    const record = crossingsFile(deps.lab, deps.experiment);
    this._register(watchRecord(record, () => this.#following.hint()));
    this._register({ dispose: () => this.#stop() });
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#openAgain()));
    hint();
  }

  get watching(): Watching {
    const folders = this.#opened?.folders;
    if (!folders) return { by: 'starting', partly: [], midway: [] };
    const labelsOf = (those: readonly WatchedFolder[]): string[] => those.map(({ folder }) => folder.label);
    return {
      by: folders.every(({ sight }) => sight.by === 'git') ? 'git' : 'snapshot',
      partly: labelsOf(folders.filter(({ sight }) => !sight.isComplete)),
      midway: labelsOf(folders.filter(({ isMidway }) => isMidway)),
    };
  }

  /** To be called when the editor changes or saves a file; as cheap as it can be. */
  touch(uri: vscode.Uri): void {
    this.#touched.add(uri.toString());
  }

  /** Something may have changed on disk. */
  hint(): void {
    this.#schedule.hint();
  }

  /** Looks now; resolves when what was seen is noted. */
  async look(): Promise<void> {
    await this.#schedule.now();
  }

  /** Whether everything a crossing is about can be put back as it was. */
  canPutBack(crossing: Crossing): boolean {
    const changes = this.#changesOf(crossing);
    return changes.length > 0 && changes.every(({ canPutBack }) => canPutBack);
  }

  /** Whether a crossing is about a folder: something happened in it, and to no file of its name. */
  isFolder(crossing: Crossing): boolean {
    const changes = this.#changesOf(crossing);
    return changes.length > 0 && changes.every((change) => change.path !== crossing.path);
  }

  /**
   * Looks once, then does work that puts things back as they were, while nothing else is looked at or changed.
   * @param work is given what puts back all that one crossing is about; what is there now is kept in the lab
   */
  async puttingBack<T>(work: (putBack: (crossing: Crossing) => Promise<boolean>) => Promise<T>): Promise<T> {
    await this.look();
    return await this.#alone(async () => {
      const done = await work(async (crossing) => await this.#putBack(crossing));
      this.hint();
      return done;
    });
  }

  /** From now on, the files of these crossings are right as they are on disk. */
  async accept(crossings: readonly CrossedPlace[]): Promise<void> {
    await this.#alone(async () => await this.#accept(crossings));
  }

  /** Does work that writes these files, which are right afterwards as they are on disk; nothing is looked at meanwhile. */
  async changing<T>(files: readonly CrossedPlace[], work: () => Promise<T>): Promise<T> {
    return await this.#alone(async () => {
      try {
        return await work();
      } finally {
        await this.#accept(files);
      }
    });
  }

  /**
   * How a production file was before exploration; `undefined` when nobody kept it.
   * @throws FootbridgeError `git-unread` or `git-owner`
   */
  async before(uri: vscode.Uri): Promise<Before | undefined> {
    const placed = this.#deps.places.findProduction(uri);
    const { folders } = await this.#open();
    const watched = folders.find(({ folder }) => folder === placed?.folder);
    if (!watched || !placed) return undefined;
    return await readingGit(async () => await watched.before(placed.path, this.#stopping.signal));
  }

  async #accept(crossings: readonly CrossedPlace[]): Promise<void> {
    const { folders } = await this.#open();
    for (const watched of folders) {
      const mine = crossings.filter((one) => one.folder === watched.folder.label);
      const paths = new Set(
        mine.flatMap((one) => [one.path, ...watched.changesOf(one).map((seen) => seen.path)]),
      );
      if (mine.length > 0) await watched.accept([...paths], this.#stopping.signal);
    }
    this.hint();
  }

  async #putBack(crossing: Crossing): Promise<boolean> {
    const changes = this.#changesOf(crossing);
    const watched = this.#folderOf(crossing.folder);
    if (!watched || changes.length === 0) return false;
    let isDone = true;
    for (const change of changes) isDone = (await this.#putBackOne(watched, change)) && isDone;
    return isDone;
  }

  async #putBackOne(watched: WatchedFolder, change: SeenChange): Promise<boolean> {
    const { ids, experiment, write } = this.#deps;
    const { root } = watched;
    const file = path.join(root, change.path);
    const seen = await lookAt(file);
    const before = await watched.before(change.path, this.#stopping.signal);
    if (!before) return false;
    const { lab } = await this.#open();
    const relative = [...baseFolder(experiment), 'put-back', ids.next(), path.basename(change.path)].join(
      '/',
    );
    return await putBack({
      root,
      path: change.path,
      before,
      seen,
      copy: { lab, relative },
      write: async (contents) => await write(vscode.Uri.file(file), contents),
    });
  }

  #folderOf(label: string): WatchedFolder | undefined {
    return this.#opened?.folders.find(({ folder }) => folder.label === label);
  }

  #changesOf(crossing: Crossing): SeenChange[] {
    return this.#folderOf(crossing.folder)?.changesOf(crossing) ?? [];
  }

  async #lookAtAll(): Promise<void> {
    await this.#alone(async () => {
      try {
        const { folders } = await this.#open();
        await this.#followRecord();
        for (const watched of folders) if (!this.isDisposed) await this.#lookAtOne(watched);
        this.#lookAgainAfter(folders.flatMap(({ rest }) => rest ?? []));
      } catch (error) {
        this.#failed(error);
      }
    });
    if (this.isDisposed || !this.#isNews) return;
    this.#isNews = false;
    this.#deps.onDidLook();
  }

  async #lookAtOne(watched: WatchedFolder): Promise<void> {
    const { watch } = this.#deps;
    const { label } = watched.folder;
    const openIn = (): Crossing[] => watch.open.filter(({ folder }) => folder === label);
    this.#touched.clear();
    const before = openIn();
    const look = await watched.look(new Set(before.map(({ path: file }) => file)), this.#stopping.signal);
    if (this.isDisposed) return;
    if (!look) {
      // Git is busy, and soon ready; after a failure a rest is due.
      if (watched.rest === undefined) this.hint();
      return;
    }
    if (watched.keep(look)) this.#isNews = true;
    const { unseen, settled } = reconcile(openIn(), look.changes);
    if (unseen.length > 0) {
      // Another window may have been quicker to note the same.
      if (await this.#followRecord()) return this.hint();
      this.#note(watched, reconcile(openIn(), look.changes).unseen);
    }
    const known = new Set(before.map(({ id }) => id));
    await this.#settle(
      watched,
      look,
      settled.filter(({ id }) => known.has(id)),
    );
  }

  async #follow(): Promise<void> {
    try {
      await this.#followRecord();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Takes over what other windows have recorded. @returns whether one has ended a crossing of ours */
  async #followRecord(): Promise<boolean> {
    const { watch, places, onSettled } = this.#deps;
    const ended = await watch.refresh();
    if (ended.length === 0 || this.isDisposed) return false;
    for (const { folder, path: file } of ended) {
      const uri = places.uriOf(folder, file);
      if (uri && !this.#isHeld(uri)) onSettled(uri);
    }
    const stays = ended.filter((one) => one.ended === 'kept' || one.ended === 'proposed');
    if (stays.length > 0) await this.#accept(stays);
    return true;
  }

  /** Somebody came back, who may have repaired what kept git from working. */
  #hurry(): void {
    for (const watched of this.#opened?.folders ?? []) watched.hurry();
  }

  #lookAgainAfter(rests: readonly number[]): void {
    clearTimeout(this.#retry);
    if (rests.length > 0 && !this.isDisposed) this.#retry = setTimeout(() => this.hint(), Math.min(...rests));
  }

  /** What was under way is stopped, also a git that hangs. */
  #stop(): void {
    clearTimeout(this.#retry);
    this.#stopping.abort();
  }

  #failed(error: unknown): void {
    if (!this.isDisposed) this.#deps.onError(error);
  }

  #note({ folder }: WatchedFolder, unseen: readonly SeenChange[]): void {
    const { places, watch, onSeen } = this.#deps;
    const noted = unseen.flatMap(({ path: file, change }) => {
      const uri = vscode.Uri.file(path.join(folder.uri.fsPath, ...file.split('/')));
      const placed = places.findProduction(uri);
      if (placed?.folder !== folder) return [];
      onSeen(uri);
      const placement = placed.placement;
      return [{ folder: folder.label, path: file, change, placement, seen: 'disk' as const }];
    });
    watch.noteAll(noted);
  }

  async #settle(watched: WatchedFolder, look: Look, settled: readonly Crossing[]): Promise<void> {
    const { places, watch, onSettled } = this.#deps;
    const ended: { readonly id: string; readonly how: Outcome; readonly uri: vscode.Uri }[] = [];
    for (const crossing of settled) {
      const uri = places.uriOf(crossing.folder, crossing.path);
      if (!uri || this.#isHeld(uri)) continue;
      const how = await watched.outcomeOf(look, crossing, this.#stopping.signal);
      if (how === undefined && watched.rest !== undefined) break;
      if (how) ended.push({ id: crossing.id, how, uri });
    }
    // While that was found out, somebody may have typed.
    const certain = ended.filter(({ uri }) => !this.#isHeld(uri));
    if (certain.length === 0 || this.isDisposed) return;
    await watch.endAll(certain);
    for (const { uri } of certain) onSettled(uri);
  }

  /** Whether the editor knows better than the disk. */
  #isHeld(uri: vscode.Uri): boolean {
    const key = uri.toString();
    if (this.#touched.has(key)) return true;
    return vscode.workspace.textDocuments.some(
      (document) => document.isDirty && document.uri.toString() === key,
    );
  }

  #openAgain(): void {
    this.#opening = undefined;
    this.#isNews = true;
    this.hint();
  }

  async #open(): Promise<Opened> {
    this.#opening ??= this.#openFolders();
    const opening = this.#opening;
    try {
      this.#opened = await opening;
      return this.#opened;
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  async #openFolders(): Promise<Opened> {
    const { places, experiment, git: findGit, lab: shown, watch, isAnew } = this.#deps;
    await Promise.all([places.ready, watch.loaded]);
    const [git, lab] = [await findGit(), await realpath(shown)];
    const segments = baseFolder(experiment);
    const kept = {
      record: new ExplorationBase(lab, experiment),
      contents: new KeptContents(lab, segments),
      // After trust was granted, what was seen before must not be forgotten.
      isAnew: isAnew && this.#opened === undefined,
    };
    const folders = places.folders.flatMap((folder): WatchedFolder[] => {
      const located = places.locatedOf(folder);
      if (!located) return [];
      const open = (program: string | undefined): Sight => openSight(located, program, lab, kept);
      const withoutGit = (): Sight => open(undefined);
      const now = (): number => performance.now();
      return [new WatchedFolder({ folder, root: located.root, sight: open(git), withoutGit, now })];
    });
    return { lab, folders };
  }

  /** Looks and what changes files take turns, so that nothing is seen half-done. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return await done;
  }
}
