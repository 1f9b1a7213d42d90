import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FootbridgeError } from '../../core/errors.ts';
import { manifestName } from '../../core/manifest.ts';
import { isFault } from './faults.ts';
import { manifestKind } from './manifestKind.ts';
import { readRecord } from './records.ts';

/** How many neighbours called `…-lab` are looked into. */
const mostNeighbours = 50;

/** What the lab of a production folder is called. */
export function labNameFor(production: string): string {
  return `${path.basename(path.resolve(production))}-lab`;
}

/**
 * Whether a folder is a lab, readable or not: one whose manifest is damaged or newer is still a lab,
 * so that no second one is made over it.
 */
export async function isLab(folder: string): Promise<boolean> {
  try {
    return (await stat(path.join(folder, manifestName))).isFile();
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG')) return false;
    throw error;
  }
}

/** The first of the window's folders that is a lab. */
export async function findLab(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    if (await isLab(folder)) return folder;
  }
  return undefined;
}

/**
 * Looks for the lab of a production folder that is not open yet: `<folder>-lab` beside it, or another
 * neighbour called `…-lab` whose manifest links to it.
 */
export async function labBeside(folder: string): Promise<string | undefined> {
  const parent = path.dirname(path.resolve(folder));
  const expected = path.join(parent, labNameFor(folder));
  if (await isLab(expected)) return expected;
  const names = (await readdir(parent).catch(() => [])).filter((name) => name.endsWith('-lab')).toSorted();
  for (const name of names.slice(0, mostNeighbours)) {
    const neighbour = path.join(parent, name);
    if ((await isLab(neighbour)) && (await linksTo(neighbour, folder))) return neighbour;
  }
  return undefined;
}

async function linksTo(lab: string, folder: string): Promise<boolean> {
  try {
    const manifest = await readRecord(await realpath(lab), manifestName, manifestKind);
    const linked = manifest?.production.map((production) => path.resolve(lab, production.path));
    return linked?.includes(path.resolve(folder)) ?? false;
  } catch (error) {
    if (error instanceof FootbridgeError) return false;
    throw error;
  }
}
