import path from 'node:path';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { whyFolderLeftOut } from '../../core/adopt/whyLeftOut.ts';
import type { Intake } from './intake.ts';

const mostEntries = 20_000;

/** The kind of file that Unix notes in an entry: a link. */
const linkMode = 0o120000;

/**
 * Reads what may be part of a prototype in a ZIP file. Nothing is unpacked onto the disk; what an entry unpacks to
 * is held to the size it states, and that to the intake's limits.
 *
 * @throws FootbridgeError `cancelled`, `adopt-unreadable` for what is damaged, leads out of itself or is far too much
 */
export async function readZip(file: string, intake: Intake, signal: AbortSignal): Promise<void> {
  const name = path.basename(file);
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    try {
      if (zip.entryCount > mostEntries) throw errors.adoptUnreadable(name, 'it holds too many files');
      const skipped = new Set<string>();
      for await (const entry of zip.eachEntry()) {
        if (signal.aborted) throw errors.cancelled();
        await takeEntry(zip, entry, skipped, intake);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof FootbridgeError ? error : errors.adoptUnreadable(name, reason(error));
  }
}

async function takeEntry(zip: ZipFile, entry: Entry, skipped: Set<string>, intake: Intake): Promise<void> {
  const inside = entry.fileName;
  if (inside.endsWith('/')) return;
  const folder = skippedFolder(inside);
  if (folder !== undefined) {
    if (!skipped.has(folder.path)) intake.leaveOut(folder.path, folder.why);
    skipped.add(folder.path);
    return;
  }
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === linkMode)
    return intake.leaveOut(inside, 'It is a link or no plain file.');
  if (entry.isEncrypted()) return intake.leaveOut(inside, 'It is protected by a password.');
  await intake.offer(inside, entry.uncompressedSize, async () => {
    const pieces: Buffer[] = [];
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces);
  });
}

function skippedFolder(inside: string): { path: string; why: string } | undefined {
  const segments = inside.split('/').slice(0, -1);
  for (const [index, segment] of segments.entries()) {
    const why = whyFolderLeftOut(segment);
    if (why !== undefined) return { path: `${segments.slice(0, index + 1).join('/')}/`, why };
  }
  return undefined;
}

/** What yauzl and zlib throw says which entry it is about; for people it is enough that the file is damaged. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /relative path|absolute path|invalid characters/i.test(message)
    ? 'it names files outside of itself'
    : 'it is not a ZIP file, or damaged';
}
