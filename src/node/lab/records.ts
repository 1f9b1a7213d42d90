import type * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { atomicWrite } from './atomicWrite.ts';
import { isFault, plainReason, reportingWrites } from './faults.ts';
import { inExistingFolder, readFileIn } from './jail.ts';
import { parseRecord } from './parseRecord.ts';

/** What a kind of record looks like, and the newest version of it that we know. */
export interface RecordKind<T> {
  readonly schema: z.ZodType<T>;
  readonly version: number;
}

/**
 * Reads a file of the lab without following links.
 * @param relative with `/`; made of names that were checked before
 * @returns `undefined` when there is none
 * @throws FootbridgeError `damaged-file` when the disk will not give it, or `unsafe-path`
 */
export async function readLabFile(root: string, relative: string): Promise<Buffer | undefined> {
  const segments = relative.split('/');
  const name = segments.pop() ?? '';
  return reportingReads(relative, () =>
    inExistingFolder(root, segments, (folder) => readFileIn(folder, name)),
  );
}

/** Runs what reads a file, and throws `damaged-file` when the disk will not give it. */
export async function reportingReads<T>(relative: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFault(error, 'EACCES', 'EPERM', 'EIO', 'EISDIR'))
      throw errors.damagedFile(relative, plainReason(error));
    throw error;
  }
}

/**
 * Reads one JSON record.
 * @returns `undefined` when there is none
 * @throws FootbridgeError `newer-version`, `damaged-file` or `unsafe-path`
 */
export async function readRecord<T>(
  root: string,
  relative: string,
  kind: RecordKind<T>,
): Promise<T | undefined> {
  const data = await readLabFile(root, relative);
  return data && usableRecord(data, relative, kind);
}

/** The record that a file holds. @throws FootbridgeError `newer-version` or `damaged-file` */
export function usableRecord<T>(data: Buffer, relative: string, kind: RecordKind<T>): T {
  const record = parseRecord(data, kind.schema, kind.version);
  if (record.kind === 'newer') throw errors.newerVersion(relative);
  if (record.kind === 'damaged') throw errors.damagedFile(relative, record.why);
  return record.value;
}

/**
 * Writes one JSON record. What is there and is newer or damaged is never written over.
 * @throws FootbridgeError `newer-version`, `damaged-file`, `disk-full`, `write-failed` or `unsafe-path`
 * @throws ZodError when `value` is not a record of its kind, which is a bug
 */
export async function writeRecord<T>(
  root: string,
  relative: string,
  kind: RecordKind<T>,
  value: T,
): Promise<void> {
  const text = `${JSON.stringify(kind.schema.parse(value), undefined, 2)}\n`;
  await reportingWrites(relative, () => readRecord(root, relative, kind));
  await atomicWrite(root, relative, text);
}
