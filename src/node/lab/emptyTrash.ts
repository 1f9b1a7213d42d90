import { lstat, readdir, rm } from 'node:fs/promises';
import { trashDays } from '../../core/handoff/learning/disposal.ts';
import { renameWithRetries } from './atomicWrite.ts';
import { isFault } from './faults.ts';
import { inExistingFolder, type HeldFolder } from './jail.ts';
import type { Step } from './journal.ts';
import { isAbandoned, isTemporaryName, temporaryName } from './temporaryName.ts';
import { unsettled } from './trash.ts';
import { readTrashName, trashFolder } from './trashPlaces.ts';

const dayMs = 86_400_000;
/** Deleted at one time; the rest waits for the next. */
const mostAtOnce = 50;

/**
 * Deletes for good what has been in the trash for 30 days. Each is renamed first, so that what is half deleted is never taken for
 * something that can be taken back. Follows no links, and keeps what is on its way. Only call it while holding the lab's turn lock.
 *
 * @param now in milliseconds since 1970
 * @throws what the disk says of the first that it could not delete, once it has deleted the others
 */
export async function emptyTrash(root: string, now: number, step: Step): Promise<void> {
  const kept = new Set(await unsettled(root));
  await inExistingFolder(root, trashFolder, async (trash) => {
    const names = (await readdir(trash.path)).toSorted();
    const due = names.filter((name) => !kept.has(name) && isDue(name, now)).slice(0, mostAtOnce);
    const faults: unknown[] = [];
    const remember = (error: unknown) => void faults.push(error);
    for (const name of due) await deleteFor(trash, name, step).catch(remember);
    for (const name of names.filter(isTemporaryName)) await deleteLeftover(trash, name, now).catch(remember);
    if (faults.length > 0) throw faults[0];
  });
}

/** Whether there is anything to delete, which is seen without waiting for other windows. */
export async function isTrashDue(root: string, now: number): Promise<boolean> {
  const names = await inExistingFolder(root, trashFolder, (trash) => readdir(trash.path));
  return names?.some((name) => isDue(name, now) || isTemporaryName(name)) ?? false;
}

function isDue(name: string, now: number): boolean {
  const at = readTrashName(name)?.at;
  return at !== undefined && now - at.getTime() > trashDays * dayMs;
}

async function deleteFor(trash: HeldFolder, name: string, step: Step): Promise<void> {
  await step(`delete ${name}`);
  const doomed = temporaryName();
  await renameWithRetries(trash.child(name), trash.child(doomed));
  await rm(trash.child(doomed), { recursive: true, force: true });
}

async function deleteLeftover(trash: HeldFolder, name: string, now: number): Promise<void> {
  const stats = await lstat(trash.child(name)).catch((error: unknown) => {
    if (!isFault(error, 'ENOENT')) throw error;
  });
  if (stats && isAbandoned(name, stats.mtimeMs, now))
    await rm(trash.child(name), { recursive: true, force: true });
}
