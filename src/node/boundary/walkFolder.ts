import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isFault } from '../lab/faults.ts';

/** What tools make and nobody edits by hand, wherever it is: as git would be told to ignore it in nearly every repository. */
const skippedAnywhere = new Set(
  `node_modules bower_components jspm_packages .git .hg .svn .jj .next .nuxt .svelte-kit .output .turbo .cache
  .parcel-cache .gradle .venv venv __pycache__ .pytest_cache .mypy_cache Pods DerivedData .terraform .yarn .pnpm-store
  .footbridge`.split(/\s+/),
);
/** The same at the top of a project; elsewhere these words may name a folder of code. */
const skippedInProjects = new Set('dist build out target coverage vendor'.split(' '));
/** A folder with one of these is the top of a project. */
const manifest =
  /^(package\.json|deno\.jsonc?|Cargo\.toml|go\.mod|pom\.xml|build\.(gradle|sbt)(\.kts)?|composer\.json|Gemfile|pyproject\.toml|setup\.py|CMakeLists\.txt|mix\.exs|pubspec\.yaml|.*\.(csproj|fsproj|vbproj|sln))$/;
/** How many folders are read before others have their turn. */
const foldersAtOnce = 50;

export interface Walked {
  /** Files and links, with `/`, in no particular order. */
  readonly files: readonly string[];
  /** Whether these are all: not beyond the limit, nor below a folder that cannot be read. */
  readonly isComplete: boolean;
}

/**
 * Lists a folder without what tools make. Follows no links, and gives way to others as it goes.
 *
 * @param folder absolute
 * @param most how many files are listed at most
 * @param isLeftOut for further folders, by absolute path
 */
export async function walkFolder(
  folder: string,
  most: number,
  isLeftOut: (folder: string) => boolean = () => false,
  signal?: AbortSignal,
): Promise<Walked> {
  const files: string[] = [];
  const folders = [''];
  let isComplete = true;
  for (let index = 0; index < folders.length; index += 1) {
    signal?.throwIfAborted();
    if (index % foldersAtOnce === foldersAtOnce - 1) await pause(1);
    const inside = folders[index] ?? '';
    const entries = await entriesOf(path.join(folder, inside));
    const isProject = inside === '' || entries.some((entry) => entry && manifest.test(entry.name));
    const isMade = (one: string): boolean =>
      skippedAnywhere.has(one) || (isProject && skippedInProjects.has(one));
    for (const entry of entries) {
      if (entry === undefined) {
        isComplete = false;
        continue;
      }
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (!entry.isDirectory()) files.push(name);
      else if (!isMade(entry.name) && !isLeftOut(path.join(folder, name))) folders.push(name);
      if (files.length > most) return { files: files.slice(0, most), isComplete: false };
    }
  }
  return { files, isComplete };
}

/** @returns `undefined` in place of the entries of a folder that cannot be read; none for one that is gone */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return [];
    return [undefined];
  }
}
