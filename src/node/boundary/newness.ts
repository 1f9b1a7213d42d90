import { lstat } from 'node:fs/promises';

/**
 * Whether a file came to be after a moment. `new`: surely. `old`: nothing has touched it since, so it was there already
 * and was only not looked at, as a file that git was told to ignore. `unclear`: it may have been there, or been moved
 * here; also where the file system does not keep when a file was made.
 *
 * @param since milliseconds since 1970; `undefined` when it is not known
 */
export async function newnessOf(file: string, since: number | undefined): Promise<'new' | 'old' | 'unclear'> {
  if (since === undefined) return 'unclear';
  const stats = await lstat(file).catch(() => undefined);
  if (!stats) return 'unclear';
  // Renaming and changing rights count as touching; on Windows, too.
  if (stats.ctimeMs < since && stats.mtimeMs < since) return 'old';
  // A file system that does not keep it says zero.
  return stats.birthtimeMs >= since && stats.mtimeMs >= since ? 'new' : 'unclear';
}
