import { covers } from '../../app/boundary/reconcile.ts';
import type { Before, Look, Outcome, SeenChange, Sight } from '../../app/boundary/sight.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { GitFailure } from '../../node/git/runGit.ts';
import { Patience } from './patience.ts';
import type { LabelledFolder } from './productionFolders.ts';

export interface WatchedFolderDeps {
  readonly folder: LabelledFolder;
  /** Its real path. */
  readonly root: string;
  /** The best sight there is of it. */
  readonly sight: Sight;
  /** Opens one that needs no git, for when git fails. */
  readonly withoutGit: () => Sight;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/** What a crossing says of where it happened. */
export type CrossedPlace = Pick<Crossing, 'folder' | 'path' | 'change' | 'from'>;

/**
 * A production folder, how it is seen, and what was seen last. Where git fails it is tried again, with rests that grow;
 * snapshots stand in for it when that lasts, and git takes over as soon as it works.
 */
export class WatchedFolder {
  readonly folder: LabelledFolder;
  readonly root: string;
  readonly #deps: WatchedFolderDeps;
  readonly #patience = new Patience();
  /** What was accepted while git did not work, of which its base does not know yet. */
  readonly #owed = new Set<string>();
  #standIn: Sight | undefined;
  #changes: readonly SeenChange[] = [];
  #isMidway = false;
  #byPath: ReadonlyMap<string, SeenChange> = new Map();
  #seenBy: Sight | undefined;

  constructor(deps: WatchedFolderDeps) {
    this.folder = deps.folder;
    this.root = deps.root;
    this.#deps = deps;
  }

  /** How it is seen now. */
  get sight(): Pick<Sight, 'by' | 'isComplete'> {
    return this.#sight;
  }

  /** Whether git was in the middle of something when it was looked at last; see {@link Look.isMidway}. */
  get isMidway(): boolean {
    return this.#isMidway;
  }

  /** How long to wait before git is tried again, in milliseconds; `undefined` while it works. */
  get rest(): number | undefined {
    const rest = this.#patience.restAt(this.#deps.now());
    return rest > 0 ? rest : undefined;
  }

  /** Git is worth a try at once. */
  hurry(): void {
    this.#patience.hurry();
  }

  /**
   * Looks at the disk; see {@link Sight.look}.
   * @param stop ends it; git is also given no more than a certain time
   * @returns `undefined` while nothing can be told
   */
  async look(open: ReadonlySet<string>, stop: AbortSignal): Promise<Look | undefined> {
    const { sight, now } = this.#deps;
    if (sight.by !== 'git') return await sight.look(open, stop);
    if (this.#patience.restAt(now()) === 0) {
      const tried = await this.#tryGit(stop, async (signal) => await this.#lookWithGit(open, signal));
      if (tried) return tried.result;
    }
    return this.#patience.isLost ? await this.#sight.look(open, stop) : undefined;
  }

  /** What became of a crossing that no change stands for; `undefined` also where git failed over it. */
  async outcomeOf(look: Look, crossing: Crossing, stop: AbortSignal): Promise<Outcome | undefined> {
    const tried = await this.#tryGit(stop, async (signal) => await look.outcomeOf(crossing, signal));
    return tried?.result;
  }

  /** From now on, files are right as they are on disk; see {@link Sight.accept}. */
  async accept(paths: readonly string[], stop: AbortSignal): Promise<void> {
    const { sight } = this.#deps;
    if (sight.by !== 'git') return await sight.accept(paths, stop);
    if (this.#patience.isLost) await this.#sight.accept(paths, stop);
    const isDone =
      !this.#patience.isLost &&
      (await this.#tryGit(stop, async (signal) => await sight.accept(paths, signal))) !== undefined;
    if (!isDone) for (const file of paths) this.#owed.add(file);
  }

  /** How a file was; see {@link Sight.before}. @throws GitFailure */
  async before(file: string, stop: AbortSignal): Promise<Before | undefined> {
    return await this.#sight.before(file, this.#limited(stop));
  }

  /** What a crossing is about, as it was seen last. */
  changesOf(crossing: CrossedPlace): SeenChange[] {
    const same = this.#byPath.get(crossing.path);
    if (crossing.change !== 'rename' && same && covers(crossing, same)) return [same];
    return crossing.change === 'edit' ? [] : this.#changes.filter((change) => covers(crossing, change));
  }

  /** Remembers what was seen. @returns whether it is anything else than before */
  keep({ changes, isMidway = false }: Look): boolean {
    const isSame =
      isMidway === this.#isMidway &&
      this.#seenBy === this.#sight &&
      changes.length === this.#changes.length &&
      changes.every((one) => {
        const other = this.#byPath.get(one.path);
        return other?.change === one.change && other.canPutBack === one.canPutBack;
      });
    if (isSame) return false;
    this.#seenBy = this.#sight;
    this.#isMidway = isMidway;
    this.#changes = changes;
    this.#byPath = new Map(changes.map((change) => [change.path, change]));
    return true;
  }

  get #sight(): Sight {
    const { sight, withoutGit } = this.#deps;
    if (sight.by !== 'git' || !this.#patience.isLost) return sight;
    return (this.#standIn ??= withoutGit());
  }

  /** What is owed is told between two looks, so that git's base learns it as of the commit that is checked out now. */
  async #lookWithGit(open: ReadonlySet<string>, signal: AbortSignal): Promise<Look | undefined> {
    const { sight } = this.#deps;
    const look = await sight.look(open, signal);
    if (!look || this.#owed.size === 0) return look;
    const owed = [...this.#owed];
    await sight.accept(owed, signal);
    for (const file of owed) this.#owed.delete(file);
    return await sight.look(open, signal);
  }

  /** @returns `undefined` when git failed */
  async #tryGit<T>(
    stop: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ readonly result: T } | undefined> {
    const signal = this.#limited(stop);
    try {
      const result = await work(signal);
      this.#patience.succeeded();
      return { result };
    } catch (error) {
      if (stop.aborted || !(error instanceof GitFailure || signal.aborted)) throw error;
      this.#patience.failedAt(this.#deps.now());
      return undefined;
    }
  }

  #limited(stop: AbortSignal): AbortSignal {
    return AbortSignal.any([stop, AbortSignal.timeout(this.#patience.limit)]);
  }
}
