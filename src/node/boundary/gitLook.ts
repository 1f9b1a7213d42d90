import path from 'node:path';
import type { OpenChange, Outcome, SeenChange } from '../../app/boundary/sight.ts';
import { hashFiles, isOlderCommit, linkHash, treeEntries, type TreeEntry } from '../git/blobs.ts';
import type { Repository } from '../git/findRepository.ts';
import { dirtyInside, isFurtherChanged } from './dirtyInside.ts';
import { lookAt, type FileMark } from './fileMark.ts';
import { mayDelete, type FolderBaseline } from './folderBaseline.ts';
import { GitOutcomes } from './gitOutcomes.ts';
import type { GoneFiles } from './goneFiles.ts';
import { newnessOf } from './newness.ts';
import type { PathState } from './pathState.ts';

/** What a look with git found, before it is compared with the start. */
export interface GitLookDeps {
  readonly git: string;
  readonly repository: Repository;
  /** The production folder's real path, and its place in the repository: empty, or ending with `/`. */
  readonly folder: string;
  readonly prefix: string;
  readonly baseline: FolderBaseline;
  readonly head: string | undefined;
  /** Where HEAD and the stash are. */
  readonly history: string;
  /** What differs from HEAD, by path in the folder. */
  readonly states: ReadonlyMap<string, PathState>;
  /** Whether git is in the middle of something: then nothing is anybody's doing. */
  readonly isMidway: boolean;
  /** Paths of open crossings. */
  readonly open: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** One look at production with git, against how it was when exploration began. */
export class GitLook {
  readonly #deps: GitLookDeps;
  readonly #outcomes: GitOutcomes;
  /** What the commit of the start holds at paths that differ now and were not marked; only while it is not HEAD. */
  #started: ReadonlyMap<string, TreeEntry> = new Map();
  /** Whether HEAD went back since, as with `git reset`. */
  #wentBack = false;
  /** Paths that are as in the commit of the start: HEAD has moved, and not they. */
  readonly #asAtStart = new Set<string>();
  readonly #new = new Set<string>();
  #changed: ReadonlySet<string> = new Set();

  constructor(deps: GitLookDeps) {
    this.#deps = deps;
    this.#outcomes = new GitOutcomes(deps);
  }

  get head(): string | undefined {
    return this.#deps.head;
  }

  get history(): string {
    return this.#deps.history;
  }

  get states(): ReadonlyMap<string, PathState> {
    return this.#deps.states;
  }

  get isMidway(): boolean {
    return this.#deps.isMidway;
  }

  /** What a file was at the start that HEAD does not hold any more because it went back. */
  atStart(file: string): TreeEntry | undefined {
    return this.#wentBack ? this.#started.get(file) : undefined;
  }

  /** Whether this look found that a file came to be during exploration. */
  isNew(file: string): boolean {
    return this.#new.has(file);
  }

  /** What is changed and may be exploration's doing. */
  async changes(gone: GoneFiles): Promise<readonly SeenChange[]> {
    const { states, isMidway, head, history } = this.#deps;
    if (isMidway) return [];
    await this.#compareWithStart();
    const changes: SeenChange[] = [];
    for (const [file, state] of states) {
      if (state.isUnmerged || this.#asAtStart.has(file)) continue;
      const change = await this.#changeOf(file, state);
      if (change) changes.push(change);
    }
    const query = {
      head,
      history,
      isListed: (file: string) => states.has(file),
      inHead: async (files: readonly string[]) => new Set((await this.#entries(head, files)).keys()),
    };
    const known = await this.#withoutOlder(changes);
    const all = [...known, ...(await gone.find(query))];
    this.#changed = new Set(all.map((change) => change.path));
    return all;
  }

  /** `changes` did not hold it any more. Files git does not compare (ignored, sparse) are left to the editor. */
  async outcomeOf({ path: file, change }: OpenChange, signal: AbortSignal): Promise<Outcome | undefined> {
    const { states, isMidway, folder, baseline } = this.#deps;
    if (isMidway || states.get(file)?.isUnmerged === true) return undefined;
    const isThere = (await lookAt(path.join(folder, file))).kind !== 'gone';
    // It is changed still, only in another way than it was.
    if (this.#changed.has(file)) return change === 'delete' && isThere ? 'undone' : undefined;
    if (states.has(file)) return 'undone';
    const { isTracked, wasTaken } = await this.#outcomes.factsOf(file, signal);
    if (change === 'delete') {
      if (isThere) return 'undone';
      return !isTracked && wasTaken ? 'committed' : undefined;
    }
    if (isThere !== isTracked) return undefined;
    const mark = baseline.markOf(file);
    // Neither there nor tracked, though it was: in the stash or on another branch.
    if (!isThere && mark && mark.kind !== 'gone' && mark.head === undefined) return undefined;
    return wasTaken ? 'committed' : 'undone';
  }

  async #changeOf(file: string, state: PathState): Promise<SeenChange | undefined> {
    const { baseline } = this.#deps;
    const { head, isThere, canOpen, isSubmodule } = state;
    const mark = baseline.markOf(file);
    if (mark && !canOpen) return undefined;
    if (isThere && canOpen && (state.isNested || isSubmodule))
      return await this.#changeInside(file, state, mark);
    if (mark) {
      const change = await baseline.changeOf(file);
      if (!change || mark.head === head?.hash || (!head && mark.kind !== 'gone')) return change;
    }
    const canPutBack = canOpen && !isSubmodule;
    if (head) return { path: file, change: isThere ? 'edit' : 'delete', canPutBack };
    if (!isThere) return undefined;
    return this.atStart(file)
      ? { path: file, change: 'edit', canPutBack }
      : await this.#created(file, canOpen);
  }

  /** A submodule in which only another commit is checked out follows what git does to the outer repository. */
  async #changeInside(
    file: string,
    { head, isNested, isDirtyInside }: PathState,
    mark: FileMark | undefined,
  ): Promise<SeenChange | undefined> {
    const { git, folder, signal } = this.#deps;
    const edit = { path: file, change: 'edit', canPutBack: false } as const;
    if (!mark || mark.kind === 'gone') {
      if (head) return isDirtyInside ? edit : undefined;
      return await this.#created(file, true);
    }
    if (!isNested && !isDirtyInside) return undefined;
    const now = await dirtyInside(git, path.join(folder, file), signal);
    return isFurtherChanged(mark.inside ?? {}, now) ? edit : undefined;
  }

  async #created(file: string, canOpen: boolean): Promise<SeenChange | undefined> {
    const { folder, baseline, open } = this.#deps;
    if (!canOpen) return { path: file, change: 'create', canPutBack: false };
    const location = path.join(folder, file);
    const newness = await newnessOf(location, baseline.takenAt);
    if (newness === 'old' && !open.has(file)) return undefined;
    if (newness === 'new') this.#new.add(file);
    const { kind } = await lookAt(location);
    return { path: file, change: 'create', canPutBack: newness === 'new' && mayDelete(file, kind) };
  }

  /** A file that git itself wrote, before a reset took its commit away, is somebody's work and not to be deleted. */
  async #withoutOlder(changes: readonly SeenChange[]): Promise<SeenChange[]> {
    const { repository, head } = this.#deps;
    const origin = path.join(repository.gitDir, 'ORIG_HEAD');
    if (head === undefined || this.#new.size === 0 || (await lookAt(origin)).kind === 'gone')
      return [...changes];
    const held = await this.#entries('ORIG_HEAD', [...this.#new]);
    for (const file of held.keys()) this.#new.delete(file);
    return changes.map((change) => (held.has(change.path) ? { ...change, canPutBack: false } : change));
  }

  /** HEAD may have moved and the files stayed, as with `git reset`: what is as at the start is nobody's doing. */
  async #compareWithStart(): Promise<void> {
    const { git, repository, head, baseline, states, folder, prefix, signal } = this.#deps;
    if (baseline.head === undefined || baseline.head === head) return;
    const asked = [...states].filter(([file, state]) => mayBeAsAtStart(state) && !baseline.markOf(file));
    if (asked.length === 0) return;
    this.#started = await this.#entries(
      baseline.head,
      asked.map(([file]) => file),
    );
    this.#wentBack =
      head !== undefined && (await isOlderCommit(git, repository.root, head, baseline.head, signal));
    const files: string[] = [];
    for (const [file, { isThere }] of asked) {
      const was = this.#started.get(file);
      const { kind } = await lookAt(path.join(folder, file));
      if (!was && !isThere && this.#wentBack) this.#asAtStart.add(file);
      if (was && kind === 'file' && was.mode.startsWith('100')) files.push(file);
      if (was && kind === 'link' && (await linkHash(path.join(folder, file), was.hash)) === was.hash)
        this.#asAtStart.add(file);
    }
    const inRepository = files.map((file) => `${prefix}${file}`);
    const hashes = await hashFiles(git, repository.root, inRepository, signal);
    for (const file of files) {
      if (hashes.get(`${prefix}${file}`) === this.#started.get(file)?.hash) this.#asAtStart.add(file);
    }
  }

  /** By path in the folder; nothing of a commit that is not there any more. */
  async #entries(
    commit: string | undefined,
    files: readonly string[],
  ): Promise<ReadonlyMap<string, TreeEntry>> {
    const { git, repository, prefix, signal } = this.#deps;
    if (commit === undefined) return new Map();
    try {
      const inside = files.map((file) => `${prefix}${file}`);
      const entries = await treeEntries(git, repository.root, commit, inside, signal);
      return new Map([...entries].map(([file, entry]) => [file.slice(prefix.length), entry]));
    } catch (error) {
      if (signal.aborted) throw error;
      return new Map();
    }
  }
}

function mayBeAsAtStart({ isUnmerged, canOpen, isSubmodule, isNested }: PathState): boolean {
  return canOpen && !isUnmerged && !isSubmodule && !isNested;
}
