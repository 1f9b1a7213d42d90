import { lstat, readdir } from 'node:fs/promises';
import type { PrototypeSize } from '../../app/ports.ts';
import { isFault } from './faults.ts';
import { inExistingFolder, type HeldFolder } from './jail.ts';
import { experimentSegments } from './labPaths.ts';
import { pace } from './pace.ts';
import { placeOfPart, trashParts, type TrashPart } from './trashPlaces.ts';

/** How deep folders are counted: git keeps its objects two folders deep, prototypes theirs no deeper than eight. */
const deepest = 14;

/** Files by the folder of the part that they are in (the part's own for those beside folders), and their size in bytes. */
interface Count {
  readonly files: Map<string, number>;
  bytes: number;
}

/** Counts what goes when a prototype is discarded. Links count as nothing, and are not followed. */
export async function measurePrototype(root: string, slug: string): Promise<PrototypeSize> {
  const counts = new Map<TrashPart, Count>();
  for (const part of trashParts) {
    const { segments, name } = placeOfPart(slug, part);
    const count: Count = { files: new Map(), bytes: 0 };
    await inExistingFolder(root, [...segments, name], (held) => countIn(held, count));
    counts.set(part, count);
  }
  const [variants, data] = [counts.get('variants')?.files, counts.get('data')?.files];
  return {
    variants: [...(variants?.keys() ?? [])].filter((name) => name !== '').length,
    files: [...(variants?.values() ?? [])].reduce((sum, files) => sum + files, 0),
    datasets: [...(data?.keys() ?? [])].filter((name) => name !== '').length,
    bytes: [...counts.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    hasBrief: await hasBrief(root, slug),
  };
}

async function countIn(held: HeldFolder, count: Count): Promise<void> {
  const rest = pace();
  const walk = async (folder: string, top: string, depth: number): Promise<void> => {
    if (depth > deepest) return;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      await rest();
      const location = `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(location, depth === 0 ? entry.name : top, depth + 1);
      else if (entry.isFile()) {
        count.files.set(top, (count.files.get(top) ?? 0) + 1);
        count.bytes += await sizeOf(location);
      }
    }
  };
  await walk(held.path, '', 0);
}

/** It may go while it is looked at. */
async function sizeOf(location: string): Promise<number> {
  try {
    return (await lstat(location)).size;
  } catch (error) {
    if (isFault(error, 'ENOENT')) return 0;
    throw error;
  }
}

async function hasBrief(root: string, slug: string): Promise<boolean> {
  const found = await inExistingFolder(root, [...experimentSegments(slug), 'handoff'], (held) =>
    readdir(held.path),
  );
  return found?.includes('brief.md') ?? false;
}
