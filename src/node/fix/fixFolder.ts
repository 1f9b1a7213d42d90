import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { atomicWriteAll } from '../lab/atomicWrite.ts';
import { isFault } from '../lab/faults.ts';
import { experimentSegments } from '../lab/labPaths.ts';

/**
 * The folder of an experiment's proposed fixes in the lab: `handoff/fixes`, one folder each.
 *
 * @param lab the lab's folder as the user knows it
 * @throws FootbridgeError from `write`: `disk-full`, `write-failed` or `unsafe-path`
 */
export function fixFolder(lab: string, slug: string) {
  const segments = [...experimentSegments(slug), 'handoff', 'fixes'];
  return {
    taken: async (): Promise<ReadonlySet<string>> => {
      const names = await readdir(path.join(lab, ...segments)).catch((error: unknown) => {
        if (isFault(error, 'ENOENT')) return [];
        throw error;
      });
      return new Set(names);
    },
    write: async (
      id: string,
      files: readonly { readonly name: string; readonly data: string | Uint8Array }[],
    ): Promise<string> => {
      await atomicWriteAll(await realpath(lab), [...segments, id], files);
      return path.join(lab, ...segments, id);
    },
  };
}
