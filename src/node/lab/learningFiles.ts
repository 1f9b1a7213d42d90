import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { DamagedRecord, ReadLog } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Learning } from '../../core/handoff/learning/learning.ts';
import { parseLearning, type ParsedLearning } from '../../core/handoff/learning/parseLearning.ts';
import { renderLearning } from '../../core/handoff/learning/renderLearning.ts';
import { atomicWrite } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { stampOf } from './fileStamp.ts';
import { inExistingFolder, inspectFile, readFileIn, type HeldFolder } from './jail.ts';
import { isSlug, learningSegments } from './labPaths.ts';
import { pace } from './pace.ts';
import { readLabFile, reportingReads } from './records.ts';
import { setAside } from './setAside.ts';

const folderName = 'learnings';
/** A file of more bytes than this is no card. */
const largest = 400_000;

type Kept = { readonly stamp: string } & (
  { readonly learning: Learning } | { readonly damage: DamagedRecord }
);
type Listing = ReadLog<readonly Learning[]>;

/** The learning cards of a lab; reads again only those that changed. */
export class LearningFiles {
  readonly #root: string;
  #kept: ReadonlyMap<string, Kept> = new Map();
  #listing: Listing = { records: [], damaged: [] };

  /** @param root the lab's real path */
  constructor(root: string) {
    this.#root = root;
  }

  /** See LabStore's `readLearnings`. Never throws because of one of them. */
  async read(): Promise<Listing> {
    const before = this.#kept;
    const kept =
      (await reportingReads(folderName, () =>
        inExistingFolder(this.#root, [folderName], (folder) => readAll(folder, before)),
      )) ?? new Map<string, Kept>();
    const isSame = before.size === kept.size && [...kept].every(([name, one]) => before.get(name) === one);
    if (isSame) return this.#listing;
    this.#kept = kept;
    this.#listing = listingOf([...kept.values()]);
    return this.#listing;
  }

  /** See LabStore's `writeLearning`. @param report is told of a card that could not be read and was moved out of the way */
  async write(learning: Learning, report: (damaged: DamagedRecord) => void): Promise<void> {
    const file = learningSegments(learning.slug).join('/');
    const present = await reportingWrites(file, () => this.#present(file, learning.slug));
    if (present?.kind === 'newer') throw errors.newerVersion(file);
    if (present?.kind === 'damaged') {
      await reportingWrites(file, () => setAside(this.#root, [folderName], `${learning.slug}.md`));
      report({ file, why: `${present.why}; it is kept in .footbridge/set-aside` });
    }
    await atomicWrite(
      this.#root,
      file,
      renderLearning(learning, present?.kind === 'valid' ? present.rest : ''),
    );
  }

  async #present(file: string, slug: string): Promise<ParsedLearning | undefined> {
    const data = await readLabFile(this.#root, file);
    return data && parsed(data, slug);
  }
}

async function readAll(folder: HeldFolder, before: ReadonlyMap<string, Kept>): Promise<Map<string, Kept>> {
  const rest = pace();
  const kept = new Map<string, Kept>();
  for (const name of (await readdir(folder.path)).toSorted()) {
    const slug = name.endsWith('.md') ? name.slice(0, -'.md'.length) : '';
    if (!isSlug(slug)) continue;
    await rest();
    const known = before.get(name);
    // The stamp is taken before the card is read: what is written in between is read again the next time.
    const stamp = stampNow(folder, name);
    if (known && stamp !== '' && known.stamp === stamp) kept.set(name, known);
    else kept.set(name, { stamp, ...(await readOne(folder, name, slug)) });
  }
  return kept;
}

async function readOne(
  folder: HeldFolder,
  name: string,
  slug: string,
): Promise<{ learning: Learning } | { damage: DamagedRecord }> {
  const file = folder.shown(name);
  try {
    const card = await reportingReads(file, () => readCard(folder, name, slug));
    if (card.kind === 'valid') return { learning: card.learning };
    const why = card.kind === 'newer' ? 'a newer Footbridge wrote it' : card.why;
    return { damage: { file, why } };
  } catch (error) {
    if (!(error instanceof FootbridgeError)) throw error;
    return { damage: { file, why: error.message } };
  }
}

async function readCard(folder: HeldFolder, name: string, slug: string): Promise<ParsedLearning> {
  const stats = await inspectFile(folder, name);
  if (stats && stats.size > largest) return { kind: 'damaged', why: 'it is far larger than a card' };
  const data = await readFileIn(folder, name);
  return data ? parsed(data, slug) : { kind: 'damaged', why: 'it is gone' };
}

function parsed(data: Buffer, slug: string): ParsedLearning {
  const card = parseLearning(data.toString('utf8'));
  return card.kind === 'valid' && card.learning.slug !== slug
    ? { kind: 'damaged', why: `it belongs to "${card.learning.slug}"; was the file renamed?` }
    : card;
}

function stampNow(folder: HeldFolder, name: string): string {
  const stats = lstatSync(folder.child(name), { bigint: true, throwIfNoEntry: false });
  return stats ? stampOf(stats) : '';
}

function listingOf(all: readonly Kept[]): Listing {
  return {
    records: all
      .flatMap((one) => ('learning' in one ? [one.learning] : []))
      .toSorted((a, b) => compare(b.at, a.at) || compare(a.slug, b.slug)),
    damaged: all.flatMap((one) => ('damage' in one ? [one.damage] : [])),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
