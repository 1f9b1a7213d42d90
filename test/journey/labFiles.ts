import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JourneyContext } from './journey.ts';
import { labOf } from './mainJourney.ts';

const POLL_MS = 100;
const TIMEOUT_MS = 40_000;

/** The folder of the experiment in the lab. */
export function experimentFolder({ production }: JourneyContext): string {
  return path.join(labOf(production), 'experiments', 'guest-checkout');
}

/** The logs of all sessions, each with its text. */
export function evidenceLogs(context: JourneyContext): { readonly file: string; readonly text: string }[] {
  return globSync(path.join(experimentFolder(context), 'evidence', '*.jsonl')).map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }));
}

/** What was recorded of a participant, oldest first. @throws Error when nothing was, or in several logs */
export function recordsOf(context: JourneyContext, participant: string): Record<string, unknown>[] {
  const own = evidenceLogs(context)
    .map(({ text }) => text.split('\n').filter(Boolean).flatMap(parseRecords))
    .filter(([started]) => started?.['participant'] === participant);
  const [records] = own;
  if (!records || own.length > 1) throw new Error(`${participant} has ${own.length} logs.`);
  return records;
}

/** The file as text; nothing where there is none. */
export function textOf(...parts: string[]): string {
  const file = path.join(...parts);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Waits until something is so. @throws Error after 40 s */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline;) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`Not seen: ${what}.`);
}

/** A line holds one record, or all those of a session that was brought in at once. */
function parseRecords(line: string): Record<string, unknown>[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tests look at what they expect in it
  const record = JSON.parse(line) as Record<string, unknown> & { events?: Record<string, unknown>[] };
  return record.events ?? [record];
}
