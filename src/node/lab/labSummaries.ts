import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ExperimentSummary, LabSummary, UnreadableRecord } from '../../core/board/labSummary.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { manifestName } from '../../core/manifest.ts';
import { type ExperimentMarks, markExperiment } from './experimentMarks.ts';
import { experimentFile } from './experimentRecords.ts';
import { faultCode, plainReason } from './faults.ts';
import { isLab } from './findLab.ts';
import { type HeldFolder, inExistingFolder } from './jail.ts';
import { isSlug } from './labPaths.ts';
import { manifestKind } from './manifestKind.ts';
import { forMany, pace } from './pace.ts';
import { readSummary } from './readSummary.ts';
import { readRecord } from './records.ts';

/** Experiments read at once: enough to keep the disk busy, few enough that the rest of the window goes on. */
const atOnce = 16;

export interface SummaryOptions {
  /** Is told how many experiments of how many were looked at. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

interface Held {
  readonly marks: ExperimentMarks;
  readonly summary: ExperimentSummary | UnreadableRecord;
}

/**
 * Labs brought down to what the board shows, by reading only. What was read is kept with the marks of its files, so that
 * looking again reads only what changed since. Experiments with a verdict are not counted again: the verdict holds the count.
 */
export class LabSummaries {
  readonly #held = new Map<string, ReadonlyMap<string, Held>>();

  /**
   * Reads one lab. Never throws because of what lies in it: records that cannot be used are listed, and a lab that cannot be
   * used at all has a `problem`.
   *
   * @throws the reason of `signal`
   */
  async read(folder: string, options: SummaryOptions = {}): Promise<LabSummary> {
    const shown = path.resolve(folder);
    const empty = { folder: shown, name: path.basename(shown), experiments: [], unreadable: [] };
    try {
      if (!(await isLab(shown))) return { ...empty, problem: errors.notALab(shown).message };
      const root = await realpath(shown);
      const { name, unreadable } = await readName(root);
      const before = this.#held.get(shown) ?? new Map<string, Held>();
      const learnings = await learningNames(root);
      const found = await inExistingFolder(root, ['experiments'], (home) =>
        readAll({ home, learnings }, before, options),
      );
      const now = found ?? new Map<string, Held>();
      this.#held.set(shown, now);
      const summaries = [...now.values()].map(({ summary }) => summary);
      return {
        folder: shown,
        name: name ?? empty.name,
        experiments: summaries.filter((one) => 'experiment' in one),
        unreadable: [...unreadable, ...summaries.filter((one) => 'file' in one)],
        problem: undefined,
      };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof FootbridgeError) return { ...empty, problem: error.message };
      if (faultCode(error) !== undefined) return { ...empty, problem: plainReason(error) };
      throw error;
    }
  }

  /** Forgets what was read of labs other than these. */
  keepOnly(folders: readonly string[]): void {
    const kept = new Set(folders.map((folder) => path.resolve(folder)));
    for (const folder of this.#held.keys()) if (!kept.has(folder)) this.#held.delete(folder);
  }
}

async function readName(root: string): Promise<{ name?: string; unreadable: UnreadableRecord[] }> {
  try {
    const manifest = await readRecord(root, manifestName, manifestKind);
    return { ...(manifest && { name: manifest.name }), unreadable: [] };
  } catch (error) {
    if (!(error instanceof FootbridgeError)) throw error;
    return { unreadable: [{ file: manifestName, why: error.message }] };
  }
}

/** A folder that cannot be looked into holds no card that anybody could read. */
async function learningNames(root: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(await inExistingFolder(root, ['learnings'], (folder) => readdir(folder.path)));
  } catch (error) {
    if (error instanceof FootbridgeError || faultCode(error) !== undefined) return new Set();
    throw error;
  }
}

/** What is read of a lab. */
interface LabFolders {
  /** The folder of the experiments. */
  readonly home: HeldFolder;
  /** Names of the files with learning cards. */
  readonly learnings: ReadonlySet<string>;
}

/** @returns by folder name, in alphabetical order */
async function readAll(
  folders: LabFolders,
  before: ReadonlyMap<string, Held>,
  { onProgress, signal }: SummaryOptions,
): Promise<ReadonlyMap<string, Held>> {
  const entries = await readdir(folders.home.path, { withFileTypes: true });
  const slugs = entries
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted((a, b) => (a < b ? -1 : 1));
  const breath = pace();
  let done = 0;
  const held = await forMany(slugs, atOnce, async (slug): Promise<[string, Held]> => {
    signal?.throwIfAborted();
    await breath();
    const one = await read(folders, slug, before.get(slug), breath);
    done += 1;
    onProgress?.(done, slugs.length);
    return [slug, one];
  });
  return new Map(held);
}

async function read(
  { home, learnings }: LabFolders,
  slug: string,
  before: Held | undefined,
  breath: ReturnType<typeof pace>,
): Promise<Held> {
  const known = before && 'experiment' in before.summary ? before.summary : undefined;
  // The sessions of what was decided no longer matter; whether it was, the record says, which is marked itself.
  const withEvidence = known?.experiment.verdict === undefined;
  const hasLearning = learnings.has(`${slug}.md`);
  const marks = await markExperiment(home, slug, { withEvidence, hasLearning }, breath);
  if (before && isSame(before.marks, marks)) return before;
  try {
    const was = before && known && { marks: before.marks, summary: known };
    const summary = await readSummary(home, slug, marks, was);
    return { marks: summary.experiment.verdict ? { ...marks, evidence: '' } : marks, summary };
  } catch (error) {
    if (!(error instanceof FootbridgeError)) throw error;
    const file = isSlug(slug) ? experimentFile(slug) : `experiments/${slug}`;
    const why = error.code === 'unknown-experiment' ? 'experiment.json is missing' : error.message;
    return { marks, summary: { file, why } };
  }
}

function isSame(a: ExperimentMarks, b: ExperimentMarks): boolean {
  return (
    a.record === b.record &&
    a.generations === b.generations &&
    a.brief === b.brief &&
    a.hasLearning === b.hasLearning &&
    a.evidence === b.evidence
  );
}
