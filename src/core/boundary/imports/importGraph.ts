import type { ImportKind } from './importFound.ts';
import { isTestFile } from './isTestFile.ts';

/** One import that leads to a file of the repository. */
export interface ImportEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: ImportKind;
  readonly line: number;
}

/** An import of which nobody can tell from the text what it loads. */
export interface UnknownImport {
  /** The importing file; `.` where files could not all be listed. */
  readonly path: string;
  readonly line: number;
  /** What is known of where it leads: paths that begin so. */
  readonly prefix?: string;
}

/** A graph in a form that is cheap to hand from one thread to another. */
export interface ImportGraphData {
  /** Paths inside the root. */
  readonly files: readonly string[];
  /** Four numbers an import: index of the importing and the imported file, of the kind in `importKinds`, line. */
  readonly edges: Int32Array;
  readonly unknown: readonly UnknownImport[];
}

/** The order kinds are numbered in. */
export const importKinds: readonly ImportKind[] = [
  'static',
  'dynamic',
  'require',
  'type',
  'reexport',
  'css',
  'url',
  'worker',
  'html',
];

/** Who depends on files. Sorted; the files themselves are not among them. */
export interface Dependents {
  /** Files that import one of them. */
  readonly direct: readonly string[];
  /** Those, and all that import one of those, and so on. */
  readonly all: readonly string[];
  /** The tests among all. */
  readonly tests: readonly string[];
}

/** Who imports what in a repository. Paths are inside its root, with `/`. */
export class ImportGraph {
  /** Imports that could lead anywhere: there may be more dependents than are found. */
  readonly unknown: readonly UnknownImport[];
  readonly #files: readonly string[];
  readonly #edges: Int32Array;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #outgoing: Adjacency;
  readonly #incoming: Adjacency;

  constructor({ files, edges, unknown }: ImportGraphData) {
    this.unknown = unknown;
    this.#files = files;
    this.#edges = edges;
    this.#indexes = new Map(files.map((path, index) => [path, index]));
    this.#outgoing = adjacency(files.length, edges, 0);
    this.#incoming = adjacency(files.length, edges, 1);
  }

  importsOf(path: string): readonly ImportEdge[] {
    const index = this.#indexes.get(path);
    return index === undefined ? [] : this.#of(this.#outgoing, index).map((at) => this.#edge(at));
  }

  /**
   * An import whose beginning is known (`import('./pages/' + name)`, `import.meta.glob('./pages/*')`) counts for every file that
   * begins so. Takes time in proportion to what is found.
   * @param paths may name files that are gone, if the graph was made with them
   */
  dependentsOf(paths: readonly string[]): Dependents {
    const changed = new Set(paths);
    const direct = new Set(
      paths.flatMap((path) => this.#importersOf(path)).filter((path) => !changed.has(path)),
    );
    const all = new Set(direct);
    // A set gives what is added while it is walked, too.
    for (const path of all) {
      for (const importer of this.#importersOf(path)) if (!changed.has(importer)) all.add(importer);
    }
    const sorted = [...all].toSorted();
    return { direct: [...direct].toSorted(), all: sorted, tests: sorted.filter(isTestFile) };
  }

  #importersOf(path: string): readonly string[] {
    const index = this.#indexes.get(path);
    const certain =
      index === undefined ? [] : this.#of(this.#incoming, index).map((at) => this.#edge(at).from);
    const possible = this.unknown.filter(({ prefix }) => prefix !== undefined && path.startsWith(prefix));
    return [...certain, ...possible.map((each) => each.path)];
  }

  #of({ starts, edges }: Adjacency, index: number): readonly number[] {
    return [...edges.subarray(starts[index], starts[index + 1])];
  }

  #edge(at: number): ImportEdge {
    const [from = 0, to = 0, kind = 0, line = 0] = this.#edges.subarray(at * 4, at * 4 + 4);
    return {
      from: this.#files[from] ?? '',
      to: this.#files[to] ?? '',
      kind: importKinds[kind] ?? 'static',
      line,
    };
  }
}

/** Each file's edges, one after the other: those of file `n` lie from `starts[n]` to `starts[n + 1]`. */
interface Adjacency {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

function adjacency(files: number, edges: Int32Array, column: 0 | 1): Adjacency {
  const starts = new Int32Array(files + 1);
  const count = edges.length / 4;
  for (let at = 0; at < count; at += 1) {
    const after = (edges[at * 4 + column] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let file = 0; file < files; file += 1)
    starts[file + 1] = (starts[file + 1] ?? 0) + (starts[file] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const file = edges[at * 4 + column] ?? 0;
    const place = next[file] ?? 0;
    sorted[place] = at;
    next[file] = place + 1;
  }
  return { starts, edges: sorted };
}
