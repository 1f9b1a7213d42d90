import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { labNameFrom } from '../../core/lab/labName.ts';
import { manifestName } from '../../core/manifest.ts';
import { isFault } from './faults.ts';
import { manifestKind } from './manifestKind.ts';
import { readRecord } from './records.ts';

/** How many neighbours called `…-lab` are looked into. */
const mostNeighbours = 50;

/** What the lab of a production folder is called: a name that createLabFolder accepts. */
export function labNameFor(production: string): string {
  return labNameFrom(path.basename(path.resolve(production)));
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
 * Looks for the lab of a production folder that is not open yet: a neighbour whose manifest links to it, first of
 * all `<folder>-lab`. Where none does, a `<folder>-lab` whose manifest cannot be read is taken, so that opening
 * it tells why; one that links elsewhere belongs to another folder and is never taken.
 */
export async function labBeside(folder: string): Promise<string | undefined> {
  const parent = path.dirname(path.resolve(folder));
  const expected = labNameFor(folder);
  const names = (await readdir(parent).catch(() => [])).filter((name) => name.endsWith('-lab')).toSorted();
  const others = names.filter((name) => name !== expected).slice(0, mostNeighbours);
  for (const name of [expected, ...others]) {
    const neighbour = path.join(parent, name);
    if ((await isLab(neighbour)) && (await linkTo(neighbour, folder)) === 'there') return neighbour;
  }
  const unlinked = path.join(parent, expected);
  return (await isLab(unlinked)) && (await linkTo(unlinked, folder)) === 'unreadable' ? unlinked : undefined;
}

async function linkTo(lab: string, folder: string): Promise<'there' | 'missing' | 'unreadable'> {
  try {
    const manifest = await readRecord(await realpath(lab), manifestName, manifestKind);
    const wanted = await identityOf(folder);
    for (const production of manifest?.production ?? []) {
      if ((await identityOf(path.resolve(lab, production.path))) === wanted) return 'there';
    }
    return 'missing';
  } catch (error) {
    if (error instanceof FootbridgeError) return 'unreadable';
    throw error;
  }
}

/** One spelling for a folder that has several: links, and upper and lower case where the disk ignores it. */
async function identityOf(folder: string): Promise<string> {
  return realpath(folder).catch(() => path.resolve(folder));
}
