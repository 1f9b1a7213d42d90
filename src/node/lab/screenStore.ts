import { createHash } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import * as z from 'zod';
import type { CapturedScreen } from '../../core/handoff/screens/capturedScreen.ts';
import { mostPlaces } from '../../core/handoff/screens/pictureLimits.ts';
import { readPng } from '../../core/handoff/screens/readPng.ts';
import { screenPictureSchema } from '../../core/handoff/screens/screenPicture.ts';
import { errors } from '../../core/errors.ts';
import { atomicWriteAll, renameWithRetries } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder, readFileIn, type HeldFolder } from './jail.ts';
import { isSlug, ownFolder } from './labPaths.ts';
import { temporaryName } from './temporaryName.ts';

/** Pictures of so many versions of an experiment's prototypes are kept. */
const keptVersions = 3;
const listName = 'screens.json';
const listSchema = z.object({
  schemaVersion: z.literal(1),
  screens: z.array(screenPictureSchema).max(mostPlaces),
  /** SHA-256 of each picture, by its file. */
  hashes: z.record(z.string(), z.string()),
});

/** Only digits name a version, so that nothing else in the folder is ever deleted. */
const versionPattern = /^[0-9a-f]{64}$/;

/** SHA-256 of a picture's bytes, hexadecimal. */
export function hashPicture(png: Uint8Array): string {
  return createHash('sha256').update(png).digest('hex');
}

/**
 * The pictures of a version of a prototype, as they were taken once.
 *
 * @param root the lab's real path
 * @param version 64 hexadecimal digits
 * @returns `undefined` when there are none, or one is not what was kept: then all are taken again
 * @throws FootbridgeError `unsafe-path` when a link is in the way
 */
export async function readScreens(
  root: string,
  slug: string,
  version: string,
): Promise<CapturedScreen[] | undefined> {
  return inExistingFolder(root, versionSegments(slug, version), async (folder) => {
    const text = (await readFileIn(folder, listName))?.toString('utf8') ?? '';
    const list = listSchema.safeParse(parseJson(text));
    if (!list.success) return undefined;
    const screens: CapturedScreen[] = [];
    for (const screen of list.data.screens) {
      if ('missing' in screen) screens.push(screen);
      else {
        const png = await readPicture(folder, screen.file, list.data.hashes);
        if (png === undefined) return undefined;
        screens.push({ ...screen, png });
      }
    }
    return screens;
  });
}

/**
 * Keeps the pictures of a version; the list is written last, so that half of them are never taken for all. Older
 * versions of the experiment's pictures are deleted.
 *
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 */
export async function keepScreens(
  root: string,
  slug: string,
  version: string,
  screens: readonly CapturedScreen[],
): Promise<void> {
  const segments = versionSegments(slug, version);
  const taken = screens.flatMap((screen) =>
    'missing' in screen || screen.png === undefined ? [] : [{ name: nameOf(screen.file), data: screen.png }],
  );
  if (taken.length > 0) await atomicWriteAll(root, segments, taken);
  const list: z.infer<typeof listSchema> = {
    schemaVersion: 1,
    screens: screens.map((screen) => screenPictureSchema.parse(screen)),
    hashes: Object.fromEntries(taken.map(({ name, data }) => [name, hashPicture(data)])),
  };
  await atomicWriteAll(root, segments, [{ name: listName, data: `${JSON.stringify(list, undefined, 2)}\n` }]);
  await forgetOlder(root, slug, version);
}

function screensSegments(slug: string): string[] {
  if (!isSlug(slug)) throw errors.unknownExperiment(slug);
  return [ownFolder, 'screens', slug];
}

function versionSegments(slug: string, version: string): string[] {
  if (!versionPattern.test(version)) throw new Error('A version of pictures is named by a fingerprint.');
  return [...screensSegments(slug), version];
}

async function readPicture(
  folder: HeldFolder,
  file: string,
  hashes: Readonly<Record<string, string>>,
): Promise<Uint8Array | undefined> {
  const name = nameOf(file);
  // What the list says is a file beside it.
  if (!/^[a-z0-9-]+\.png$/.test(name)) return undefined;
  const png = await readFileIn(folder, name);
  if (png === undefined || hashPicture(png) !== hashes[name] || readPng(png) === undefined) return undefined;
  return png;
}

/**
 * The newest stay, by when they were written. Each that goes is renamed first, so that a half of it is never read. What
 * another window deletes meanwhile is gone, and what somebody has open goes the next time: no brief waits for it.
 */
async function forgetOlder(root: string, slug: string, version: string): Promise<void> {
  const segments = screensSegments(slug);
  await reportingWrites(segments.join('/'), () =>
    inExistingFolder(root, segments, async (folder) => {
      const names = (await readdir(folder.path)).filter(
        (name) => versionPattern.test(name) && name !== version,
      );
      const dated = await Promise.all(
        names.map(async (name) => ({ name, at: await writtenAt(folder.child(name)) })),
      );
      const old = dated.toSorted((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1)).slice(keptVersions - 1);
      for (const { name } of old) {
        const doomed = temporaryName();
        await renameWithRetries(folder.child(name), folder.child(doomed))
          .then(() => rm(folder.child(doomed), { recursive: true, force: true }))
          .catch(() => undefined);
      }
    }),
  );
}

async function writtenAt(file: string): Promise<number> {
  return await lstat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
