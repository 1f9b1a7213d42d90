import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './cleanup.ts';
import { errorCode } from './errorCode.ts';

const POLL_MS = 500;
const UNCLAIMED_AFTER_MS = 10_000;

/**
 * Does some work while no other process does work under the same lock; waits for its turn without limit.
 * A lock left by a process that is gone is taken over.
 * @param folder is created as the lock and removed afterwards; its parent must exist.
 * @param onWait is called once, when there is a need to wait.
 * @returns what the work returns.
 */
export async function withDirectoryLock<T>(
  folder: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  for (let first = true; !acquire(folder); first = false) {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
    else {
      if (first) onWait();
      await delay(POLL_MS);
    }
  }
  const release = atExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    return await work();
  } finally {
    release();
  }
}

function acquire(folder: string): boolean {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(ownerFile(folder), String(process.pid));
  return true;
}

function isAbandoned(folder: string): boolean {
  try {
    return !isAlive(Number(readFileSync(ownerFile(folder), 'utf8')));
  } catch {
    return ageOf(folder) > UNCLAIMED_AFTER_MS;
  }
}

/** Milliseconds since the lock was made; 0 when it is gone by now. */
function ageOf(folder: string): number {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined ? 0 : Date.now() - made;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function ownerFile(folder: string): string {
  return path.join(folder, 'owner');
}
