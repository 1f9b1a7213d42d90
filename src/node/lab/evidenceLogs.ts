import { readdir } from 'node:fs/promises';
import type { DamagedRecord, ReadLog } from '../../app/ports.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import { evidenceSegments, logType, parseEvidence, sessionOf } from './evidenceLine.ts';
import { faultCode } from './faults.ts';
import { stampOf } from './fileStamp.ts';
import { inExistingFolder, inspectFileNow, readFileIn, type HeldFolder } from './jail.ts';
import { isSessionId } from './labPaths.ts';
import { forMany, pace } from './pace.ts';
import { readTombstonesIn } from './tombstones.ts';

/** What the logs of an experiment hold, by session id in alphabetical order. */
export type Evidence = ReadLog<Map<string, EvidenceEvent[]>>;

/** A log as it was when it was read. */
export interface KeptLog extends ReadLog<EvidenceEvent[]> {
  readonly stamp: string;
}

/** What lies in an evidence folder, by name. */
export interface ListedLogs {
  readonly names: readonly string[];
  /** Logs of withdrawn sessions, which came back by git or from an old copy. They are never read. */
  readonly ghosts: readonly string[];
}

export const noEvidence: Evidence = { records: new Map(), damaged: [] };
/** Logs that are read at once: more do not make it faster. */
const atOnce = 16;
const copied = 'its name is not that of its session; a copy would count a participant twice';
const withdrawn =
  'its participant withdrew: it is not read, and is deleted when the lab is opened next or somebody else withdraws';

/**
 * The events of every session that was not withdrawn; what cannot be used is reported. Changes nothing and keeps nothing: see
 * evidenceCache.ts for reading again and again.
 */
export async function readEvidence(root: string, slug: string): Promise<Evidence> {
  const evidence = await inExistingFolder(root, evidenceSegments(slug), async (folder) => {
    const { names, ghosts } = await listLogs(folder);
    return assemble(folder, await readLogs(folder, names, new Map()), ghosts);
  });
  return evidence ?? noEvidence;
}

/** Lists the logs in a held evidence folder. */
export async function listLogs(folder: HeldFolder): Promise<ListedLogs> {
  const listed = await readdir(folder.path);
  const { sessions } = await readTombstonesIn(folder, listed);
  const logs = listed.filter((name) => name.endsWith(logType)).toSorted();
  return {
    names: logs.filter((name) => !sessions.has(sessionOf(name))),
    ghosts: logs.filter((name) => sessions.has(sessionOf(name))),
  };
}

/**
 * Reads the logs whose stamp is another than that of the kept ones. Those deleted meanwhile are left out.
 *
 * @param names in alphabetical order
 * @param looked sessions whose kept logs are looked at; all of them, when left out
 * @returns in the order of `names`; `kept` itself when nothing changed
 */
export async function readLogs(
  folder: HeldFolder,
  names: readonly string[],
  kept: ReadonlyMap<string, KeptLog>,
  looked?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, KeptLog>> {
  const breath = pace();
  const changed: string[] = [];
  for (const name of names) {
    const known = kept.get(name);
    const isLooked = looked === undefined || looked.has(sessionOf(name));
    // One that cannot be looked at, as it is no plain file, stays what it was.
    if (!known || (isLooked && known.stamp !== (lookAt(folder, name) ?? ''))) changed.push(name);
    if (isLooked) await breath();
  }
  if (changed.length === 0 && names.length === kept.size) return kept;
  const read = await forMany(changed, atOnce, async (name) => {
    await breath();
    return [name, await readKept(folder, name)] as const;
  });
  const again = new Map(read);
  const logs = new Map<string, KeptLog>();
  for (const name of names) {
    const log = again.has(name) ? again.get(name) : kept.get(name);
    if (log) logs.set(name, log);
  }
  return logs;
}

/** The stamp is taken before the log is read: what is written in between is read again the next time. */
async function readKept(folder: HeldFolder, name: string): Promise<KeptLog | undefined> {
  const file = folder.shown(name);
  let stamp = '';
  try {
    stamp = lookAt(folder, name) ?? '';
    if (!isSessionId(sessionOf(name))) return { stamp, records: [], damaged: [{ file, why: copied }] };
    const data = await readFileIn(folder, name);
    return data && { stamp, ...parseEvidence(data, file) };
  } catch (error) {
    const why = error instanceof FootbridgeError ? error.values[1] : undefined;
    if (why === undefined && faultCode(error) === undefined) throw error;
    return { stamp, records: [], damaged: [{ file, why: why ?? 'the disk does not give it' }] };
  }
}

/** `undefined` where there is no plain file. */
function lookAt(folder: HeldFolder, name: string): string | undefined {
  try {
    const stats = inspectFileNow(folder, name);
    return stats && stampOf(stats);
  } catch (error) {
    if (error instanceof FootbridgeError || faultCode(error) !== undefined) return undefined;
    throw error;
  }
}

/** Brings logs together by session. */
export function assemble(
  folder: HeldFolder,
  logs: ReadonlyMap<string, KeptLog>,
  ghosts: readonly string[],
): Evidence {
  const records = new Map<string, EvidenceEvent[]>();
  const damaged: DamagedRecord[] = ghosts.map((name) => ({ file: folder.shown(name), why: withdrawn }));
  for (const [name, log] of logs) {
    damaged.push(...log.damaged);
    const [first] = log.records;
    if (first?.type === 'started' && first.session !== sessionOf(name))
      damaged.push({ file: folder.shown(name), why: copied });
    else if (first !== undefined) records.set(sessionOf(name), log.records);
  }
  return { records, damaged };
}
