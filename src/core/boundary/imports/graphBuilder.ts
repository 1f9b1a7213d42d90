import type { FileTree } from './fileTree.ts';
import type { ImportFound } from './importFound.ts';
import { type ImportGraphData, importKinds, type UnknownImport } from './importGraph.ts';
import { ImportResolver } from './importResolver.ts';
import { folderOf, isInside, joinPath } from './treePath.ts';

/** Puts a graph together, file by file. */
export class GraphBuilder {
  readonly #root: string;
  readonly #tree: FileTree;
  readonly #resolver: ImportResolver;
  readonly #files: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #folded = new Map<string, number>();
  readonly #edges: number[] = [];
  readonly #unknown: UnknownImport[] = [];

  /**
   * @param root absolute, with `/`
   * @param listing the files inside the root; imports may lead to others as well
   */
  constructor(tree: FileTree, root: string, listing: readonly string[]) {
    this.#root = root;
    this.#tree = tree;
    this.#resolver = new ImportResolver(tree, root);
    for (const path of listing) this.#index(path);
  }

  /** @param path inside the root */
  add(path: string, imports: readonly ImportFound[]): void {
    for (const found of imports) {
      if (found.specifier === undefined) this.#addUnknown(path, found);
      else this.#addKnown(path, found.specifier, found);
    }
  }

  /** A file that could not be read may import anything. */
  addUnread(path: string): void {
    this.#unknown.push({ path, line: 1 });
  }

  finish(): ImportGraphData {
    return { files: this.#files, edges: Int32Array.from(this.#edges), unknown: this.#unknown };
  }

  #addKnown(path: string, specifier: string, { kind, line }: ImportFound): void {
    const from = `${this.#root}/${path}`;
    const answer = this.#resolver.resolve(from, specifier, kind);
    if (answer.kind === 'unknown' && answer.why === 'notInstalled') this.#unknown.push({ path, line });
    const to = answer.kind === 'file' ? this.#target(answer.path) : undefined;
    if (to === undefined) return;
    const index = this.#indexes.get(path) ?? this.#index(path);
    if (index !== to) this.#edges.push(index, to, importKinds.indexOf(kind), line);
  }

  /** A picture whose name is computed is no code that is loaded; what leads to a folder by its name leads to what lies there. */
  #addUnknown(path: string, { kind, line, start = '' }: ImportFound): void {
    if (kind === 'url') return;
    const isNarrow = /^\.{1,2}\/.*[^./]/su.test(start);
    const prefix = isNarrow ? this.#inside(joinStart(folderOf(`${this.#root}/${path}`), start)) : undefined;
    this.#unknown.push({ path, line, ...(prefix === undefined ? {} : { prefix }) });
  }

  /** The index of a file as it is listed, however the import spells it; undefined outside of the root. */
  #target(absolute: string): number | undefined {
    const path = this.#inside(absolute);
    const listed = path === undefined ? undefined : this.#indexes.get(path);
    if (listed !== undefined) return listed;
    const real = this.#inside(this.#tree.realPath?.(absolute) ?? absolute);
    if (real === undefined) return undefined;
    return this.#indexes.get(real) ?? this.#folded.get(fold(real)) ?? this.#index(real);
  }

  #inside(absolute: string): string | undefined {
    return absolute !== this.#root && isInside(this.#root, absolute)
      ? absolute.slice(this.#root.length + 1)
      : undefined;
  }

  #index(path: string): number {
    const known = this.#indexes.get(path);
    if (known !== undefined) return known;
    const index = this.#files.push(path) - 1;
    this.#indexes.set(path, index);
    this.#folded.set(fold(path), index);
    return index;
  }
}

/** Like joinPath, but keeps a `/` at the end, as `./pages/` is not `./pages-old`. */
function joinStart(folder: string, start: string): string {
  return joinPath(folder, start) + (start.endsWith('/') ? '/' : '');
}

/** Two names that are one on a file system which ignores case. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
