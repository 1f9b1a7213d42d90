import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { isFault } from './faults.ts';
import { inFolder, type HeldFolder } from './jail.ts';
import { couldBeRunning, temporaryName } from './temporaryName.ts';

/** What is done under a lock takes well under a second; after this a holder counts as gone, in milliseconds. */
const forgottenAfter = 120_000;
const retryEvery = 25;

const ownerSchema = z.object({ token: z.string(), pid: z.number(), host: z.string(), at: z.number() });
type Owner = z.infer<typeof ownerSchema>;

export interface LockOptions {
  /** Names what is locked; letters, digits and hyphens. */
  readonly name: string;
  /** How long to wait for another window, in milliseconds. */
  readonly patience?: number;
  /** What is thrown when patience ends. */
  readonly busy: () => Error;
}

/**
 * Runs `work` while no other window or process holds the lock of this name in the lab. A lock is a folder
 * that is made elsewhere and renamed into place, which succeeds for one only and on every file system; it
 * says who holds it, so that the lock of a process that was killed is taken over.
 *
 * @param root the lab's real path
 */
export async function withLock<T>(root: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  return inFolder(root, ['.footbridge', 'locks'], async (locks) => {
    const token = randomBytes(8).toString('hex');
    await acquire(locks, options, token);
    try {
      return await work();
    } finally {
      await takeAway(locks, options.name, token);
    }
  });
}

async function acquire(locks: HeldFolder, options: LockOptions, token: string): Promise<void> {
  const giveUpAt = Date.now() + (options.patience ?? 10_000);
  while (!(await tryAcquire(locks, options.name, token))) {
    const owner = await readOwner(locks, options.name);
    if (owner !== undefined && isGone(owner)) await takeAway(locks, options.name, owner.token);
    else if (owner === undefined && (await isOld(locks.child(options.name))))
      await takeAway(locks, options.name, '');
    else if (Date.now() > giveUpAt) throw options.busy();
    else await delay(retryEvery);
  }
}

async function tryAcquire(locks: HeldFolder, name: string, token: string): Promise<boolean> {
  const staged = locks.child(temporaryName());
  const owner: Owner = { token, pid: process.pid, host: hostname(), at: Date.now() };
  try {
    await mkdir(staged);
    await writeFile(`${staged}/owner.json`, JSON.stringify(owner), { flag: 'wx' });
    return await renameUnlessTaken(staged, locks.child(name));
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** Removes the lock if it is still that of `token`; a lock that another took a moment before is put back. */
async function takeAway(locks: HeldFolder, name: string, token: string): Promise<void> {
  const aside = temporaryName();
  try {
    await rename(locks.child(name), locks.child(aside));
  } catch (error) {
    if (isFault(error, 'ENOENT', 'EPERM', 'EACCES', 'EBUSY')) return;
    throw error;
  }
  const owner = await readOwner(locks, aside);
  if (owner !== undefined && owner.token !== token) await rename(locks.child(aside), locks.child(name));
  else await rm(locks.child(aside), { recursive: true, force: true });
}

async function readOwner(locks: HeldFolder, name: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(`${locks.child(name)}/owner.json`, 'utf8')));
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY')) return undefined;
    // A torn owner (power cut) belongs to nobody; its age is unknown, so it is taken over.
    return { token: '', pid: 0, host: '', at: 0 };
  }
}

function isGone(owner: Owner): boolean {
  if (Date.now() - owner.at > forgottenAfter) return true;
  return owner.host === hostname() && !couldBeRunning(owner.pid, owner.at);
}

async function isOld(location: string): Promise<boolean> {
  const stats = await lstat(location).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > forgottenAfter;
}

/** What is not allowed here was allowed a moment before, when the folder was made: somebody else holds the lock. */
async function renameUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isFault(error, 'EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'EBUSY', 'ENOTDIR')) return false;
    throw error;
  }
}
