import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DamagedRecord, ReadLog } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { reportingWrites } from './faults.ts';
import { inFolder, inspectFile, type HeldFolder } from './jail.ts';
import { parseRecord } from './parseRecord.ts';
import { readLabFile, type RecordKind } from './records.ts';

const appending = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

/**
 * Adds one record to a log, in one write that begins with a newline: a record that is cut off by a crash
 * costs only itself, and two windows that append at once do not mix (the system appends each write whole).
 *
 * @param relative with `/`; made of names that were checked before
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 * @throws ZodError when `value` is not a record of its kind, which is a bug
 */
export async function appendRecord<T>(
  root: string,
  relative: string,
  kind: RecordKind<T>,
  value: T,
): Promise<void> {
  const segments = relative.split('/');
  const name = segments.pop() ?? '';
  await reportingWrites(relative, () =>
    inFolder(root, segments, (folder) => appendRecordIn(folder, name, kind, value)),
  );
}

/**
 * The same in a folder that is held already.
 * @throws the system's own faults, except for a full disk
 */
export async function appendRecordIn<T>(
  folder: HeldFolder,
  name: string,
  kind: RecordKind<T>,
  value: T,
): Promise<void> {
  const line = Buffer.from(`\n${JSON.stringify(kind.schema.parse(value))}`);
  const isNew = (await inspectFile(folder, name)) === undefined;
  const handle = await open(folder.child(name), appending, 0o644);
  try {
    const { bytesWritten } = await handle.write(line);
    if (bytesWritten < line.length) throw errors.diskFull(folder.shown(name));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await folder.sync();
}

/**
 * Reads a log; a missing one is empty. Lines that are damaged, or written by a newer version, are left
 * out and reported, and never removed from the file.
 */
export async function readLog<T>(root: string, relative: string, kind: RecordKind<T>): Promise<ReadLog<T[]>> {
  return parseLog((await readLabFile(root, relative)) ?? Buffer.alloc(0), relative, kind);
}

/** The records of a log that was read; `relative` names it where a line of it cannot be used. */
export function parseLog<T>(data: Buffer, relative: string, kind: RecordKind<T>): ReadLog<T[]> {
  const records: T[] = [];
  const damaged: DamagedRecord[] = [];
  for (const [index, line] of splitLines(data).entries()) {
    if (line.toString('latin1').trim() === '') continue;
    const record = parseRecord(line, kind.schema, kind.version);
    const file = `${relative}:${index + 1}`;
    if (record.kind === 'valid') records.push(record.value);
    else if (record.kind === 'newer') damaged.push({ file, why: 'it was written by a newer Footbridge' });
    else damaged.push({ file, why: record.why });
  }
  return { records, damaged };
}

/** Splits at newline bytes, which are part of no other UTF-8 character. */
function splitLines(data: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = data.indexOf(10); end !== -1; end = data.indexOf(10, start)) {
    lines.push(data.subarray(start, end));
    start = end + 1;
  }
  lines.push(data.subarray(start));
  return lines;
}
