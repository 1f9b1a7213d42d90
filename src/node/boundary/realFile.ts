import { realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * A file's path with symbolic links in the folders above it resolved; the file itself may be a link, which is what is meant
 * then, or gone.
 *
 * @param file absolute
 */
export async function realFile(file: string): Promise<string> {
  const folder = path.dirname(file);
  if (folder === file) return file;
  const above = await realpath(folder).catch(() => undefined);
  return path.join(above ?? (await realFile(folder)), path.basename(file));
}
