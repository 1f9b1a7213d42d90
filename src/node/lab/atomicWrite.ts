import { lstat, open, rename, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { isFault, reportingWrites } from './faults.ts';
import { inFolder, inspectFile, readFileIn, unsafe, verifyInPlace, type HeldFolder } from './jail.ts';
import { temporaryName } from './temporaryName.ts';

/** Virus scanners and indexers on Windows hold a file for a moment: waits between attempts in milliseconds. */
const renameWaits = [10, 30, 100, 250, 500];
const readableByAll = 0o644;

/**
 * Writes a file of the lab so that it holds either all of the old or all of the new, whenever the process
 * or the power ends. Follows no links; missing folders are made.
 *
 * @param root the lab's real path
 * @param relative with `/`; made of names that were checked before
 * @param mode who may read it, on systems that know that
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`; then the old file is intact
 */
export async function atomicWrite(
  root: string,
  relative: string,
  data: string | Uint8Array,
  mode = readableByAll,
): Promise<void> {
  const segments = relative.split('/');
  const name = segments.pop() ?? '';
  await reportingWrites(relative, () =>
    inFolder(root, segments, (folder) => writeFileIn(folder, name, data, mode)),
  );
}

/** Writes several files into one folder: nothing is put in place before all of them are on the disk. */
export async function atomicWriteAll(
  root: string,
  folderSegments: readonly string[],
  files: readonly { readonly name: string; readonly data: string | Uint8Array }[],
): Promise<void> {
  const shown = [...folderSegments, files[0]?.name ?? ''].join('/');
  await reportingWrites(shown, () => inFolder(root, folderSegments, (folder) => writeAllIn(folder, files)));
}

/**
 * Writes data under a temporary name and flushes it to the disk.
 * @returns the name; nothing is left when it throws
 */
export async function writeTemporary(
  folder: HeldFolder,
  data: string | Uint8Array,
  mode = readableByAll,
): Promise<string> {
  const name = temporaryName();
  const handle = await open(folder.child(name), 'wx', mode);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(folder.child(name));
    throw error;
  }
  await handle.close();
  return name;
}

/**
 * Renames a temporary of the same folder to its final name, and proves that it arrived in the lab. When
 * the folder was exchanged meanwhile, what was there before is put back.
 * @throws FootbridgeError `unsafe-path`
 */
export async function putInPlace(folder: HeldFolder, temporary: string, name: string): Promise<void> {
  const before = await readFileIn(folder, name);
  await verifyInPlace(folder, name);
  const { ino } = await lstat(folder.child(temporary), { bigint: true });
  // Where folders cannot be held, the temporary may have been made elsewhere: it was seen between two checks.
  await verifyInPlace(folder, name);
  await renameWithRetries(folder.child(temporary), folder.child(name));
  await folder.sync();
  try {
    await verifyInPlace(folder, name);
  } catch (error) {
    await putBack(folder, name, ino, before);
    throw error;
  }
}

/**
 * Deletes a file of a held folder. It is renamed first, so that what is deleted for good is the file that
 * was looked at, and not one that a link put in its place.
 */
export async function deleteIn(folder: HeldFolder, name: string): Promise<void> {
  const seen = await inspectFile(folder, name);
  if (seen === undefined) return;
  await verifyInPlace(folder, name);
  const temporary = temporaryName();
  await renameWithRetries(folder.child(name), folder.child(temporary));
  const moved = await lstat(folder.child(temporary), { bigint: true });
  if (moved.ino !== seen.ino || moved.dev !== seen.dev) {
    await rename(folder.child(temporary), folder.child(name));
    throw unsafe(folder, name, 'it was exchanged meanwhile');
  }
  await unlink(folder.child(temporary));
  await folder.sync();
}

/** Renames, waiting a little while another program holds the file (at most 0.9 s in all). */
export async function renameWithRetries(from: string, to: string): Promise<void> {
  for (const wait of renameWaits) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isFault(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
      await delay(wait);
    }
  }
  await rename(from, to);
}

/** Removes a temporary that will not be used; that it is gone already is as good. */
export async function discardTemporary(folder: HeldFolder, temporary: string): Promise<void> {
  await unlink(folder.child(temporary)).catch((error: unknown) => {
    if (!isFault(error, 'ENOENT')) throw error;
  });
}

async function writeFileIn(
  folder: HeldFolder,
  name: string,
  data: string | Uint8Array,
  mode: number,
): Promise<void> {
  await inspectFile(folder, name);
  const temporary = await writeTemporary(folder, data, mode);
  try {
    await putInPlace(folder, temporary, name);
  } finally {
    await discardTemporary(folder, temporary);
  }
}

async function writeAllIn(
  folder: HeldFolder,
  files: readonly { readonly name: string; readonly data: string | Uint8Array }[],
): Promise<void> {
  const staged: { name: string; temporary: string }[] = [];
  try {
    for (const { name, data } of files) {
      await inspectFile(folder, name);
      staged.push({ name, temporary: await writeTemporary(folder, data) });
    }
    for (const { name, temporary } of staged) await putInPlace(folder, temporary, name);
  } finally {
    for (const { temporary } of staged) await discardTemporary(folder, temporary);
  }
}

async function putBack(
  folder: HeldFolder,
  name: string,
  ours: bigint,
  before: Buffer | undefined,
): Promise<void> {
  const now = await lstat(folder.child(name), { bigint: true }).catch(() => undefined);
  if (now?.ino !== ours) return;
  if (before === undefined) await unlink(folder.child(name));
  else await rename(folder.child(await writeTemporary(folder, before)), folder.child(name));
}
