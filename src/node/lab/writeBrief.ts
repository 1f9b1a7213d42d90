import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { atomicWriteAll } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { experimentSegments } from './labPaths.ts';
import { makeFolder } from './makeFolder.ts';

const markdownName = 'brief.md';
const jsonName = 'brief.json';

/**
 * Writes `brief.md` and `brief.json` into the experiment's `handoff` folder or into `target`.
 *
 * @param target a folder the user chose, anywhere; made when it is missing
 * @returns the files' paths
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 */
export async function writeBrief(
  lab: { readonly shownRoot: string; readonly root: string },
  slug: string,
  brief: { readonly markdown: string; readonly json: string },
  target?: string,
): Promise<{ brief: string; json: string }> {
  const files = [
    { name: markdownName, data: brief.markdown },
    { name: jsonName, data: brief.json },
  ];
  const segments = [...experimentSegments(slug), 'handoff'];
  if (target === undefined) await atomicWriteAll(lab.root, segments, files);
  else await atomicWriteAll(await chosenFolder(target), [], files);
  const folder = target === undefined ? path.join(lab.shownRoot, ...segments) : path.resolve(target);
  return { brief: path.join(folder, markdownName), json: path.join(folder, jsonName) };
}

async function chosenFolder(target: string): Promise<string> {
  return reportingWrites(target, async () => {
    await makeFolder(path.resolve(target));
    return realpath(target);
  });
}
