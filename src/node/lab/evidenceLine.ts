import * as z from 'zod';
import {
  evidenceEventSchema,
  evidenceVersion,
  type EvidenceEvent,
} from '../../core/evidence/evidenceEvent.ts';
import { parseLog } from './jsonl.ts';
import { experimentSegments } from './labPaths.ts';
import type { RecordKind } from './records.ts';

/** Several events that came together. As one line they are there whole or, cut off by a crash, not at all. */
const batchSchema = z.object({
  schemaVersion: z.literal(evidenceVersion),
  events: z.array(evidenceEventSchema),
});

/** A line of a session's log. */
export const evidenceLineKind: RecordKind<EvidenceEvent | z.infer<typeof batchSchema>> = {
  schema: z.union([evidenceEventSchema, batchSchema]),
  version: evidenceVersion,
};

/** What the name of a session's log ends in. */
export const logType = '.jsonl';

/** Where an experiment's evidence lies, as segments below the lab. @throws FootbridgeError `unknown-experiment` */
export function evidenceSegments(slug: string): string[] {
  return [...experimentSegments(slug), 'evidence'];
}

/**
 * The events of a session by its log: an event that is there twice, as after two windows added it or git merged two copies,
 * counts once. `started` comes first and then they stand in the order in which they happened, as git puts the lines of two copies
 * together in any order; what happened in the same millisecond stays in the order of the lines.
 * @param file how the log is named to the user
 */
export function parseEvidence(data: Buffer, file: string) {
  const { records: lines, damaged } = parseLog(data, file, evidenceLineKind);
  const events = new Map<string, EvidenceEvent>();
  for (const event of lines.flatMap((line) => ('events' in line ? line.events : [line])))
    if (!events.has(event.id)) events.set(event.id, event);
  return { records: inTime([...events.values()]), damaged };
}

/** Most logs are in order already. */
function inTime(events: readonly EvidenceEvent[]): EvidenceEvent[] {
  const first = events.find(({ type }) => type === 'started');
  const later = events.filter((event) => event !== first);
  const times = new Map(later.map((event) => [event, Date.parse(event.at)]));
  const timeOf = (event: EvidenceEvent) => times.get(event) ?? 0;
  return [...(first ? [first] : []), ...later.toSorted((a, b) => timeOf(a) - timeOf(b))];
}

/** The session that a log of this name is of. */
export function sessionOf(name: string): string {
  return name.slice(0, -logType.length);
}
