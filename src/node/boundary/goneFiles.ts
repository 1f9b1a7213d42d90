import path from 'node:path';
import type { SeenChange } from '../../app/boundary/sight.ts';
import { lookAt } from './fileMark.ts';
import type { FolderBaseline } from './folderBaseline.ts';

/** What {@link GoneFiles} needs to know of a look. */
export interface GoneQuery {
  readonly head: string | undefined;
  /** Where HEAD and the stash are. */
  readonly history: string;
  /** Whether git has something to say of a path. */
  readonly isListed: (file: string) => boolean;
  /** Which of these paths HEAD holds. */
  readonly inHead: (files: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Finds untracked files that were there at the start and are gone, of which git says nothing. One that a commit has
 * held since may be gone by a checkout, and any of them by `git stash`: such a deletion is nobody's.
 */
export class GoneFiles {
  readonly #folder: string;
  readonly #baseline: FolderBaseline;
  /** Where HEAD and the stash were when a file was there last, as far as this window saw it. */
  readonly #seenAt = new Map<string, string>();
  readonly #blamed = new Set<string>();
  /** The commit in which files were looked for last. */
  #checked: string | undefined;

  /** @param folder the production folder's real path */
  constructor(folder: string, baseline: FolderBaseline) {
    this.#folder = folder;
    this.#baseline = baseline;
  }

  async find(query: GoneQuery): Promise<SeenChange[]> {
    await this.#noteCommitted(query);
    const changes: SeenChange[] = [];
    for (const file of this.#untracked()) {
      const change = await this.#changeOf(file, query.history);
      if (change && !query.isListed(file)) changes.push(change);
    }
    return changes;
  }

  #untracked(): string[] {
    return [...this.#baseline.paths()].filter((file) => {
      const mark = this.#baseline.markOf(file);
      return mark?.head === undefined && mark?.kind !== 'gone' && mark?.wasCommitted !== true;
    });
  }

  async #noteCommitted({ head, inHead }: GoneQuery): Promise<void> {
    const untracked = this.#untracked();
    if (head === undefined || head === (this.#checked ?? this.#baseline.head) || untracked.length === 0)
      return;
    await this.#baseline.noteCommitted([...(await inHead(untracked))]);
    this.#checked = head;
  }

  async #changeOf(file: string, history: string): Promise<SeenChange | undefined> {
    const mark = this.#baseline.markOf(file);
    if ((await lookAt(path.join(this.#folder, file))).kind !== 'gone') {
      this.#seenAt.set(file, history);
      this.#blamed.delete(file);
      return undefined;
    }
    const seenAt = this.#seenAt.get(file) ?? mark?.history ?? this.#baseline.history;
    if (!this.#blamed.has(file) && seenAt !== history) return undefined;
    this.#blamed.add(file);
    return await this.#baseline.changeOf(file);
  }
}
