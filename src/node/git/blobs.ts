import { createHash } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { runGit } from './runGit.ts';

/** What git keeps for a path in a commit. */
export interface TreeEntry {
  readonly mode: string;
  readonly hash: string;
}

/** As many paths go into a command line, which Windows limits to 32,767 characters; for more, everything is listed. */
const mostNamed = 100;
/** As many characters, which leaves room for the rest. */
const mostNamedLength = 20_000;
/** Git LFS keeps a short text in place of a large file; see its specification. */
const lfsPointer = 'version https://git-lfs.github.com/spec/';
const lfsPointerSize = 1024;
/** In hexadecimal. */
const sha1Length = 40;

/**
 * Reads a file's contents as git would check them out: with line ends and filters of the user's configuration.
 *
 * @param path inside the repository, on which the filters depend
 * @returns `undefined` for a Git LFS pointer, as fetching what it stands for may reach the network
 * @throws GitFailure
 */
export async function readCheckedOut(
  git: string,
  root: string,
  { hash, path }: { readonly hash: string; readonly path: string },
  signal?: AbortSignal,
): Promise<Buffer | undefined> {
  const raw = await runGit(git, ['cat-file', 'blob', hash], { cwd: root, signal });
  const { length } = raw.stdout;
  if (length < lfsPointerSize && raw.stdout.toString('latin1').startsWith(lfsPointer)) return undefined;
  const args = ['cat-file', '--filters', `--path=${path}`, hash];
  return (await runGit(git, args, { cwd: root, signal })).stdout;
}

/** Reads a blob as it is kept, without filters: the target of a link. @throws GitFailure */
export async function readBlob(
  git: string,
  root: string,
  hash: string,
  signal?: AbortSignal,
): Promise<Buffer> {
  return (await runGit(git, ['cat-file', 'blob', hash], { cwd: root, signal })).stdout;
}

/**
 * The hashes that git would give to files as they are on disk.
 *
 * @param paths inside the repository; those with a line break in them are left out
 * @throws GitFailure also when one of them is gone
 */
export async function hashFiles(
  git: string,
  root: string,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const asked = paths.filter((path) => !/[\n\r"]/.test(path));
  if (asked.length === 0) return new Map();
  const args = ['hash-object', '--stdin-paths'];
  const { stdout } = await runGit(git, args, { cwd: root, signal, input: `${asked.join('\n')}\n` });
  const hashes = stdout.toString('latin1').split('\n');
  return new Map(asked.map((path, index) => [path, hashes[index] ?? '']));
}

/**
 * The hash that git would give to a link as it is on disk: that of where it leads.
 * @param like another hash of the repository, which tells SHA-1 from SHA-256
 */
export async function linkHash(link: string, like: string): Promise<string> {
  const target = await readlink(link, { encoding: 'buffer' });
  const hash = createHash(like.length === sha1Length ? 'sha1' : 'sha256');
  return hash.update(`blob ${target.length}\0`).update(target).digest('hex');
}

/**
 * What a commit holds at some paths, folders (as trees) among them. Git is asked once, however many they are.
 *
 * @param paths inside the repository
 * @returns what is there, by path
 * @throws GitFailure also for a commit that is gone
 */
export async function treeEntries(
  git: string,
  root: string,
  commit: string,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const found = new Map<string, TreeEntry>();
  if (paths.length === 0) return found;
  const wanted = new Set(paths);
  const which = canBeNamed(paths)
    ? ['--full-tree', commit, '--', ...paths]
    : ['-r', '-t', '--full-tree', commit];
  const args = ['--literal-pathspecs', 'ls-tree', '-z', ...which];
  const { stdout } = await runGit(git, args, { cwd: root, signal });
  for (const record of stdout.toString('utf8').split('\0')) {
    const path = record.slice(record.indexOf('\t') + 1);
    const [mode = '', , hash = ''] = record.slice(0, record.indexOf('\t')).split(' ');
    if (wanted.has(path)) found.set(path, { mode, hash });
  }
  return found;
}

/**
 * Which files of the index git compares with the disk: not those that it was told to take for unchanged. Git is asked
 * once, however many they are.
 *
 * @param paths files or folders inside the repository
 * @throws GitFailure
 */
export async function comparedFiles(
  git: string,
  root: string,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const args = ['--literal-pathspecs', 'ls-files', '-v', '-z', '--', ...(canBeNamed(paths) ? paths : [])];
  const { stdout } = await runGit(git, args, { cwd: root, signal });
  // `H` is an ordinary entry; `S` is left out of a sparse checkout, a small letter is "assume unchanged".
  const records = stdout
    .toString('utf8')
    .split('\0')
    .filter((record) => record.startsWith('H '));
  return new Set(records.map((record) => record.slice(2)));
}

/**
 * Whether a commit is another one's ancestor; `false` for the same one, and where one of them is not there any more.
 * @throws GitFailure when git cannot be run
 */
export async function isOlderCommit(
  git: string,
  root: string,
  older: string,
  newer: string,
  signal?: AbortSignal,
): Promise<boolean> {
  if (older === newer) return false;
  const args = ['merge-base', '--is-ancestor', older, newer];
  return (await runGit(git, args, { cwd: root, signal, answers: [1, 128] })).exitCode === 0;
}

function canBeNamed(paths: readonly string[]): boolean {
  return paths.length <= mostNamed && paths.join(' ').length <= mostNamedLength;
}
