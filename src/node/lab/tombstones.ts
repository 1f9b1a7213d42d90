import { lstat, readdir } from 'node:fs/promises';
import * as z from 'zod';
import { atomicWrite } from './atomicWrite.ts';
import { isFault } from './faults.ts';
import { holdChild, inExistingFolder, readFileIn, type HeldFolder } from './jail.ts';
import { isSessionId } from './labPaths.ts';
import { parseRecord } from './parseRecord.ts';

/** Version of `evidence/withdrawn/<session>.json`. */
const tombstoneVersion = 1;
const tombstoneSchema = z.object({
  schemaVersion: z.literal(tombstoneVersion),
  session: z.string(),
  /** Fingerprint of the participant's code, see core/evidence/participantCode.ts. */
  participant: z.string().max(100),
  at: z.iso.datetime(),
});

/** The folder in `evidence` where tombstones lie, one file for each session, so that git merges them without conflict. */
export const withdrawnFolder = 'withdrawn';
const type = '.json';

/** What tombstones say: sessions and fingerprints of participants that withdrew. */
export interface Withdrawn {
  readonly sessions: ReadonlySet<string>;
  readonly participants: ReadonlySet<string>;
}

export const nobodyWithdrew: Withdrawn = { sessions: new Set(), participants: new Set() };

/**
 * Leaves a tombstone for a session, before anything of it is deleted.
 * @param evidence the evidence folder, as segments below the lab
 * @param at ISO time
 */
export async function writeTombstone(
  root: string,
  evidence: readonly string[],
  session: string,
  participant: string,
  at: string,
): Promise<void> {
  const tombstone = tombstoneSchema.parse({ schemaVersion: tombstoneVersion, session, participant, at });
  const file = [...evidence, withdrawnFolder, `${session}${type}`].join('/');
  await atomicWrite(root, file, `${JSON.stringify(tombstone, undefined, 2)}\n`);
}

/** Whether there is a tombstone for a session. Only its name counts: a torn one must not bring anything back. */
export async function hasTombstone(evidence: HeldFolder, session: string): Promise<boolean> {
  try {
    await lstat(evidence.child(`${withdrawnFolder}/${session}${type}`));
    return true;
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/** Reads the tombstones of an experiment; one that is damaged still stands for the session it is named after. */
export async function readTombstones(root: string, evidence: readonly string[]): Promise<Withdrawn> {
  const found = await inExistingFolder(root, evidence, async (folder) =>
    readTombstonesIn(folder, await readdir(folder.path)),
  );
  return found ?? nobodyWithdrew;
}

/** The same in a held evidence folder, with the names that are in it. */
export async function readTombstonesIn(evidence: HeldFolder, names: readonly string[]): Promise<Withdrawn> {
  if (!names.includes(withdrawnFolder)) return nobodyWithdrew;
  const folder = await holdChild(evidence, withdrawnFolder);
  try {
    const sessions = new Set<string>();
    const participants = new Set<string>();
    for (const name of (await readdir(folder.path)).filter((each) => each.endsWith(type)).toSorted()) {
      const session = name.slice(0, -type.length);
      if (!isSessionId(session)) continue;
      sessions.add(session);
      const data = await readFileIn(folder, name);
      const tombstone = data && parseRecord(data, tombstoneSchema, tombstoneVersion);
      if (tombstone?.kind === 'valid') participants.add(tombstone.value.participant);
    }
    return { sessions, participants };
  } finally {
    await folder.release();
  }
}
