import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { atomicWrite } from '../lab/atomicWrite.ts';
import { reportingWrites } from '../lab/faults.ts';
import { makeFolder } from '../lab/makeFolder.ts';

/**
 * Writes a tool to where the user wants it; what was there before stays until all of it is on the disk.
 *
 * @param target file-system path of an HTML file; folders on the way are made
 * @returns its absolute path
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 */
export async function writeTool(target: string, page: string | Uint8Array): Promise<string> {
  const file = path.resolve(target);
  const folder = await reportingWrites(target, async () => {
    await makeFolder(path.dirname(file));
    return realpath(path.dirname(file));
  });
  await atomicWrite(folder, path.basename(file), page);
  return file;
}
