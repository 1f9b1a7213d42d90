import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { BriefFiles, BriefPaths } from '../../app/ports.ts';
import { atomicWriteAll, deleteIn } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder, type HeldFolder } from './jail.ts';
import { experimentSegments } from './labPaths.ts';
import { makeFolder } from './makeFolder.ts';

/** Names of a brief's texts. */
export const briefNames = {
  brief: 'brief.md',
  json: 'brief.json',
  html: 'brief.html',
  issue: 'issue.md',
  spec: 'spec.md',
} as const;
type TextName = keyof typeof briefNames;
const textNames = ['brief', 'json', 'html', 'issue', 'spec'] as const satisfies readonly TextName[];

/** Folders beside them, and which of their files are a brief's. */
const folders = [
  { key: 'pictures', ours: /^[a-z]{1,20}\.svg$/ },
  { key: 'screens', ours: /^[a-z0-9-]{1,120}\.png$/ },
] as const;

/**
 * Writes the texts of a brief and its pictures into the experiment's `handoff` folder or into `target`. The pictures come
 * first, so that a brief never names one that is missing. What an earlier export left and this one has not is removed from
 * the lab: pictures of evidence that is no longer there, as after a withdrawal, must not stay. A folder elsewhere may hold
 * files of others, so nothing is removed from it.
 *
 * @param target a folder the user chose, anywhere; made when it is missing
 * @returns the texts' paths, and that of the copy of an edited brief
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 */
export async function writeBrief(
  lab: { readonly shownRoot: string; readonly root: string },
  slug: string,
  brief: BriefFiles,
  target?: string,
): Promise<BriefPaths & { readonly edited?: string }> {
  const segments = [...experimentSegments(slug), 'handoff'];
  const [root, place] = target === undefined ? [lab.root, segments] : [await chosenFolder(target), []];
  const texts = textsOf(brief.texts);
  const extra = brief.edited ? [brief.edited] : [];
  for (const { key } of folders)
    if (brief[key].length > 0) await atomicWriteAll(root, [...place, key], brief[key]);
  await atomicWriteAll(root, place, [
    ...extra,
    ...texts.map(({ name, data }) => ({ name: briefNames[name], data })),
  ]);
  if (target === undefined) await removeStale(root, place, brief, new Set(texts.map(({ name }) => name)));
  const folder = target === undefined ? path.join(lab.shownRoot, ...segments) : path.resolve(target);
  const pathOf = (name: TextName) => path.join(folder, briefNames[name]);
  const { html, issue, spec } = brief.texts;
  return {
    brief: pathOf('brief'),
    json: pathOf('json'),
    ...(html !== undefined && { html: pathOf('html') }),
    ...(issue !== undefined && { issue: pathOf('issue') }),
    ...(spec !== undefined && { spec: pathOf('spec') }),
    ...(brief.edited && { edited: path.join(folder, brief.edited.name) }),
  };
}

function textsOf(texts: BriefFiles['texts']): { name: TextName; data: string }[] {
  return textNames.flatMap((name) => {
    const data = texts[name];
    return data === undefined ? [] : [{ name, data }];
  });
}

async function removeStale(
  root: string,
  place: readonly string[],
  brief: Pick<BriefFiles, 'pictures' | 'screens'>,
  written: ReadonlySet<TextName>,
): Promise<void> {
  for (const { key, ours } of folders) {
    const kept = new Set(brief[key].map(({ name }) => name));
    await inPlace(root, [...place, key], async (folder) => {
      const names = (await readdir(folder.path)).filter((name) => ours.test(name) && !kept.has(name));
      for (const name of names) await deleteIn(folder, name);
    });
  }
  await inPlace(root, place, async (folder) => {
    for (const name of textNames) if (!written.has(name)) await deleteIn(folder, briefNames[name]);
  });
}

async function inPlace(
  root: string,
  place: readonly string[],
  work: (folder: HeldFolder) => Promise<void>,
): Promise<void> {
  await reportingWrites(place.join('/'), () => inExistingFolder(root, place, work));
}

async function chosenFolder(target: string): Promise<string> {
  return reportingWrites(target, async () => {
    await makeFolder(path.resolve(target));
    return realpath(target);
  });
}
