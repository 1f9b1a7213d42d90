import type { FileTree } from './fileTree.ts';
import type { ImportKind } from './importFound.ts';
import { packageEntry } from './packageEntry.ts';
import { packageTargets } from './packageTargets.ts';
import { ProjectFiles } from './projectFiles.ts';
import { resolveFile } from './resolveFile.ts';
import { mappedPaths, type PathMap, pathMaps } from './tsconfigPaths.ts';
import { folderOf, foldersUp, isInside, joinPath } from './treePath.ts';
import { workspaceFolders } from './workspaceFolders.ts';

/** Where an import leads: to a file of the tree, to a package from elsewhere, or we can't tell. */
export type Resolved =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'unknown'; readonly why: 'missing' | 'notInstalled' };

/** A question with its answer's ingredients at hand. */
interface Query {
  readonly folder: string;
  /** From the file's folder up to the root. */
  readonly up: readonly string[];
  readonly name: string;
  readonly isStyle: boolean;
}

/**
 * Finds the file an import leads to, as TypeScript and bundlers do taken together: relative names and indexes, endings left out or
 * replaced, tsconfig `paths` and `baseUrl`, package `imports`, `exports` and self-reference, workspaces, linked packages, usual
 * aliases. Where these disagree about a name, the first that leads to a file wins: it is better to see an import too many.
 *
 * Answers and project files are kept: make a new one when files have come, gone or changed their configuration.
 */
export class ImportResolver {
  readonly #tree: FileTree;
  readonly #root: string;
  readonly #files: ProjectFiles;
  readonly #answers = new Map<string, Resolved>();
  readonly #maps = new Map<string, readonly PathMap[]>();
  readonly #workspaces = new Map<string, ReadonlyMap<string, string>>();
  readonly #ups = new Map<string, readonly string[]>();

  /** @param root the repository's folder (absolute, with `/`): configuration above it is not looked for */
  constructor(tree: FileTree, root: string) {
    this.#tree = tree;
    this.#root = root;
    this.#files = new ProjectFiles(tree);
  }

  /**
   * @param from the importing file's absolute path
   * @param specifier as written
   * @param kind what `findImports` says of it: addresses in sheets, pages and workers are relative even without a dot before them
   */
  resolve(from: string, specifier: string, kind: ImportKind = 'static'): Resolved {
    const folder = folderOf(from);
    const style = kind === 'css' || /\.(?:css|scss|sass|less|styl|p(?:ost)?css)$/iu.test(from);
    const manner = `${style ? 's' : ''}${isAddress(kind) || style ? 'a' : ''}`;
    const key = `${folder}\0${manner}\0${specifier}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#answer(folder, specifier, manner);
    this.#answers.set(key, answer);
    return answer;
  }

  #answer(folder: string, specifier: string, manner: string): Resolved {
    // webpack's `loader!./file`, and queries as in Vite's `./file?raw`, which a file's name may hold as well.
    const name = specifier.slice(specifier.lastIndexOf('!') + 1);
    const bare = name.replace(/(?!^)[?#].*$/su, '');
    const isStyle = manner.startsWith('s');
    const ask = (each: string): Resolved =>
      this.#resolveName({ folder, up: this.#up(folder), name: each, isStyle }, manner.endsWith('a'));
    const answer = ask(name);
    return answer.kind === 'unknown' && bare !== name ? ask(bare) : answer;
  }

  #resolveName(query: Query, besideToo: boolean): Resolved {
    const { name, folder } = query;
    if (name.startsWith('file://')) return this.#file(name.slice(7), query) ?? missing;
    if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/iu.test(name)) return { kind: 'package', name };
    if (/^\.{1,2}(?:\/|$)/u.test(name)) return this.#relative(query) ?? missing;
    if (/^(?:\/|[a-z]:[\\/])/iu.test(name)) return this.#fromSite(query) ?? missing;
    const beside = besideToo ? this.#file(joinPath(folder, name), query) : undefined;
    if (beside !== undefined) return beside;
    const plain = query.isStyle && /^~[^/]/u.test(name) ? { ...query, name: name.slice(1) } : query;
    return this.#bare(plain) ?? (besideToo && !query.isStyle ? missing : this.#elsewhere(plain));
  }

  #relative(query: Query): Resolved | undefined {
    const path = joinPath(query.folder, query.name);
    return this.#file(path, query) ?? this.#first(query, (map) => merged(map.rootDirs, path));
  }

  /** `/x` is a path of the machine, or of the site: its root is a package's folder, its `public` or its `src`. */
  #fromSite(query: Query): Resolved | undefined {
    const path = query.name.slice(1);
    const inSite = query.up.flatMap((up) => [
      `${up}/${path}`,
      `${up}/public/${path}`,
      `${up}/static/${path}`,
      `${up}/src/${path}`,
    ]);
    const whole = isInside(this.#root, query.name) ? [query.name] : [];
    return this.#firstFile([...whole, ...inSite], query);
  }

  #bare(query: Query): Resolved | undefined {
    const mapped = this.#first(query, (map) => mappedPaths(map, query.name));
    return (
      mapped ??
      (query.name.startsWith('#') ? this.#packageImport(query) : undefined) ??
      this.#package(query) ??
      this.#alias(query)
    );
  }

  #first(query: Query, paths: (map: PathMap) => readonly string[]): Resolved | undefined {
    for (const up of query.up) {
      for (const map of this.#mapsOf(up)) {
        const found = this.#firstFile(paths(map), query);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** `#name` of the nearest `package.json` that has it. */
  #packageImport(query: Query): Resolved | undefined {
    for (const up of query.up) {
      const targets = packageTargets(this.#files.packageIn(up)?.imports, query.name) ?? [];
      for (const target of targets) {
        const isPath = target.startsWith('.');
        const found = isPath
          ? this.#file(joinPath(up, target), query)
          : this.#package({ ...query, name: target });
        if (found !== undefined) return found;
        if (!isPath) return { kind: 'package', name: splitName(target).name };
      }
    }
    return undefined;
  }

  /** A package of this repository, by its own name, a workspace, a path in `dependencies`, or a link in `node_modules`. */
  #package(query: Query): Resolved | undefined {
    const { name, subpath } = splitName(query.name);
    for (const up of query.up) {
      const folder = this.#packageFolder(up, name);
      if (folder === undefined) continue;
      const file = packageEntry(this.#files, folder, subpath, query.isStyle);
      if (file !== undefined) return { kind: 'file', path: file };
    }
    return undefined;
  }

  #packageFolder(up: string, name: string): string | undefined {
    const json = this.#files.packageIn(up);
    if (json?.name === name) return up;
    const member = this.#workspaceOf(up).get(name);
    if (member !== undefined) return member;
    const wanted = json?.dependencies?.[name] ?? json?.devDependencies?.[name] ?? '';
    const path = /^(?:file|link|portal):(.*)$/u.exec(wanted)?.[1];
    if (path !== undefined && this.#tree.isFolder(joinPath(up, path))) return joinPath(up, path);
    return this.#linked(`${up}/node_modules/${name}`);
  }

  /** Where a link in `node_modules` leads, unless that is another place in a `node_modules`, as pnpm's are. */
  #linked(path: string): string | undefined {
    const real = this.#tree.isFolder(path) ? this.#tree.realPath?.(path) : undefined;
    return real === undefined || real === path || /\/node_modules\//u.test(real) ? undefined : real;
  }

  /** Aliases that frameworks and their templates bring along: `@/x`, `~/x`, `$lib/x`, and names from `src`. */
  #alias(query: Query): Resolved | undefined {
    const rest = /^(?:@@?|~~?)\/(.*)$/su.exec(query.name)?.[1];
    const library = /^\$lib(?:\/(.*))?$/su.exec(query.name);
    const places = (up: string): readonly string[] => {
      if (library !== null) return [`${up}/src/lib/${library[1] ?? ''}`];
      if (rest !== undefined) return [`${up}/src/${rest}`, `${up}/app/${rest}`, `${up}/${rest}`];
      return /^(?:src|app)\//u.test(query.name) ? [`${up}/${query.name}`] : [];
    };
    return this.#firstFile(query.up.flatMap(places), query);
  }

  /** Not in this repository: a package if it is installed or asked for, else a name that nothing explains. */
  #elsewhere(query: Query): Resolved {
    const { name } = splitName(query.name);
    const isPackage = isBuiltIn(name) || query.up.some((up) => this.#isWanted(up, name));
    return isPackage ? { kind: 'package', name } : { kind: 'unknown', why: 'notInstalled' };
  }

  #isWanted(up: string, name: string): boolean {
    const json = this.#files.packageIn(up);
    const fields = [
      json?.dependencies,
      json?.devDependencies,
      json?.peerDependencies,
      json?.optionalDependencies,
    ];
    const types = `@types/${name.replace(/^@([^/]+)\//u, '$1__')}`;
    if (
      fields.some(
        (field) => field !== undefined && (Object.hasOwn(field, name) || Object.hasOwn(field, types)),
      )
    )
      return true;
    return (
      this.#tree.isFolder(`${up}/node_modules/${name}`) || this.#tree.isFolder(`${up}/node_modules/${types}`)
    );
  }

  #firstFile(paths: readonly string[], query: Query): Resolved | undefined {
    for (const path of paths) {
      const found = this.#file(path, query);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A folder with a `package.json` is a package also when it is named by its path. */
  #file(path: string, query: Query): Resolved | undefined {
    const file = resolveFile(this.#tree, path, query.isStyle) ?? this.#folder(path, query);
    return file === undefined ? undefined : { kind: 'file', path: file };
  }

  #folder(path: string, query: Query): string | undefined {
    if (!this.#tree.isFolder(path) || this.#files.packageIn(path) === undefined) return undefined;
    return packageEntry(this.#files, path, '', query.isStyle);
  }

  #up(folder: string): readonly string[] {
    return kept(this.#ups, folder, () => foldersUp(folder, this.#root));
  }

  #mapsOf(folder: string): readonly PathMap[] {
    return kept(this.#maps, folder, () => pathMaps(this.#files, folder));
  }

  #workspaceOf(folder: string): ReadonlyMap<string, string> {
    return kept(this.#workspaces, folder, () => workspaceFolders(this.#files, folder));
  }
}

const missing: Resolved = { kind: 'unknown', why: 'missing' };

function isAddress(kind: ImportKind): boolean {
  return kind === 'url' || kind === 'worker' || kind === 'html';
}

/** `@scope/name/sub/path` is the package `@scope/name` and in it `sub/path`. */
function splitName(name: string): { name: string; subpath: string } {
  const match = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/su.exec(name);
  return { name: match?.[1] ?? name, subpath: match?.[2] ?? '' };
}

/** The same path below each of the folders that count as one with the folder it is in. */
function merged(rootDirs: readonly string[], path: string): readonly string[] {
  const own = rootDirs.find((each) => isInside(each, path));
  return own === undefined
    ? []
    : rootDirs.filter((each) => each !== own).map((each) => each + path.slice(own.length));
}

function kept<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const value = make();
  store.set(key, value);
  return value;
}

const builtIns = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http ' +
    'http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers ' +
    'tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** Node's own modules that may be named without `node:`, and what editors and Electron provide. */
function isBuiltIn(name: string): boolean {
  return builtIns.has(name) || name === 'vscode' || name === 'electron';
}
