import type { ProjectFiles } from './projectFiles.ts';
import { folderOf, joinPath } from './treePath.ts';

/** Where names that aren't relative lead by one tsconfig. */
export interface PathMap {
  /** Each target is an absolute path, with `*` where the pattern has it. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  readonly baseUrl: string | undefined;
  /** Folders that count as one when a relative name is looked up. */
  readonly rootDirs: readonly string[];
}

/** tsconfigs a project's files may belong to when `tsconfig.json` neither extends nor references them: Nx, Vue and Angular name theirs so. */
const names = [
  'tsconfig.json',
  'jsconfig.json',
  'tsconfig.base.json',
  'tsconfig.app.json',
  'tsconfig.lib.json',
  '.nuxt/tsconfig.json',
  '.svelte-kit/tsconfig.json',
];

/**
 * The path maps of a folder's tsconfigs and of all they reference. Which files each of them includes is not asked: a name that
 * leads to a file by any of them is taken to, as a missed import is worse than one too many.
 */
export function pathMaps(files: ProjectFiles, folder: string): readonly PathMap[] {
  const seen = new Set<string>();
  const maps: PathMap[] = [];
  const add = (path: string): void => {
    if (seen.has(path) || seen.size > 200) return;
    seen.add(path);
    const config = files.tsconfig(path);
    if (config === undefined) return;
    const map = inherited(files, path, [], folderOf(path));
    if (map.paths.length + map.rootDirs.length > 0 || map.baseUrl !== undefined) maps.push(map);
    for (const reference of config.references ?? [])
      add(configAt(files, joinPath(folderOf(path), reference.path)));
  };
  for (const name of names) add(`${folder}/${name}`);
  return maps;
}

/** A reference names a file, or a folder with a `tsconfig.json`. */
function configAt(files: ProjectFiles, path: string): string {
  if (path.endsWith('.json')) return path;
  return files.tree.isFile(`${path}.json`) ? `${path}.json` : `${path}/tsconfig.json`;
}

/** A config with what it extends: later ones and its own fields win, each field as a whole. @param own the folder that `${configDir}` stands for */
function inherited(files: ProjectFiles, path: string, from: readonly string[], own: string): PathMap {
  let map: PathMap = { paths: [], baseUrl: undefined, rootDirs: [] };
  const config = files.tsconfig(path);
  if (config === undefined || from.includes(path) || from.length > 20) return map;
  for (const each of config.extends ?? []) {
    const parent = extended(files, folderOf(path), each);
    if (parent === undefined) continue;
    const above = inherited(files, parent, [...from, path], own);
    map = {
      paths: above.paths.length > 0 ? above.paths : map.paths,
      baseUrl: above.baseUrl ?? map.baseUrl,
      rootDirs: above.rootDirs.length > 0 ? above.rootDirs : map.rootDirs,
    };
  }
  const { baseUrl, paths, rootDirs } = config.compilerOptions ?? {};
  const at = (target: string): string => joinPath(folderOf(path), target.replaceAll('${configDir}', own));
  const base = baseUrl === undefined ? map.baseUrl : at(baseUrl);
  const fromBase = (target: string): string =>
    joinPath(base ?? folderOf(path), target.replaceAll('${configDir}', own));
  return {
    paths:
      paths === undefined
        ? map.paths
        : Object.entries(paths).map(([pattern, targets]) => ({ pattern, targets: targets.map(fromBase) })),
    baseUrl: base,
    rootDirs: rootDirs === undefined ? map.rootDirs : rootDirs.map(at),
  };
}

/** `extends` names a file beside, with or without `.json`, or one in a package. */
function extended(files: ProjectFiles, folder: string, name: string): string | undefined {
  const bases = /^(?:\.{1,2}(?:\/|$)|\/|[a-z]:\/)/iu.test(name)
    ? [joinPath(folder, name)]
    : ancestors(folder).map((each) => `${each}/node_modules/${name}`);
  const candidates = bases.flatMap((base) => [base, `${base}.json`, `${base}/tsconfig.json`]);
  return candidates.find((each) => files.tree.isFile(each));
}

function ancestors(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    folders.push(at);
    if (at === folderOf(at) || !at.includes('/')) return folders;
  }
}

/** Paths that a name may stand for by the best pattern of a map, and by its `baseUrl`. */
export function mappedPaths(map: PathMap, name: string): readonly string[] {
  const best = bestPattern(map.paths, name);
  const base = map.baseUrl === undefined ? [] : [joinPath(map.baseUrl, name)];
  return [...(best ?? []), ...base];
}

/** An exact pattern wins, else the one with the longest text before its `*`. */
function bestPattern(paths: PathMap['paths'], name: string): readonly string[] | undefined {
  const exact = paths.find(({ pattern }) => pattern === name);
  if (exact !== undefined) return exact.targets;
  let best: { length: number; targets: readonly string[] } | undefined;
  for (const { pattern, targets } of paths) {
    const star = pattern.indexOf('*');
    if (star === -1 || star <= (best?.length ?? -1)) continue;
    const after = pattern.slice(star + 1);
    const fits =
      name.startsWith(pattern.slice(0, star)) && name.endsWith(after) && name.length >= pattern.length - 1;
    if (!fits) continue;
    const middle = name.slice(star, name.length - after.length);
    best = { length: star, targets: targets.map((target) => target.replace('*', () => middle)) };
  }
  return best?.targets;
}
