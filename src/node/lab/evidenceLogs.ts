import { readdir } from 'node:fs/promises';
import type { DamagedRecord, ReadLog } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { evidenceEventSchema, evidenceVersion, type EvidenceEvent } from '../../core/evidence/session.ts';
import { inExistingFolder } from './jail.ts';
import { appendRecord, readLog } from './jsonl.ts';
import { experimentSegments, isSessionId } from './labPaths.ts';
import type { RecordKind } from './records.ts';

const evidenceKind: RecordKind<EvidenceEvent> = { schema: evidenceEventSchema, version: evidenceVersion };
const type = '.jsonl';

/**
 * Adds an event to the log of one session.
 * @throws FootbridgeError `unknown-session` when the id cannot name a file, and as {@link appendRecord}
 */
export async function appendEvidence(
  root: string,
  slug: string,
  session: string,
  event: EvidenceEvent,
): Promise<void> {
  if (!isSessionId(session)) throw errors.unknownSession(session);
  await appendRecord(root, [...folderOf(slug), `${session}${type}`].join('/'), evidenceKind, event);
}

/** The events of every session, by session id in alphabetical order; what cannot be used is reported. */
export async function readEvidence(
  root: string,
  slug: string,
): Promise<ReadLog<Map<string, EvidenceEvent[]>>> {
  const sessions = new Map<string, EvidenceEvent[]>();
  const damaged: DamagedRecord[] = [];
  const names = await inExistingFolder(root, folderOf(slug), (folder) => readdir(folder.path));
  for (const name of (names ?? []).filter((candidate) => candidate.endsWith(type)).toSorted()) {
    const session = name.slice(0, -type.length);
    const file = [...folderOf(slug), name].join('/');
    const log = isSessionId(session) ? await readLog(root, file, evidenceKind) : { records: [], damaged: [] };
    damaged.push(...log.damaged);
    const [first] = log.records;
    if (!isSessionId(session) || (first?.type === 'started' && first.session !== session))
      damaged.push({
        file,
        why: 'its name is not that of its session; a copy would count a participant twice',
      });
    else if (first !== undefined) sessions.set(session, log.records);
  }
  return { records: sessions, damaged };
}

function folderOf(slug: string): string[] {
  return [...experimentSegments(slug), 'evidence'];
}
