import { parse } from 'jsonc-parser';
import { pnpmPatterns } from './pnpmPatterns.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { joinPath } from './treePath.ts';

/** No repository lists more folders by one pattern; a pattern that does is cut, so that a `**` at the root ends. */
const maxFolders = 20_000;

/**
 * The packages of a workspace: npm's and yarn's `workspaces`, `pnpm-workspace.yaml`, `lerna.json`.
 * @param folder where the workspace is declared
 * @returns each package's name and folder; empty where no workspace is declared
 */
export function workspaceFolders(files: ProjectFiles, folder: string): ReadonlyMap<string, string> {
  const patterns = declaredPatterns(files, folder);
  const found = new Map<string, string>();
  const excluded = new Set(
    patterns.filter((each) => each.startsWith('!')).flatMap((each) => expand(files, folder, each.slice(1))),
  );
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    for (const each of expand(files, folder, pattern)) {
      const name = excluded.has(each) ? undefined : files.packageIn(each)?.name;
      if (name !== undefined && !found.has(name)) found.set(name, each);
    }
  }
  return found;
}

function declaredPatterns(files: ProjectFiles, folder: string): readonly string[] {
  return [
    ...(files.packageIn(folder)?.workspaces ?? []),
    ...pnpmPatterns(files.tree.read(`${folder}/pnpm-workspace.yaml`) ?? ''),
    ...lernaPatterns(files.tree.read(`${folder}/lerna.json`)),
  ];
}

function lernaPatterns(text: string | undefined): readonly string[] {
  const value: unknown = text === undefined ? undefined : parse(text);
  if (typeof value !== 'object' || value === null || !('packages' in value) || !Array.isArray(value.packages))
    return [];
  return value.packages.filter((each) => typeof each === 'string');
}

/** The folders a pattern names: `packages/*`, `apps/**`, `{apps,packages}/*`, `tools/build`. */
function expand(files: ProjectFiles, folder: string, pattern: string): readonly string[] {
  return alternatives(pattern).flatMap((each) => {
    let folders: readonly string[] = [folder];
    for (const part of each.split('/')) {
      if (part === '' || part === '.') continue;
      folders = folders.flatMap((at) => step(files, at, part)).slice(0, maxFolders);
    }
    return folders;
  });
}

function alternatives(pattern: string): readonly string[] {
  const braces = /\{([^{}]*)\}/u.exec(pattern);
  if (braces === null) return [pattern];
  const [whole, inside = ''] = braces;
  return inside
    .split(',')
    .slice(0, 50)
    .map((each) => pattern.replace(whole, () => each));
}

function step(files: ProjectFiles, folder: string, part: string): readonly string[] {
  if (part === '..') return [joinPath(folder, part)];
  if (part === '**') return below(files, folder);
  if (!part.includes('*')) return files.tree.isFolder(`${folder}/${part}`) ? [`${folder}/${part}`] : [];
  const [first = '', ...rest] = part.split('*');
  return subfolders(files, folder).filter((path) => {
    const name = path.slice(folder.length + 1);
    let at = first.length;
    return (
      name.startsWith(first) &&
      name.endsWith(rest.at(-1) ?? '') &&
      rest.every((each) => (at = name.indexOf(each, at) + each.length) >= each.length)
    );
  });
}

function below(files: ProjectFiles, folder: string): readonly string[] {
  const folders = [folder];
  for (let at = 0; at < folders.length && folders.length < maxFolders; at += 1) {
    folders.push(...subfolders(files, folders[at] ?? folder));
  }
  return folders;
}

function subfolders(files: ProjectFiles, folder: string): readonly string[] {
  return files.tree
    .list(folder)
    .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
    .map((name) => `${folder}/${name}`)
    .filter((path) => files.tree.isFolder(path));
}
