import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { atomicWrite, deleteIn } from './atomicWrite.ts';
import { inExistingFolder, readFileIn } from './jail.ts';
import { withLock } from './labLock.ts';
import { isSessionId, ownFolder } from './labPaths.ts';
import { couldBeRunning } from './temporaryName.ts';

/** After this long without a renewal a holder on another machine counts as gone, in milliseconds. */
const forgottenAfter = 120_000;
/** The same on this machine, where a process can be asked for but its number may be another one's by now, in milliseconds. */
const doubtedAfter = 600_000;
/** How often a lease is to be renewed, in milliseconds. */
export const renewEvery = 10_000;

const folder = [ownFolder, 'running'];
const holderSchema = z.object({ token: z.string(), pid: z.number(), host: z.string(), at: z.number() });
type Holder = z.infer<typeof holderSchema>;

/** The right to run a session in this window, as long as it is renewed. */
export interface SessionLease {
  /** @returns whether it is still ours */
  renew(): Promise<boolean>;
  /** Gives it up. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Takes the right to run a test session: of all windows that show the lab one may have it. That of a process that is gone is
 * taken over; on this machine at once, or after ten minutes where its number was given to another process, on another one two
 * minutes after its last renewal.
 *
 * @param root the lab's real path
 * @param now milliseconds since 1970
 * @param booted when this machine was started, in milliseconds since 1970
 * @returns `undefined` while another window has it
 * @throws FootbridgeError `unknown-session` when the id cannot name a file, and what writing to the lab throws
 */
export async function leaseSession(
  root: string,
  session: string,
  now: () => number,
  booted: () => number = () => now() - uptime() * 1000,
): Promise<SessionLease | undefined> {
  if (!isSessionId(session)) throw errors.unknownSession(session);
  const file = `${session}.json`;
  const token = randomBytes(8).toString('hex');
  const write = async (): Promise<void> => {
    const holder: Holder = { token, pid: process.pid, host: hostname(), at: now() };
    await atomicWrite(root, [...folder, file].join('/'), JSON.stringify(holder));
  };
  const alone = <T>(work: () => Promise<T>): Promise<T> => withLock(root, { name: 'running', busy }, work);
  const isOurs = async (): Promise<boolean> => (await readHolder(root, file))?.token === token;
  const taken = await alone(async () => {
    const holder = await readHolder(root, file);
    if (holder && isThere(holder, now(), booted())) return false;
    await write();
    return true;
  });
  if (!taken) return undefined;
  return {
    renew: () =>
      alone(async () => {
        if (!(await isOurs())) return false;
        await write();
        return true;
      }),
    release: () =>
      alone(async () => {
        if (await isOurs()) await inExistingFolder(root, folder, (held) => deleteIn(held, file));
      }),
  };
}

/**
 * The sessions that some window is running, of whichever experiment.
 * @param now milliseconds since 1970
 */
export async function leasedSessions(root: string, now: number): Promise<string[]> {
  const names = (await inExistingFolder(root, folder, (held) => readdir(held.path))) ?? [];
  const booted = now - uptime() * 1000;
  const found: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const session = name.slice(0, -'.json'.length);
    const holder = isSessionId(session) ? await readHolder(root, name) : undefined;
    if (holder && isThere(holder, now, booted)) found.push(session);
  }
  return found;
}

function busy(): Error {
  return errors.writeFailed([...folder, ''].join('/'), 'another window is using it');
}

async function readHolder(root: string, file: string): Promise<Holder | undefined> {
  const bytes = await inExistingFolder(root, folder, (held) => readFileIn(held, file));
  try {
    // What is torn or strange belongs to nobody.
    return bytes && holderSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

function isThere({ host, pid, at }: Holder, now: number, booted: number): boolean {
  if (host !== hostname()) return now - at <= forgottenAfter;
  // After a restart of the machine the number of a process may be another one's, for good.
  return at >= booted && now - at <= doubtedAfter && couldBeRunning(pid, at);
}
