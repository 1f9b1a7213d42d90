import { toCapture } from '../core/evidence/capture.ts';
import { evidenceCsvHead, evidenceCsvLines } from '../core/evidence/evidenceCsv.ts';
import type { EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
import { resultKind, resultVersion, type ResultFile } from '../core/evidence/resultFile.ts';
import { readSession } from '../core/evidence/session.ts';
import { withoutStruck } from '../core/evidence/struck.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { pace } from './pace.ts';
import type { LabStore } from './ports.ts';

/**
 * `capture`: events for an analytics tool. `csv`: a row per participant, variant and task for a spreadsheet. `results`: everything,
 * for another lab to import.
 */
export const evidenceFormats = ['capture', 'csv', 'results'] as const;
export type EvidenceFormat = (typeof evidenceFormats)[number];

/**
 * All sessions of an experiment as one file, also those that are not counted. Quotes go along only where the participant agreed to be
 * quoted, and nothing that was taken back.
 *
 * @returns the file's text
 */
export async function exportEvidence(
  { slug, hypothesis }: Experiment,
  format: EvidenceFormat,
  { store }: { readonly store: Pick<LabStore, 'readEvidence'> },
): Promise<string> {
  const { records } = await store.readEvidence(slug);
  const rest = pace();
  const tasks = hypothesis.tasks.map(({ id }) => id);
  const parts: string[] = [];
  for (const [session, events] of records) {
    await rest();
    parts.push(
      ...partsOf(format, { slug, session, events: withoutUnagreedQuotes(withoutStruck(events)), tasks }),
    );
  }
  if (format === 'csv') return `${evidenceCsvHead}${parts.join('')}`;
  // One element a line: so it can be read in again line by line, however long it is.
  const list = `[\n${parts.join(',\n')}\n]`;
  return format === 'capture' ? `{"batch":${list}}\n` : `${list}\n`;
}

interface Told {
  readonly slug: string;
  readonly session: string;
  readonly events: readonly EvidenceEvent[];
  readonly tasks: readonly string[];
}

function partsOf(format: EvidenceFormat, { slug, session, events, tasks }: Told): string[] {
  if (format === 'capture')
    return toCapture({ experiment: slug, session, events }).map((event) => JSON.stringify(event));
  const [started] = events;
  const read = readSession(events);
  if (read === undefined || started?.type !== 'started') return [];
  if (format === 'csv') return [evidenceCsvLines(read, tasks)];
  const result: ResultFile = {
    kind: resultKind,
    schemaVersion: resultVersion,
    experiment: slug,
    protocol: started.protocol ?? '',
    session,
    events: [...events],
  };
  return [JSON.stringify(result)];
}

function withoutUnagreedQuotes(events: readonly EvidenceEvent[]): readonly EvidenceEvent[] {
  const consent = events.findLast((event) => event.type === 'consented');
  return consent?.quotes === true ? events : events.filter(({ type }) => type !== 'quote');
}
