import path from 'node:path';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';
import { gateFiles, nameAt, type TextPlaces } from './gateTexts.ts';
import type { GitObject } from './objectReader.ts';

type Objects = ReadonlyMap<string, GitObject | undefined>;

/** What to ask git for, beside the texts themselves, to know whether one that it does not show is there all the same. */
export function foldersBefore(places: TextPlaces): readonly string[] {
  return places.starts.flatMap((start) => [...foldersOf(places)].map((folder) => nameAt(start, folder)));
}

/**
 * Git answers alike for a file that was never committed and for one whose object is lost or was never fetched. No policy and a
 * lost policy are not the same.
 *
 * @throws GateFault when a file the gate goes by is in a commit and cannot be read
 */
export async function refuseMissing(git: GateGit, places: TextPlaces, objects: Objects): Promise<void> {
  for (const start of places.starts) {
    for (const folder of foldersOf(places)) {
      const inFolder = [...gateFiles(places), ...foldersOf(places)].filter(
        (file) => parentOf(file) === folder,
      );
      const unseen = inFolder.filter((file) => file !== '' && objects.get(nameAt(start, file)) === undefined);
      const lost = unseen.length === 0 ? [] : await listed(git, { start, folder, unseen, objects });
      if (lost.length > 0)
        throw new GateFault(
          `"${lost[0]}" is part of ${start} and git cannot show it: the object is missing. Fetch it, or see what "git fsck" says.`,
        );
    }
  }
}

function foldersOf(places: TextPlaces): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const file of gateFiles(places))
    for (let folder = parentOf(file); folder !== ''; folder = parentOf(folder)) folders.add(folder);
  return folders;
}

/** Of the paths that git did not show, those that are in the commit, submodules left out: their objects are never here. */
async function listed(
  git: GateGit,
  seek: { start: string; folder: string; unseen: readonly string[]; objects: Objects },
): Promise<string[]> {
  const { start, folder, unseen, objects } = seek;
  const tree = objects.get(nameAt(start, folder));
  if (tree === undefined && folder === '') return [`the root of ${start}`];
  if (tree === undefined) return [];
  const names = tree.content
    ? namesIn(tree.content, tree.oid.length / 2)
    : await namesByGit(git, start, unseen);
  return unseen.filter((file) => names.has(path.posix.basename(file)));
}

/** A tree object is a list of `mode name`, a NUL, and the bytes of an object's name. */
function namesIn(tree: Buffer, bytes: number): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < tree.length;) {
    const end = tree.indexOf(0, at);
    if (end < 0) break;
    const [mode, name = ''] = tree.toString('utf8', at, end).split(/ (.*)/s);
    if (mode !== '160000') names.add(name);
    at = end + 1 + bytes;
  }
  return names;
}

/** For folders with more names than are read at once. */
async function namesByGit(git: GateGit, start: string, files: readonly string[]): Promise<Set<string>> {
  const { stdout } = await git.run(['ls-tree', '-z', '--full-tree', start, '--', ...files]);
  const lines = stdout.toString('utf8').split('\0');
  return new Set(
    lines
      .filter((line) => !line.startsWith('160000 '))
      .map((line) => path.posix.basename(line.slice(line.indexOf('\t') + 1))),
  );
}

function parentOf(file: string): string {
  const folder = path.posix.dirname(file);
  return folder === '.' ? '' : folder;
}
