import path from 'node:path';
import type { Before, SeenChange } from '../../app/boundary/sight.ts';
import type { DirtyInside } from './dirtyInside.ts';
import type { BaseChange, ExplorationBase, FolderBase } from './explorationBase.ts';
import { goneMark, isAsMarked, lookAt, markFile, type FileMark } from './fileMark.ts';
import { KeptContents, largestKept } from './keptContents.ts';
import { newnessOf } from './newness.ts';
import { isSecretName } from './secretNames.ts';

/** As many contents as are held in memory before they are written, in bytes. */
const heldAtOnce = 4 * 1024 * 1024;

/** Of more files than these, the others are known by their size and time alone. */
const mostRead = 20_000;

/** What is known of files beside how they are on disk. */
export interface Known {
  /** What git keeps for paths in HEAD. */
  readonly heads?: ReadonlyMap<string, string> | undefined;
  /** What is changed in repositories that lie in the folder, by their path. */
  readonly insides?: ReadonlyMap<string, DirtyInside> | undefined;
  /** Where HEAD and the stash are. */
  readonly history?: string | undefined;
}

/** A base that is to be taken. */
export interface Taking {
  /** The commit that is checked out. */
  readonly head?: string | undefined;
  readonly history?: string | undefined;
  /** A moment before the paths were listed, in milliseconds since 1970. */
  readonly takenAt: number;
  readonly isComplete?: boolean;
  /** To be marked as they are now. */
  readonly paths: readonly string[];
  /** Asked for only when a base is taken. */
  readonly known?: () => Promise<Known>;
}

/** How one production folder was when exploration began, with what was accepted since. */
export class FolderBaseline {
  readonly #folder: string;
  readonly #by: FolderBase['by'];
  readonly #record: ExplorationBase;
  readonly #kept: KeptContents;
  #base: FolderBase | undefined;
  #marks: ReadonlyMap<string, FileMark> = new Map();
  /** Of the record as it was read last. */
  #stamp: string | undefined;
  #isAnew: boolean;

  /**
   * @param folder the production folder's real path
   * @param options `isAnew`: a base that was taken before is replaced, except for files with open crossings
   */
  constructor(
    folder: string,
    by: FolderBase['by'],
    options: { readonly record: ExplorationBase; readonly contents: KeptContents; readonly isAnew?: boolean },
  ) {
    this.#folder = folder;
    this.#by = by;
    this.#record = options.record;
    this.#kept = options.contents;
    this.#isAnew = options.isAnew ?? false;
  }

  /** The commit that was checked out when exploration began. */
  get head(): string | undefined {
    return this.#base?.head;
  }

  /** When the base was taken, in milliseconds since 1970; `undefined` when that is not known. */
  get takenAt(): number | undefined {
    return this.#base?.takenAt;
  }

  /** Where HEAD and the stash were when exploration began. */
  get history(): string | undefined {
    return this.#base?.history;
  }

  /** Whether the whole folder was looked at. */
  get isComplete(): boolean {
    return this.#base?.isComplete ?? true;
  }

  /** Paths that are marked. */
  paths(): Iterable<string> {
    return this.#marks.keys();
  }

  markOf(file: string): FileMark | undefined {
    return this.#marks.get(file);
  }

  /** Reads the base from the lab, if another window has changed it since. @returns whether there is one */
  async load(): Promise<boolean> {
    const stamp = await this.#record.stamp();
    // A record that somebody has deleted is written again with the next change.
    if (stamp !== this.#stamp && (stamp !== '' || this.#base === undefined)) {
      this.#use(await this.#record.read(this.#folder, this.#by));
      this.#stamp = stamp;
    }
    return this.#base !== undefined;
  }

  /**
   * Takes the base, unless one was taken before, and removes copies that no base needs any more.
   * @param open paths of open crossings, which keep what was known of them
   */
  async begin(taking: Taking, open: ReadonlySet<string>): Promise<void> {
    if ((await this.load()) && !this.#isAnew) return;
    await this.#change(
      async (present, beside) => {
        if (present && !this.#isAnew) return undefined;
        // Git takes over from snapshots when a window is trusted: exploration goes on, and what it changed stays its doing.
        const earlier = this.#by === 'git' && !this.#isAnew ? beside : undefined;
        return await this.#take(present, earlier, taking, open);
      },
      async (packs) => await this.#kept.removeAllBut(packs),
    );
    this.#isAnew = false;
  }

  /** From now on, these files are right as they are on disk. */
  async accept(paths: readonly string[], known: Known = {}): Promise<void> {
    if (!(await this.load()) || paths.length === 0) return;
    const held = this.#base;
    await this.#change(async (present) => {
      const base = present ?? held;
      if (!base) return undefined;
      const marks = await this.#mark(paths, known);
      const { history } = known;
      const dated = [...marks].map(([file, mark]) => [
        file,
        history === undefined ? mark : { ...mark, history },
      ]);
      return { ...base, marks: { ...base.marks, ...Object.fromEntries(dated) } };
    });
  }

  /** A commit holds these marked files now. */
  async noteCommitted(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    await this.#change(async (present) => {
      if (!present) return undefined;
      const marks = new Map(Object.entries(present.marks));
      for (const file of paths) {
        const mark = marks.get(file);
        if (mark) marks.set(file, { ...mark, wasCommitted: true });
      }
      return { ...present, marks: Object.fromEntries(marks) };
    });
  }

  /** What happened to a marked file; `undefined` when it is as it was. */
  async changeOf(file: string): Promise<SeenChange | undefined> {
    const was = this.#marks.get(file);
    const location = path.join(this.#folder, file);
    if (!was || (await isAsMarked(location, was))) return undefined;
    const now = await lookAt(location);
    if (was.kind === 'gone') return { path: file, change: 'create', canPutBack: mayDelete(file, now.kind) };
    const canPutBack = was.kept !== undefined && now.kind !== 'other';
    return { path: file, change: now.kind === 'gone' ? 'delete' : 'edit', canPutBack };
  }

  /** How a marked file was. */
  async before(file: string): Promise<Before | undefined> {
    const was = this.#marks.get(file);
    if (!was) return undefined;
    if (was.kind === 'gone') return { kind: 'nothing' };
    const contents = await this.#kept.read(was);
    return contents && { kind: 'file', contents, isExecutable: undefined };
  }

  async #take(
    present: FolderBase | undefined,
    earlier: FolderBase | undefined,
    { head, history, takenAt, isComplete = true, paths, known = async () => ({}) }: Taking,
    open: ReadonlySet<string>,
  ): Promise<FolderBase> {
    const since = earlier ? await this.#changedSince(earlier, paths) : new Set();
    const rest = paths.filter((file) => !open.has(file) && !since.has(file));
    const beside = await known();
    const fresh = await this.#mark(rest, beside);
    const marks = Object.fromEntries([...(await this.#stillOpen(present, open, beside)), ...fresh]);
    const optional = {
      ...(head === undefined ? {} : { head }),
      ...(history === undefined ? {} : { history }),
    };
    return {
      root: this.#folder,
      by: this.#by,
      takenAt: earlier?.takenAt ?? takenAt,
      isComplete,
      ...optional,
      marks,
    };
  }

  async #changedSince({ marks, takenAt }: FolderBase, paths: readonly string[]): Promise<Set<string>> {
    const known = new Map(Object.entries(marks));
    const changed = new Set<string>();
    for (const file of paths) {
      const location = path.join(this.#folder, file);
      const mark = known.get(file);
      const isChanged = mark
        ? !(await isAsMarked(location, mark))
        : (await newnessOf(location, takenAt)) === 'new';
      if (isChanged) changed.add(file);
    }
    return changed;
  }

  /** What is known of files with open crossings stays known: also that they were not there. */
  async #stillOpen(
    present: FolderBase | undefined,
    open: ReadonlySet<string>,
    { heads }: Known,
  ): Promise<[string, FileMark][]> {
    const still: [string, FileMark][] = [];
    const marks = new Map(Object.entries(present?.marks ?? {}));
    for (const file of open) {
      const mark = marks.get(file);
      const location = path.join(this.#folder, file);
      if (mark) still.push([file, mark]);
      else if (heads?.has(file) !== true && (await newnessOf(location, present?.takenAt)) === 'new')
        still.push([file, goneMark]);
    }
    return still;
  }

  async #change(
    change: BaseChange,
    onWritten?: (packs: ReadonlySet<string>) => Promise<void>,
  ): Promise<void> {
    const base = await this.#record.change(this.#folder, this.#by, change, async (packs) => {
      this.#stamp = await this.#record.stamp();
      await onWritten?.(packs);
    });
    if (base) this.#use(base);
  }

  async #mark(paths: readonly string[], { heads, insides }: Known): Promise<Map<string, FileMark>> {
    const marks = new Map<string, FileMark>();
    let held: { file: string; mark: FileMark; contents: Buffer }[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      const places = await this.#kept.keep(held.map(({ contents }) => contents));
      held.forEach(({ file, mark }, index) => {
        const kept = places[index];
        if (kept) marks.set(file, { ...mark, kept });
      });
      [held, size] = [[], 0];
    };
    for (const [index, file] of paths.entries()) {
      const location = path.join(this.#folder, file);
      const { mark: bare, contents } =
        index < mostRead
          ? await markFile(location, largestKept)
          : { mark: await lookAt(location), contents: undefined };
      const [head, inside] = [heads?.get(file), insides?.get(file)];
      const headed = head === undefined ? bare : { ...bare, head };
      const mark = inside === undefined ? headed : { ...headed, inside };
      marks.set(file, mark);
      if (!contents || !KeptContents.mayKeep(file, contents.length)) continue;
      held.push({ file, mark, contents });
      size += contents.length;
      if (size >= heldAtOnce) await flush();
    }
    await flush();
    return marks;
  }

  #use(base: FolderBase | undefined): void {
    this.#base = base;
    this.#marks = new Map(Object.entries(base?.marks ?? {}));
  }
}

/** Whether something that was not there can be deleted again: a copy of it is made first, which a secret has not. */
export function mayDelete(file: string, kind: FileMark['kind']): boolean {
  return kind === 'link' || (kind === 'file' && !isSecretName(file));
}
