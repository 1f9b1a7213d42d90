import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { errors } from '../../core/errors.ts';
import { whyFolderLeftOut } from '../../core/adopt/whyLeftOut.ts';
import type { Intake } from './intake.ts';

/** Entries looked at before a folder is taken for something else than a prototype. */
const mostEntries = 20_000;
const deepest = 14;
const noFollow = constants.O_NOFOLLOW ?? 0;

/**
 * Reads what may be part of a prototype in a folder. Links are not followed.
 *
 * @throws FootbridgeError `cancelled`, `adopt-unreadable` when there is far too much in it
 */
export async function readFolder(folder: string, intake: Intake, signal: AbortSignal): Promise<void> {
  let seen = 0;
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(folder, below), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (signal.aborted) throw errors.cancelled();
      seen += 1;
      if (seen > mostEntries)
        throw errors.adoptUnreadable(
          path.basename(folder),
          'it holds too many files; choose the folder of the page',
        );
      const inside = `${below}${entry.name}`;
      if (entry.isDirectory()) {
        const why = depth >= deepest ? 'It lies too deep.' : whyFolderLeftOut(entry.name);
        if (why === undefined) await walk(`${inside}/`, depth + 1);
        else intake.leaveOut(`${inside}/`, why);
      } else if (entry.isFile()) await offerFile(folder, inside, intake);
      else intake.leaveOut(inside, 'It is a link or no plain file.');
    }
  };
  await walk('', 0);
}

/** Offers one file of a folder, by its path in there. */
export async function offerFile(folder: string, inside: string, intake: Intake): Promise<void> {
  const file = path.join(folder, inside);
  const { size } = await lstat(file);
  await intake.offer(inside, size, async () => {
    const handle = await open(file, constants.O_RDONLY | noFollow);
    try {
      const buffer = Buffer.alloc(size);
      const { bytesRead } = await handle.read(buffer, 0, size, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  });
}
