import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { DamagedRecord } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { experimentFile, experimentKind, inItsFolder } from './experimentRecords.ts';
import { stampOf } from './fileStamp.ts';
import { holdChild, inExistingFolder, readFileIn, type HeldFolder } from './jail.ts';
import { isSlug } from './labPaths.ts';
import { forMany, pace } from './pace.ts';
import { reportingReads, usableRecord } from './records.ts';

interface Listing {
  readonly experiments: Experiment[];
  readonly damaged: DamagedRecord[];
}

/** A record as it was when it was last read. */
type Kept = { readonly stamp: string } & (
  { readonly experiment: Experiment } | { readonly damage: DamagedRecord }
);

const fileName = 'experiment.json';
/** Records that are read at once: more do not make it faster. */
const atOnce = 16;

/** Lists the experiments of a lab, and of thousands reads only those again whose record changed. */
export class ExperimentCache {
  readonly #root: string;
  #kept: ReadonlyMap<string, Kept> = new Map();
  #listing: Listing = { experiments: [], damaged: [] };

  /** @param root the lab's real path */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * All experiments that can be read, by creation time, and those that cannot: the same objects as before where nothing changed. Never
   * throws because of one of them.
   */
  async list(): Promise<Listing> {
    const before = this.#kept;
    const now = await inExistingFolder(this.#root, ['experiments'], (folder) => readAll(folder, before));
    const kept = now ?? new Map<string, Kept>();
    // Of two listings at once the later one may end first: each returns what it saw itself.
    if (this.#kept === before && isSame(before, kept)) return this.#listing;
    const listing = listingOf(kept);
    this.#kept = kept;
    this.#listing = listing;
    return listing;
  }
}

async function readAll(
  experiments: HeldFolder,
  before: ReadonlyMap<string, Kept>,
): Promise<ReadonlyMap<string, Kept>> {
  const names = await folderNames(experiments);
  const rest = pace();
  const known = new Map<string, Kept>();
  const changed: string[] = [];
  for (const name of names) {
    const kept = before.get(name);
    if (kept && kept.stamp !== '' && kept.stamp === stampNow(experiments, name)) known.set(name, kept);
    else changed.push(name);
    await rest();
  }
  const read = await forMany(changed, atOnce, async (name) => {
    await rest();
    return await readOne(experiments, name);
  });
  for (const [index, name] of changed.entries()) {
    const kept = read[index];
    if (kept) known.set(name, kept);
  }
  return known;
}

/** The stamp is taken before the record is read: what is written in between is read again the next time. */
async function readOne(experiments: HeldFolder, name: string): Promise<Kept> {
  const stamp = stampNow(experiments, name);
  try {
    return { stamp, experiment: await readIn(experiments, name) };
  } catch (error) {
    if (!(error instanceof FootbridgeError)) throw error;
    const file = isSlug(name) ? experimentFile(name) : `experiments/${name}`;
    const why = error.code === 'unknown-experiment' ? 'experiment.json is missing' : error.message;
    return { stamp, damage: { file, why } };
  }
}

async function readIn(experiments: HeldFolder, slug: string): Promise<Experiment> {
  const file = experimentFile(slug);
  const data = await reportingReads(file, async () => {
    const folder = await holdChild(experiments, slug);
    try {
      return await readFileIn(folder, fileName);
    } finally {
      await folder.release();
    }
  });
  if (data === undefined) throw errors.unknownExperiment(slug);
  return inItsFolder(usableRecord(data, file, experimentKind), slug);
}

/** Empty when there is nothing to tell it by: no folder, or no record in it. */
function stampNow(experiments: HeldFolder, name: string): string {
  const look = (path: string) => lstatSync(path, { bigint: true, throwIfNoEntry: false });
  try {
    const folder = look(experiments.child(name));
    const file = folder?.isDirectory() ? look(`${experiments.child(name)}/${fileName}`) : undefined;
    return folder && file ? `${folder.dev}:${folder.ino} ${stampOf(file)}` : '';
  } catch {
    // Whatever is wrong with it is said when it is read.
    return '';
  }
}

async function folderNames(experiments: HeldFolder): Promise<string[]> {
  const entries = await readdir(experiments.path, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted();
}

function isSame(before: ReadonlyMap<string, Kept>, now: ReadonlyMap<string, Kept>): boolean {
  return before.size === now.size && [...now].every(([name, kept]) => before.get(name) === kept);
}

function listingOf(kept: ReadonlyMap<string, Kept>): Listing {
  const all = [...kept.values()];
  return {
    experiments: all.flatMap((one) => ('experiment' in one ? [one.experiment] : [])).toSorted(byCreation),
    damaged: all
      .flatMap((one) => ('damage' in one ? [one.damage] : []))
      .toSorted((a, b) => compare(a.file, b.file)),
  };
}

function byCreation(a: Experiment, b: Experiment): number {
  return a.createdAt === b.createdAt ? compare(a.slug, b.slug) : compare(a.createdAt, b.createdAt);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
