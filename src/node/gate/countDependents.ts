import { posix } from 'node:path';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import { findImports } from '../../core/boundary/imports/findImports.ts';
import type { ImportFound } from '../../core/boundary/imports/importFound.ts';
import { ImportResolver } from '../../core/boundary/imports/importResolver.ts';
import type { GateGit } from './gateGit.ts';
import { pathOf, records } from './gitNames.ts';
import type { RepositoryTree } from './repositoryTree.ts';

export interface DependentsRequest {
  readonly git: GateGit;
  readonly tree: RepositoryTree;
  readonly root: string;
  /** A commit, or `undefined` for the index. */
  readonly commit: string | undefined;
  /** Counting ends when it is passed. */
  readonly limit: number;
}

const source = /\.(?:[cm]?[jt]sx?|vue|svelte|css|scss|sass|less|html?)$/i;
const configuration = /(?:^|\/)(?:package\.json|[jt]sconfig[^/]*\.json)$/i;
/** An import on one line that begins with a known folder and goes on with something computed. */
const computedImport =
  '(import|require|glob|context|URL)[[:space:]]*[(].*(["\'][^"\']*/[^"\']*["\'][[:space:]]*[+]|`[^`]*/[^`]*[$][{])';

/** Who imports what changed. */
export interface Dependents {
  readonly count: number;
  /** Files with an import that may lead to what changed or anywhere else. */
  readonly unknown: readonly string[];
}

/**
 * Counts the files that import a changed one, directly or through others. Git finds who mentions its name, and only those
 * are read closely: a whole graph of a large repository would keep a commit waiting for minutes. An import whose beginning leads
 * to the folder of a changed file counts as one of it.
 */
export async function countDependents(
  changed: readonly GateChange[],
  request: DependentsRequest,
): Promise<Dependents> {
  const start = changed.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  const search = new Search(request);
  const reached = new Set(start);
  let frontier = new Set(start);
  while (frontier.size > 0 && reached.size - start.length <= request.limit) {
    const suspects = await mentioning(termsOf(frontier, request), request);
    const targets = frontier;
    frontier = new Set(
      suspects.filter((path) => !reached.has(path) && source.test(path) && search.leads(path, targets)),
    );
    for (const path of frontier) reached.add(path);
  }
  return { count: reached.size - start.length, unknown: search.unknown.filter((path) => !reached.has(path)) };
}

/** Reads files closely, each once. */
class Search {
  readonly #request: DependentsRequest;
  readonly #resolver: ImportResolver;
  readonly #imports = new Map<string, readonly ImportFound[]>();

  constructor(request: DependentsRequest) {
    this.#request = request;
    this.#resolver = new ImportResolver(request.tree, request.root);
  }

  /** Files with an import of which nothing is known. */
  get unknown(): readonly string[] {
    return [...this.#imports]
      .filter(([, found]) =>
        found.some(({ specifier, start }) => specifier === undefined && !isTelling(start)),
      )
      .map(([path]) => path);
  }

  /** Whether a file imports one of these, or may. */
  leads(path: string, targets: ReadonlySet<string>): boolean {
    const { root } = this.#request;
    const from = `${root}/${path}`;
    return this.#read(path).some(({ specifier, start, kind }) => {
      if (specifier === undefined) return isTelling(start) && mayLead(path, start, targets);
      const to = this.#resolver.resolve(from, specifier, kind);
      return to.kind === 'file' && targets.has(to.path.slice(root.length + 1));
    });
  }

  #read(path: string): readonly ImportFound[] {
    const { tree, root } = this.#request;
    const found = this.#imports.get(path) ?? findImports(path, tree.read(`${root}/${path}`) ?? '');
    this.#imports.set(path, found);
    return found;
  }
}

/** Whether the beginning of an import says in which folder to look. */
function isTelling(start: string | undefined): start is string {
  return start !== undefined && (/^\.\.?\//.test(start) || afterFirst(start) !== '');
}

/** An alias may stand for any folder, so where the beginning is no relative path only what follows it says something. */
function mayLead(path: string, start: string, targets: ReadonlySet<string>): boolean {
  if (!/^\.\.?\//.test(start))
    return [...targets].some((target) => `/${target}`.includes(`/${afterFirst(start)}`));
  const place = posix.join(posix.dirname(path), start);
  return [...targets].some((target) => place === './' || target.startsWith(place));
}

function afterFirst(start: string): string {
  return start.includes('/') ? start.slice(start.indexOf('/') + 1) : '';
}

/**
 * By what another file may mention these: their names without endings, and without the `_` of a style sheet that is only part of
 * others; for an index, the names of its folder and package.
 */
function termsOf(paths: ReadonlySet<string>, { tree, root }: DependentsRequest): Set<string> {
  const terms = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    const stem = (names.pop() ?? '').replace(/(?!^)\..*$/s, '').replace(/^_(?=.)/, '');
    terms.add(stem);
    if (stem === 'index' || stem === 'main') terms.add(names.at(-1) ?? stem);
    for (let depth = names.length; depth > 0; depth -= 1) {
      const text = tree.read([root, ...names.slice(0, depth), 'package.json'].join('/'));
      const name = text === undefined ? undefined : /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
      if (name !== undefined) terms.add(name);
    }
  }
  return terms;
}

/** A term as a pattern. A letter alone would be found in every file, so it counts where a name ends that is being imported. */
function patternOf(term: string): string {
  const exactly = term.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return term.length > 1 ? exactly : `["'\`/(=,[:space:]]_?${exactly}([./?#!"'\`),]|$)`;
}

/** Files that hold one of the terms, a name under which a configuration file offers one, or an import that is computed. */
async function mentioning(terms: Set<string>, request: DependentsRequest): Promise<string[]> {
  const first = await grep([...[...terms].map(patternOf), computedImport], request);
  const aliases = new Set<string>();
  for (const path of first.filter((each) => configuration.test(each)))
    for (const alias of aliasesIn(request.tree.read(`${request.root}/${path}`) ?? '', terms))
      aliases.add(alias);
  if (aliases.size === 0) return first;
  return [...new Set([...first, ...(await grep([...aliases].map(patternOf), request))])];
}

/** Texts in quotes on the line of a term or shortly before, where conditions of `exports` have their key. */
function aliasesIn(text: string, terms: ReadonlySet<string>): string[] {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => {
    if (![...terms].some((term) => line.includes(term))) return [];
    const near = lines.slice(Math.max(0, index - 4), index + 1).join('\n');
    return Array.from(near.matchAll(/"([^"\n]+)"\s*:/g), (match) =>
      `${match[1]}`.replace(/^\.?\/|\/?\*.*$/g, ''),
    );
  });
  return found.filter((alias) => alias !== '');
}

/** Whatever a person's configuration says of colours, patterns or submodules, the answer is a list of names. */
async function grep(patterns: readonly string[], { git, commit }: DependentsRequest): Promise<string[]> {
  const options = ['grep', '-l', '-z', '-a', '-E', '--no-color', '--full-name', '--no-recurse-submodules'];
  const wanted = patterns.flatMap((pattern) => ['-e', pattern]);
  const where = commit === undefined ? ['--cached', '--', ':/'] : [commit, '--', ':/'];
  const found = await git.run([...options, ...wanted, ...where], { answers: [1] });
  const prefix = commit === undefined ? '' : `${commit}:`;
  return records(found.stdout).map((record) => pathOf(record).slice(prefix.length));
}
