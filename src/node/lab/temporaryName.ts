import { randomBytes } from 'node:crypto';

const pattern = /^\.footbridge-(\d+)-[0-9a-f]{16}\.tmp$/;
const anHour = 3_600_000;

/**
 * A new name for something unfinished. It begins with a dot, so that no prototype can be called so, and
 * names the process that made it, so that leftovers are told from work in progress.
 */
export function temporaryName(): string {
  return `.footbridge-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
}

/** Whether a name was made by {@link temporaryName}. */
export function isTemporaryName(name: string): boolean {
  return pattern.test(name);
}

/**
 * Whether a temporary was left behind by a process that is gone. An hour is the limit for processes that
 * cannot be asked, such as those of another machine that shares the folder.
 *
 * @param changedAt when it was last changed, in milliseconds since 1970
 */
export function isAbandoned(name: string, changedAt: number, now: number): boolean {
  const pid = Number(pattern.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(pid)) return false;
  return now - changedAt > anHour || !couldBeRunning(pid, changedAt);
}

/**
 * Whether the process that had this id at that time can still be the one that has it now.
 * @param at in milliseconds since 1970
 */
export function couldBeRunning(pid: number, at: number): boolean {
  // Ids are given anew, after a restart of a container often the same one: we cannot have written before we began.
  if (pid === process.pid) return at >= Math.floor(performance.timeOrigin);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
