/**
 * The jail: folders of the lab are entered one segment at a time and never through a link, and are held
 * while something is done in them.
 *
 * On Linux a held folder is an open descriptor, and children are reached through `/proc/self/fd`, which is
 * what `openat` does: exchanging a folder for a link while we work changes nothing for us. Elsewhere Node
 * has no such thing; there the folder is checked before and after (device and inode), and every change is
 * a rename from a temporary name that exists in the checked folder only, so that it fails in any other.
 * That stops links that lie there, and links that are put there once. It does not stop, outside Linux, a
 * program of the same user that exchanges folders a thousand times a second (which could write there itself).
 */
import { constants, lstatSync, type BigIntStats } from 'node:fs';
import { lstat, mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { errors } from '../../core/errors.ts';
import { comparisonKey } from '../../core/lab/variantPath.ts';
import { faultCode, isFault } from './faults.ts';

/** A folder that was reached without following links. */
export interface HeldFolder {
  readonly root: string;
  readonly segments: readonly string[];
  readonly identity: string;
  /** A path for file operations on the folder itself. */
  readonly path: string;
  /** A path for file operations on a direct child. */
  child(name: string): string;
  /** How a child is named to the user: relative to the lab, with `/`. */
  shown(name: string): string;
  /** Makes renames in it survive a power cut, where the platform can (not on Windows). */
  sync(): Promise<void>;
  release(): Promise<void>;
}

/** Whether missing folders are made on the way. */
export type Missing = 'create' | 'leave';

const noFollow = constants.O_NOFOLLOW ?? 0;

/**
 * Enters `segments` below `root`. The caller releases what it gets.
 *
 * @param root a real path (see `realpath`); it is trusted, nothing below it is
 * @returns `undefined` when a folder is missing and `missing` is `leave`
 * @throws FootbridgeError `unsafe-path` when a link, a file or a look-alike is in the way
 */
export async function holdFolder(
  root: string,
  segments: readonly string[],
  missing: Missing,
): Promise<HeldFolder | undefined> {
  let held: HeldFolder | undefined = await hold(root, root, []);
  for (const name of segments) {
    if (held === undefined) return undefined;
    const parent: HeldFolder = held;
    try {
      held = await descend(parent, name, missing);
    } finally {
      await parent.release();
    }
  }
  return held;
}

/** Holds a folder (made when missing) while `work` runs, and releases it. */
export async function inFolder<T>(
  root: string,
  segments: readonly string[],
  work: (folder: HeldFolder) => Promise<T>,
): Promise<T> {
  const folder = await holdFolder(root, segments, 'create');
  if (folder === undefined) throw new Error('A folder that is created when missing is never missing.');
  return releasing(folder, work);
}

/** Holds a folder while `work` runs, and releases it; without the folder nothing runs and `undefined` is returned. */
export async function inExistingFolder<T>(
  root: string,
  segments: readonly string[],
  work: (folder: HeldFolder) => Promise<T>,
): Promise<T | undefined> {
  const folder = await holdFolder(root, segments, 'leave');
  return folder && releasing(folder, work);
}

/**
 * Enters a child of a held folder by a name that was just listed in it, so that its neighbours need not be listed again. The
 * caller releases what it gets.
 * @throws FootbridgeError `unsafe-path` when it is a link or a file
 */
export async function holdChild(parent: HeldFolder, name: string): Promise<HeldFolder> {
  return hold(parent.child(name), parent.root, [...parent.segments, name]);
}

/**
 * Checks that the held folder is still where it was entered.
 * @throws FootbridgeError `unsafe-path` when something else is in its place
 */
export async function verifyInPlace(folder: HeldFolder, name: string): Promise<void> {
  const again = await holdFolder(folder.root, folder.segments, 'leave');
  await again?.release();
  if (again?.identity !== folder.identity) throw unsafe(folder, name, 'its folder was exchanged meanwhile');
}

/**
 * Looks at a file without following links.
 * @returns `undefined` when there is none
 * @throws FootbridgeError `unsafe-path` for links, hard links, folders and devices
 */
export async function inspectFile(folder: HeldFolder, name: string): Promise<BigIntStats | undefined> {
  const stats = await lstatOrNothing(folder.child(name));
  if (stats) refuseUnlessPlain(folder, name, stats);
  return stats;
}

/**
 * The same at once. A look costs microseconds, while waiting for each of thousands costs ten times as much: see
 * pace.ts for how to let others have their turn meanwhile.
 */
export function inspectFileNow(folder: HeldFolder, name: string): BigIntStats | undefined {
  const stats = lstatSync(folder.child(name), { bigint: true, throwIfNoEntry: false });
  if (stats) refuseUnlessPlain(folder, name, stats);
  return stats;
}

/**
 * Reads a file without following links.
 * @returns `undefined` when there is none
 * @throws FootbridgeError `unsafe-path` as {@link inspectFile}
 */
export async function readFileIn(folder: HeldFolder, name: string): Promise<Buffer | undefined> {
  if ((await inspectFile(folder, name)) === undefined) return undefined;
  const handle = await open(folder.child(name), constants.O_RDONLY | noFollow);
  try {
    refuseUnlessPlain(folder, name, await handle.stat({ bigint: true }));
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/**
 * Refuses a name that some file system would take for a neighbour that is spelled differently.
 * @returns whether the name itself is there
 * @throws FootbridgeError `unsafe-path`
 */
export async function refuseLookalike(folder: HeldFolder, name: string): Promise<boolean> {
  const key = comparisonKey(name);
  const alike = (await readdir(folder.path)).filter((other) => comparisonKey(other) === key);
  if (alike.some((other) => other.normalize('NFC') === name)) return true;
  const [other] = alike;
  if (other !== undefined)
    throw unsafe(folder, name, `"${other}" is there already and differs only in spelling`);
  return false;
}

/** The error for a child that may not be touched; `why` is the end of a sentence. */
export function unsafe(folder: HeldFolder, name: string, why: string): Error {
  return errors.unsafePath(folder.shown(name), why);
}

async function releasing<T>(folder: HeldFolder, work: (folder: HeldFolder) => Promise<T>): Promise<T> {
  try {
    return await work(folder);
  } finally {
    await folder.release();
  }
}

async function descend(parent: HeldFolder, name: string, missing: Missing): Promise<HeldFolder | undefined> {
  if (!(await refuseLookalike(parent, name))) {
    if (missing === 'leave') return undefined;
    await mkdir(parent.child(name)).catch((error: unknown) => {
      if (!isFault(error, 'EEXIST')) throw error;
    });
  }
  return hold(parent.child(name), parent.root, [...parent.segments, name]);
}

async function hold(location: string, root: string, segments: readonly string[]): Promise<HeldFolder> {
  const shown = segments.join('/') || '.';
  const stats = await lstat(location, { bigint: true });
  if (stats.isSymbolicLink()) throw errors.unsafePath(shown, 'it is a link to another place');
  if (!stats.isDirectory()) throw errors.unsafePath(shown, 'a file is where a folder should be');
  const handle = await openFolder(location, shown);
  if (handle === undefined) return heldFolder(path.join(root, ...segments), stats, root, segments, undefined);
  try {
    const opened = await handle.stat({ bigint: true });
    const base = `/proc/self/fd/${handle.fd}`;
    const reachable = await lstatOrNothing(`${base}/.`);
    const usable =
      reachable && identityOf(reachable) === identityOf(opened) ? base : path.join(root, ...segments);
    return heldFolder(usable, opened, root, segments, handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openFolder(location: string, shown: string): Promise<FileHandle | undefined> {
  if (process.platform === 'win32') return undefined;
  try {
    return await open(location, constants.O_RDONLY | constants.O_DIRECTORY | noFollow);
  } catch (error) {
    if (isFault(error, 'ELOOP', 'ENOTDIR'))
      throw errors.unsafePath(shown, 'it was exchanged for a link meanwhile');
    throw error;
  }
}

function heldFolder(
  base: string,
  stats: BigIntStats,
  root: string,
  segments: readonly string[],
  handle: FileHandle | undefined,
): HeldFolder {
  return {
    root,
    segments,
    identity: identityOf(stats),
    path: base,
    child: (name) => `${base}/${name}`,
    shown: (name) => [...segments, name].join('/'),
    sync: async () => {
      await handle?.sync().catch((error: unknown) => {
        // Some file systems (network shares) cannot flush a folder; the rename itself has happened.
        if (!isFault(error, 'EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR')) throw error;
      });
    },
    release: async () => {
      await handle?.close();
    },
  };
}

function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

function refuseUnlessPlain(folder: HeldFolder, name: string, stats: BigIntStats): void {
  if (stats.isSymbolicLink()) throw unsafe(folder, name, 'it is a link to another place');
  if (!stats.isFile()) throw unsafe(folder, name, 'it is not a plain file');
  if (stats.nlink > 1n)
    throw unsafe(folder, name, 'the same file is also known under another name (a hard link)');
}

async function lstatOrNothing(location: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(location, { bigint: true });
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
