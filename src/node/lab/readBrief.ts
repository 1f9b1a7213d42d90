import path from 'node:path';
import { isFault, reportingWrites } from './faults.ts';
import { inExistingFolder, readFileIn } from './jail.ts';
import { experimentSegments } from './labPaths.ts';
import { briefNames } from './writeBrief.ts';
import { realpath } from 'node:fs/promises';

/**
 * The brief and its data as they lie in the experiment's `handoff` folder or in `target`, where people may have written into them.
 *
 * @returns `undefined` when there is none
 * @throws FootbridgeError `unsafe-path` for links and what is no plain file
 */
export async function readBrief(
  lab: { readonly shownRoot: string; readonly root: string },
  slug: string,
  target?: string,
): Promise<{ file: string; text: string; json: string | undefined } | undefined> {
  const segments = [...experimentSegments(slug), 'handoff'];
  const root = target === undefined ? lab.root : await existing(target);
  if (root === undefined) return undefined;
  const found = await reportingWrites([...segments, briefNames.brief].join('/'), () =>
    inExistingFolder(root, target === undefined ? segments : [], async (folder) => ({
      text: await readFileIn(folder, briefNames.brief),
      json: await readFileIn(folder, briefNames.json),
    })),
  );
  if (found?.text === undefined) return undefined;
  const folder = target === undefined ? path.join(lab.shownRoot, ...segments) : path.resolve(target);
  return {
    file: path.join(folder, briefNames.brief),
    text: found.text.toString('utf8'),
    json: found.json?.toString('utf8'),
  };
}

async function existing(target: string): Promise<string | undefined> {
  try {
    return await realpath(target);
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}
