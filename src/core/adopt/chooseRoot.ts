import type { FoundFile, LeftOut } from './adoption.ts';

const entryFile =
  /^(?:index\.html?|[^/]+\.html?|public\/index\.html|(?:src\/)?(?:main|index|App)\.[jt]sx?|(?:src\/)?app\/page\.[jt]sx?|(?:src\/)?pages\/index\.[jt]sx?)$/i;
const built = /^(?:dist|build|out|docs|www)\//;
const single = /^[^/]+\.[jt]sx$/i;

/**
 * Takes the folders away that lie around the prototype, as in an archive of a repository or beside a backend, and
 * what was built from it.
 *
 * @returns the prototype's files with paths from its own folder
 */
export function chooseRoot(found: readonly FoundFile[]): {
  files: readonly FoundFile[];
  leftOut: readonly LeftOut[];
} {
  const paths = found.map(({ path }) => path);
  const root = rootOf(paths);
  const inside = found.filter(({ path }) => path.startsWith(root));
  const outside = found.filter(({ path }) => !path.startsWith(root));
  const files = inside.map((file) => ({ ...file, path: file.path.slice(root.length) }));
  const hasSource = files.some(({ path }) => entryFile.test(path) && !built.test(path));
  const kept = hasSource ? files.filter(({ path }) => !built.test(path)) : files;
  return {
    files: kept,
    leftOut: [
      ...outside.map(({ path }) => ({ path, why: `It lies outside of the prototype's folder, ${root}` })),
      ...files
        .filter((file) => !kept.includes(file))
        .map(({ path }) => ({ path, why: 'It was built from the other files.' })),
    ],
  };
}

/** The folder, with a `/` at its end, that holds an entry and is nearest to the top; empty for the top itself. */
function rootOf(paths: readonly string[]): string {
  const folders = new Set<string>(['']);
  for (const path of paths)
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      folders.add(path.slice(0, end + 1));
  const ranked = [...folders].toSorted(
    (a, b) => depth(a) - depth(b) || rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  const starts = (folder: string, pattern: RegExp): boolean =>
    paths.some((path) => path.startsWith(folder) && pattern.test(path.slice(folder.length)));
  return (
    ranked.find((folder) => starts(folder, entryFile)) ??
    ranked.find((folder) => starts(folder, single)) ??
    ''
  );
}

function depth(folder: string): number {
  return folder.split('/').length;
}

/** Of several folders at the same depth, the one that is probably meant. */
function rank(folder: string): number {
  if (built.test(folder) || /\/(?:dist|build|out|docs)\/$/.test(folder)) return 2;
  return /(?:^|\/)(?:frontend|web|client|app|site|ui)\/$/i.test(folder) ? 0 : 1;
}
