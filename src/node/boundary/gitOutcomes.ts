import { comparedFiles, treeEntries } from '../git/blobs.ts';
import type { Repository } from '../git/findRepository.ts';
import type { FolderBaseline } from './folderBaseline.ts';

/** What decides how a crossing ended of which no change is left. */
export interface OutcomeFacts {
  /** Whether git compares it, or something in it, with the disk. */
  readonly isTracked: boolean;
  /** Whether HEAD holds something else there than when exploration began. */
  readonly wasTaken: boolean;
}

interface Deps {
  readonly git: string;
  readonly repository: Repository;
  /** The production folder in the repository: empty, or ending with `/`. */
  readonly prefix: string;
  readonly baseline: FolderBaseline;
  readonly head: string | undefined;
  /** Paths that will be asked for: git tells of all of them at once. */
  readonly open: ReadonlySet<string>;
}

/** Finds out what decides outcomes, for all paths of a look when the first is asked for. */
export class GitOutcomes {
  readonly #deps: Deps;
  readonly #facts = new Map<string, OutcomeFacts>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** @throws GitFailure */
  async factsOf(file: string, signal: AbortSignal): Promise<OutcomeFacts> {
    if (!this.#facts.has(file)) {
      const isFirst = this.#facts.size === 0;
      await this.#find(isFirst ? [...new Set([...this.#deps.open, file])] : [file], signal);
    }
    return this.#facts.get(file) ?? { isTracked: false, wasTaken: false };
  }

  async #find(files: readonly string[], signal: AbortSignal): Promise<void> {
    const { git, repository, prefix } = this.#deps;
    const inside = files.map((file) => `${prefix}${file}`);
    const compared = await comparedFiles(git, repository.root, inside, signal);
    const tracked = new Set([...compared].flatMap(placesOf));
    const taken = await this.#taken(inside, signal);
    for (const file of files) {
      const place = `${prefix}${file}`;
      this.#facts.set(file, { isTracked: tracked.has(place), wasTaken: taken.has(place) });
    }
  }

  async #taken(inside: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>> {
    const { git, repository, baseline, head } = this.#deps;
    if (head === undefined || head === baseline.head) return new Set();
    const after = await treeEntries(git, repository.root, head, inside, signal);
    if (baseline.head === undefined) return new Set(after.keys());
    try {
      const before = await treeEntries(git, repository.root, baseline.head, inside, signal);
      return new Set(inside.filter((file) => before.get(file)?.hash !== after.get(file)?.hash));
    } catch (error) {
      if (signal.aborted) throw error;
      // The commit is not there any more (a shallow clone, a cleaned-up rebase): then history was rewritten.
      return new Set(inside);
    }
  }
}

/** A path and the folders it lies in. */
function placesOf(path: string): string[] {
  const places = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    places.push(path.slice(0, end));
  }
  return places;
}
