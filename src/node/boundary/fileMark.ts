import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, readFile, readlink } from 'node:fs/promises';
import * as z from 'zod';
import { isFault } from '../lab/faults.ts';

/** Larger files are told apart by size and time alone. In bytes. */
const mostHashed = 32 * 1024 * 1024;

/** Where a copy of a file's contents lies in {@link KeptContents}. */
export const keptPlaceSchema = z.object({
  pack: z.string(),
  at: z.number().int().min(0),
  length: z.number().int().min(0),
});
export type KeptPlace = z.infer<typeof keptPlaceSchema>;

/** By what a file on disk is known again: not a copy of it, unless it was kept. */
export const fileMarkSchema = z.object({
  kind: z.enum(['file', 'link', 'other', 'gone']),
  size: z.number().min(0).optional(),
  /** When it was last changed, in nanoseconds since 1970: more digits than a number holds. */
  time: z.string().optional(),
  /** SHA-256 of its contents, or of where a link leads; missing for what is too large. */
  hash: z.string().optional(),
  kept: keptPlaceSchema.optional(),
  /** What git kept for it in HEAD at that time; missing where it kept nothing, and without git. */
  head: z.string().optional(),
  /** Whether a commit has held it since it was marked: then it may be gone by a checkout. */
  wasCommitted: z.boolean().optional(),
  /** Where HEAD and the stash were when it was accepted; missing for what was marked with all others. */
  history: z.string().optional(),
  /** What was changed in it, when it is a repository of its own. */
  inside: z.record(z.string(), z.string()).optional(),
});
export type FileMark = z.infer<typeof fileMarkSchema>;

/** Nothing is there. */
export const goneMark: FileMark = { kind: 'gone' };

/** What a look at a path gives before its contents are read. */
export function statMark(stats: BigIntStats | undefined): FileMark {
  if (!stats) return goneMark;
  const kind = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other';
  return { kind, size: Number(stats.size), time: String(stats.mtimeNs) };
}

/** Looks at a path without following a link at its end. */
export async function lookAt(file: string): Promise<FileMark> {
  try {
    return statMark(await lstat(file, { bigint: true }));
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return goneMark;
    if (isFault(error, 'EACCES', 'EPERM')) return { kind: 'other' };
    throw error;
  }
}

/**
 * Marks a path with the hash of its contents, and gives the contents if they are not larger than asked. What cannot be
 * read is known by its size and time.
 */
export async function markFile(
  file: string,
  keepUpTo = 0,
): Promise<{ readonly mark: FileMark; readonly contents: Buffer | undefined }> {
  const mark = await lookAt(file);
  try {
    if (mark.kind === 'link')
      return { mark: { ...mark, hash: hashOf(await readlink(file)) }, contents: undefined };
    if (mark.kind !== 'file' || (mark.size ?? 0) > mostHashed) return { mark, contents: undefined };
    const contents = await readFile(file);
    const hashed = { ...mark, hash: hashOf(contents) };
    return { mark: hashed, contents: contents.length <= keepUpTo ? contents : undefined };
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return { mark: goneMark, contents: undefined };
    if (isFault(error, 'EACCES', 'EPERM', 'EBUSY', 'EIO', 'EINVAL')) return { mark, contents: undefined };
    throw error;
  }
}

/**
 * Whether a file is as it was marked. It is read only when its time has changed and its size has not. Of a folder it is
 * only known that it is one.
 */
export async function isAsMarked(file: string, was: FileMark): Promise<boolean> {
  const now = await lookAt(file);
  if (now.kind !== was.kind) return false;
  if (now.kind === 'gone' || now.kind === 'other') return true;
  if (now.size !== was.size) return false;
  if (now.time === was.time) return true;
  return was.hash !== undefined && (await markFile(file)).mark.hash === was.hash;
}

/** SHA-256, in hexadecimal. */
export function hashOf(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}
