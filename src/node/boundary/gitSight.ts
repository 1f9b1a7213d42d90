import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Before, Look, Sight } from '../../app/boundary/sight.ts';
import { hashFiles, readBlob, readCheckedOut, treeEntries, type TreeEntry } from '../git/blobs.ts';
import type { Repository } from '../git/findRepository.ts';
import { readStatus } from '../git/gitStatus.ts';
import { dirtyInside, type DirtyInside } from './dirtyInside.ts';
import { lookAt } from './fileMark.ts';
import type { FolderBaseline, Known } from './folderBaseline.ts';
import { historyOf } from './gitHistory.ts';
import { GitLook } from './gitLook.ts';
import { GoneFiles } from './goneFiles.ts';
import { newnessOf } from './newness.ts';
import { statesIn, type PathState } from './pathState.ts';

export interface GitSightDeps {
  /** The executable. */
  readonly git: string;
  readonly repository: Repository;
  /** The production folder's real path, in the repository. */
  readonly folder: string;
  readonly baseline: FolderBaseline;
  /** How long git may take for one look, in milliseconds. */
  readonly timeLimit?: number | undefined;
}

/** A cold repository of a hundred thousand files on a slow disk takes a minute; a git that hangs must end some time. */
const usualTimeLimit = 120_000;
/** A lock older than this was left behind by a git that was killed; so was one from a time to come. In milliseconds. */
const staleLock = 60_000;
/**
 * While one of these is there, what differs from HEAD is git's work in progress and nobody's edit. A bisection is not
 * among them: it moves HEAD with the files, and is often never ended.
 */
const operations = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];

/**
 * Sees production with the user's git: what differs from HEAD, and not from how it was when exploration began. So
 * checkout, pull, merge and stash blame nobody, and no program's writing is missed. How often git is started does not
 * depend on how many files there are.
 */
export class GitSight implements Sight {
  readonly by = 'git';
  readonly isComplete = true;
  readonly #deps: GitSightDeps;
  /** The production folder inside the repository: empty, or ending with `/`. */
  readonly #prefix: string;
  readonly #gone: GoneFiles;
  #last: GitLook | undefined;

  constructor(deps: GitSightDeps) {
    this.#deps = deps;
    const inside = path.relative(deps.repository.root, deps.folder).split(path.sep).join('/');
    this.#prefix = inside === '' ? '' : `${inside}/`;
    this.#gone = new GoneFiles(deps.folder, deps.baseline);
  }

  async look(open: ReadonlySet<string>, signal?: AbortSignal): Promise<Look | undefined> {
    const limit = this.#limit(signal);
    const { repository, baseline } = this.#deps;
    const takenAt = Date.now();
    const isMidway = await isAnyThere(operations.map((name) => path.join(repository.gitDir, name)));
    const seen = await this.#readStates(limit);
    if (!seen) return undefined;
    const { head, history, states } = seen;
    const known = async (): Promise<Known> => ({
      heads: await this.#headsOf(head, states, limit),
      insides: await this.#insidesOf(states, limit),
    });
    await baseline.begin({ head, history, takenAt, paths: [...states.keys()], known }, open);
    const look = new GitLook({
      ...this.#deps,
      prefix: this.#prefix,
      head,
      history,
      states,
      isMidway,
      open,
      signal: limit,
    });
    const changes = await look.changes(this.#gone);
    this.#last = look;
    return {
      changes,
      isMidway,
      outcomeOf: async (crossing, call) => await look.outcomeOf(crossing, this.#limit(call)),
    };
  }

  async accept(paths: readonly string[], signal?: AbortSignal): Promise<void> {
    const limit = this.#limit(signal);
    const last = this.#last;
    const entries = last?.head === undefined ? [] : await this.#entriesOf(last.head, paths, limit);
    const heads = new Map([...entries].map(([file, { hash }]) => [file, hash]));
    const states = new Map(
      paths.flatMap((file) => {
        const state = last?.states.get(file);
        return state ? [[file, state] as const] : [];
      }),
    );
    const insides = await this.#insidesOf(states, limit);
    await this.#deps.baseline.accept(paths, { heads, insides, history: last?.history });
  }

  async before(file: string, signal?: AbortSignal): Promise<Before | undefined> {
    const { baseline, folder } = this.#deps;
    const last = this.#last;
    const state = last?.states.get(file);
    if (!last || state?.isUnmerged === true) return undefined;
    const limit = this.#limit(signal);
    const head = state ? state.head : await this.#entryOf(last.head, file, limit);
    const mark = baseline.markOf(file);
    // A file that was there at the start is not taken for a new one, wherever HEAD has gone since.
    const isByMark = mark && (mark.head === head?.hash || (!head && mark.kind !== 'gone'));
    if (isByMark) return await baseline.before(file);
    const entry = head ?? last.atStart(file);
    if (entry) return await this.#contentsOf(file, entry, limit);
    if (last.isMidway) return undefined;
    const location = path.join(folder, file);
    if ((await lookAt(location)).kind === 'gone') return { kind: 'nothing' };
    const isNew = last.isNew(file) && (await newnessOf(location, baseline.takenAt)) === 'new';
    return isNew ? { kind: 'nothing' } : undefined;
  }

  async #contentsOf(
    file: string,
    { mode, hash }: TreeEntry,
    signal: AbortSignal,
  ): Promise<Before | undefined> {
    const { git, repository } = this.#deps;
    if (mode === '120000') {
      const target = (await readBlob(git, repository.root, hash, signal)).toString('utf8');
      return { kind: 'link', target };
    }
    if (!mode.startsWith('100')) return undefined;
    const blob = { hash, path: `${this.#prefix}${file}` };
    const contents = await readCheckedOut(git, repository.root, blob, signal);
    return contents && { kind: 'file', contents, isExecutable: mode === '100755' };
  }

  /** @returns `undefined` while git is at work */
  async #readStates(signal: AbortSignal) {
    const { git, folder, repository } = this.#deps;
    if (await this.#isLocked()) return undefined;
    const history = await historyOf(repository);
    const { head, entries } = await readStatus(git, folder, { signal });
    if ((await this.#isLocked()) || (await historyOf(repository)) !== history) return undefined;
    const states = await this.#withoutUnchanged(statesIn(this.#prefix, entries), signal);
    return { head, history: `${head ?? ''} ${history}`, states };
  }

  /** What was staged and put back on disk is as in HEAD, whatever the index says: the index is the user's. */
  async #withoutUnchanged(
    states: Map<string, PathState>,
    signal: AbortSignal,
  ): Promise<Map<string, PathState>> {
    const { git, repository, folder } = this.#deps;
    const doubtful: string[] = [];
    for (const [file, { isDoubtful, isUnmerged, head }] of states) {
      if (isUnmerged || !isDoubtful || head === undefined || !head.mode.startsWith('100')) continue;
      if ((await lookAt(path.join(folder, file))).kind === 'file') doubtful.push(file);
    }
    const asked = doubtful.map((file) => `${this.#prefix}${file}`);
    const hashes = await hashFiles(git, repository.root, asked, signal);
    for (const file of doubtful) {
      if (hashes.get(`${this.#prefix}${file}`) === states.get(file)?.head?.hash) states.delete(file);
    }
    return states;
  }

  /** What HEAD holds, which status does not say of files in conflict. */
  async #headsOf(
    head: string | undefined,
    states: ReadonlyMap<string, PathState>,
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const conflicts = [...states].filter(([, { isUnmerged }]) => isUnmerged).map(([file]) => file);
    const hidden = head === undefined ? [] : await this.#entriesOf(head, conflicts, signal);
    const shown = [...states].flatMap(([file, state]) => (state.head ? [[file, state.head] as const] : []));
    return new Map([...shown, ...hidden].map(([file, { hash }]) => [file, hash]));
  }

  async #insidesOf(
    states: ReadonlyMap<string, PathState>,
    signal: AbortSignal,
  ): Promise<Map<string, DirtyInside>> {
    const { git, folder } = this.#deps;
    const insides = new Map<string, DirtyInside>();
    for (const [file, { isThere, isNested, isSubmodule }] of states) {
      if (!isThere || !(isNested || isSubmodule)) continue;
      insides.set(file, await dirtyInside(git, path.join(folder, file), signal));
    }
    return insides;
  }

  async #entriesOf(
    commit: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<[string, TreeEntry][]> {
    const { git, repository } = this.#deps;
    const inside = paths.map((file) => `${this.#prefix}${file}`);
    const entries = await treeEntries(git, repository.root, commit, inside, signal);
    return [...entries].map(([file, entry]) => [file.slice(this.#prefix.length), entry]);
  }

  async #entryOf(
    commit: string | undefined,
    file: string,
    signal: AbortSignal,
  ): Promise<TreeEntry | undefined> {
    return commit === undefined ? undefined : (await this.#entriesOf(commit, [file], signal))[0]?.[1];
  }

  #limit(signal: AbortSignal | undefined): AbortSignal {
    const limit = AbortSignal.timeout(this.#deps.timeLimit ?? usualTimeLimit);
    return signal ? AbortSignal.any([signal, limit]) : limit;
  }

  async #isLocked(): Promise<boolean> {
    const lock = await stat(path.join(this.#deps.repository.gitDir, 'index.lock')).catch(() => undefined);
    return lock !== undefined && Math.abs(Date.now() - lock.mtimeMs) < staleLock;
  }
}

async function isAnyThere(files: readonly string[]): Promise<boolean> {
  const marks = await Promise.all(files.map((file) => lookAt(file)));
  return marks.some(({ kind }) => kind !== 'gone');
}
