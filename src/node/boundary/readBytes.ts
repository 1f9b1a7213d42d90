import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Missing on Windows, where making a link takes rights that few have. */
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

/**
 * Makes a reader that reads every file into the same buffer, so that thousands of files leave nothing to collect.
 *
 * @returns reads a file: its bytes, valid until the next call; `large` when there are more than `limit`; `undefined` for a
 * link, a folder and what cannot be read
 */
export function bytesReader(): (path: string, limit: number) => Uint8Array | 'large' | undefined {
  let buffer = Buffer.allocUnsafe(0);
  return (path, limit) => {
    if (buffer.length <= limit) buffer = Buffer.allocUnsafeSlow(limit + 1);
    let file: number | undefined;
    try {
      file = openSync(path, constants.O_RDONLY | noFollow);
      let size = 0;
      for (;;) {
        const read = readSync(file, buffer, size, buffer.length - size, null);
        size += read;
        if (size > limit) return 'large';
        // A plain file is read short only at its end.
        if (read === 0 || size < buffer.length) return buffer.subarray(0, size);
      }
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
}
