import { readdir } from 'node:fs/promises';
import { errors } from '../../core/errors.ts';
import { evidenceVersion, type EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import { deleteIn } from './atomicWrite.ts';
import { evidenceLineKind, evidenceSegments, logType, parseEvidence, sessionOf } from './evidenceLine.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder, readFileIn, type HeldFolder } from './jail.ts';
import type { Step } from './journal.ts';
import { appendRecordIn } from './jsonl.ts';
import { isSessionId } from './labPaths.ts';
import type { HoldFolder } from './sharedFolders.ts';
import { hasTombstone, readTombstones, writeTombstone } from './tombstones.ts';

/** How evidence is written, the same for all of a lab. */
export interface EvidenceWriting {
  /** Holds a folder of the lab, made when missing. */
  readonly hold: HoldFolder;
  readonly step: Step;
}

/**
 * Adds an event to the log of one session.
 * @throws FootbridgeError `unknown-session` when the id cannot name a file, `participant-withdrawn`, and as appendRecord
 */
export async function appendEvidence(
  { hold, step }: EvidenceWriting,
  slug: string,
  session: string,
  event: EvidenceEvent,
): Promise<void> {
  await inLog(hold, slug, session, [event], async (folder, name) => {
    await step('append');
    await appendRecordIn(folder, name, evidenceLineKind, event);
  });
}

/**
 * Adds those of a session's events whose ids are not there yet, all in one line.
 * @returns how many were added
 * @throws FootbridgeError as {@link appendEvidence}
 */
export async function addEvidence(
  { hold, step }: EvidenceWriting,
  slug: string,
  session: string,
  events: readonly EvidenceEvent[],
): Promise<number> {
  return inLog(hold, slug, session, events, async (folder, name) => {
    const data = await readFileIn(folder, name);
    const known = new Set(data && parseEvidence(data, name).records.map(({ id }) => id));
    const added = events.filter(({ id }) => !known.has(id));
    if (added.length === 0) return 0;
    await step('append');
    await appendRecordIn(folder, name, evidenceLineKind, { schemaVersion: evidenceVersion, events: added });
    return added.length;
  });
}

/** Writes to a session's log unless it was withdrawn, also by somebody who withdraws it at this very moment. */
async function inLog<T>(
  hold: HoldFolder,
  slug: string,
  session: string,
  events: readonly EvidenceEvent[],
  write: (folder: HeldFolder, name: string) => Promise<T>,
): Promise<T> {
  if (!isSessionId(session)) throw errors.unknownSession(session);
  const [segments, name] = [evidenceSegments(slug), `${session}${logType}`];
  const withdrawn = () => errors.participantWithdrawn(nameOf(session, events));
  return reportingWrites([...segments, name].join('/'), () =>
    hold(segments, async (folder) => {
      if (await hasTombstone(folder, session)) throw withdrawn();
      const result = await write(folder, name);
      if (!(await hasTombstone(folder, session))) return result;
      await deleteIn(folder, name);
      throw withdrawn();
    }),
  );
}

/**
 * Deletes the logs of sessions, copies of them included, and leaves a tombstone for each; also those of sessions that were withdrawn
 * before and came back. The tombstones come first: whenever the process ends, what is left is not read any more and is deleted
 * later (see evidenceCache.ts).
 *
 * @param at ISO time
 * @returns the files that were deleted, relative to the lab
 */
export async function withdrawEvidence(
  root: string,
  slug: string,
  { sessions, participant, at }: { sessions: readonly string[]; participant: string; at: string },
  step: Step,
): Promise<string[]> {
  const segments = evidenceSegments(slug);
  const unusable = sessions.find((session) => !isSessionId(session));
  if (unusable !== undefined) throw errors.unknownSession(unusable);
  return reportingWrites(segments.join('/'), async () => {
    for (const session of sessions) {
      await step(`tombstone ${session}`);
      await writeTombstone(root, segments, session, participant, at);
    }
    const gone = new Set([...(await readTombstones(root, segments)).sessions, ...sessions]);
    const deleted = await inExistingFolder(root, segments, (folder) => deleteLogs(folder, gone, step));
    return deleted ?? [];
  });
}

async function deleteLogs(folder: HeldFolder, gone: ReadonlySet<string>, step: Step): Promise<string[]> {
  const deleted: string[] = [];
  for (const name of (await readdir(folder.path)).filter((each) => each.endsWith(logType)).toSorted()) {
    if (!gone.has(sessionOf(name)) && !(await isCopyOf(folder, name, gone))) continue;
    await step(`delete ${name}`);
    await deleteIn(folder, name);
    deleted.push(folder.shown(name));
  }
  return deleted;
}

/** A log under a name that is not its session's, as file managers and sync programs leave them. */
async function isCopyOf(folder: HeldFolder, name: string, sessions: ReadonlySet<string>): Promise<boolean> {
  // What is no plain file is not read as evidence either.
  const data = await readFileIn(folder, name).catch(() => undefined);
  if (data === undefined || ![...sessions].some((session) => data.includes(session))) return false;
  return parseEvidence(data, name).records.some(
    (event) => event.type === 'started' && sessions.has(event.session),
  );
}

/** The participant's code as far as the events tell it, for a message. */
function nameOf(session: string, events: readonly EvidenceEvent[]): string {
  return events.find((event) => event.type === 'started')?.participant ?? session;
}
