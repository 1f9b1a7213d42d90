/**
 * The journal of a turn: a folder `.footbridge/journal/<id>/` that holds, before anything is changed, what
 * the files were (`before-<n>`), what they become (`after-<n>`) and the plan (`plan.json`, flushed last).
 * Renaming the plan to `done.json` is the one moment at which the turn holds. A journal found later belongs
 * to a process that was killed: with a plan it is rolled back, without one nothing had been changed.
 * Space is taken while the journal is written, so that neither carrying out nor rolling back needs any.
 */
import { createHash } from 'node:crypto';
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { foldersAbove } from '../../core/lab/refuseTurn.ts';
import { refusePath } from '../../core/lab/variantPath.ts';
import { deleteIn, renameWithRetries } from './atomicWrite.ts';
import { isFault } from './faults.ts';
import { inExistingFolder, inspectFile, readFileIn, verifyInPlace, type HeldFolder } from './jail.ts';
import { isSlug, ownFolder, variantSegments } from './labPaths.ts';
import { parseRecord } from './parseRecord.ts';
import { setAside } from './setAside.ts';
import { sweepTemporaries } from './sweep.ts';

/** Called before every change on the disk with its name; what it throws or does happens in between. */
export type Step = (name: string) => void | Promise<void>;

const planVersion = 1;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Checked as strictly as a model's answer: a lab that came from elsewhere may bring a journal along. */
const planSchema = z.object({
  schemaVersion: z.literal(planVersion),
  slug: z.string().refine(isSlug),
  variant: z.string().refine(isSlug),
  entries: z.array(
    z.object({
      path: z.string().refine((given) => refusePath(given) === undefined),
      /** SHA-256 of the content; `null` where there is no file. */
      before: hash.nullable(),
      after: hash.nullable(),
    }),
  ),
  /** Folders this turn makes, below the lab, outermost first. */
  createdFolders: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
export type PlanEntry = Plan['entries'][number];

export const planName = 'plan.json';
export const doneName = 'done.json';
/** Where journals lie, as segments below the lab. */
export const journalFolder: readonly string[] = [ownFolder, 'journal'];

/** Where the journal called `id` lies, as segments below the lab. */
export function journalSegments(id: string): string[] {
  return [...journalFolder, id];
}

/** SHA-256 in hexadecimal; `null` for no file. */
export function hashOf(data: Buffer | string | undefined): string | null {
  return data === undefined ? null : createHash('sha256').update(data).digest('hex');
}

/** The folder and the name of a planned file, the folder as segments below the lab. */
export function placeOf(
  plan: Pick<Plan, 'slug' | 'variant'>,
  file: string,
): { segments: string[]; name: string } {
  const below = file.split('/');
  const name = below.pop() ?? '';
  return { segments: [...variantSegments(plan.slug, plan.variant), ...below], name };
}

/**
 * Ends every journal that a killed process left behind. Only call it while holding the lab's turn lock.
 * @throws FootbridgeError when the disk does not allow it; then the journal stays and it can be tried again
 */
export async function recoverTurns(root: string, step: Step): Promise<void> {
  const ids = await inExistingFolder(root, journalFolder, (folder) => readdir(folder.path));
  for (const id of ids ?? []) await endJournal(root, id, step);
}

/** Undoes what a plan has done so far, or finishes a turn that holds, and removes its journal. */
export async function endJournal(root: string, id: string, step: Step): Promise<void> {
  await inExistingFolder(root, journalSegments(id), async (journal) => {
    const done = readPlan(journal.shown(doneName), await readFileIn(journal, doneName));
    const plan = readPlan(journal.shown(planName), await readFileIn(journal, planName));
    if (done === 'damaged' || plan === 'damaged') return setAside(root, journalFolder, id);
    if (done) await removeEmptyFolders(root, foldersOfDeleted(done));
    else if (plan) await rollBack(root, journal, plan, step);
  });
  await step('remove journal');
  await inExistingFolder(root, journalFolder, (folder) =>
    rm(folder.child(id), { recursive: true, force: true }),
  );
}

async function rollBack(root: string, journal: HeldFolder, plan: Plan, step: Step): Promise<void> {
  for (const [index, entry] of plan.entries.entries()) {
    await unlessUnsafe(() => rollBackEntry(root, journal, plan, entry, `before-${index}`, step));
  }
  await step('remove created folders');
  await sweepTemporaries(path.join(root, ...variantSegments(plan.slug, plan.variant)), Date.now());
  await removeEmptyFolders(root, createdFoldersOf(plan));
  await step('forget plan');
  await rm(journal.child(planName), { force: true });
  await journal.sync();
}

async function rollBackEntry(
  root: string,
  journal: HeldFolder,
  plan: Plan,
  entry: PlanEntry,
  backup: string,
  step: Step,
): Promise<void> {
  const { segments, name } = placeOf(plan, entry.path);
  await inExistingFolder(root, segments, async (folder) => {
    const current = hashOf(await readFileIn(folder, name));
    // Done already, never begun, or changed by someone since, whose work is not undone.
    if (current === entry.before || current !== entry.after) return;
    await step(`roll back ${entry.path}`);
    if (entry.before === null) return deleteIn(folder, name);
    await inspectFile(journal, backup);
    await verifyInPlace(folder, name);
    await renameWithRetries(journal.child(backup), folder.child(name));
    await folder.sync();
  });
}

/** Removes those of the folders that are empty, innermost first. */
export async function removeEmptyFolders(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toSorted((a, b) => b.length - a.length)) {
    const segments = folder.split('/');
    const name = segments.pop() ?? '';
    await unlessUnsafe(() => inExistingFolder(root, segments, (parent) => removeIfEmpty(parent, name)));
  }
}

async function removeIfEmpty(parent: HeldFolder, name: string): Promise<void> {
  await rmdir(parent.child(name)).catch((error: unknown) => {
    if (!isFault(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EBUSY')) throw error;
  });
}

/** Leaves alone where somebody put a link in the meantime: what it leads to is not ours to change. */
async function unlessUnsafe(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FootbridgeError) || error.code !== 'unsafe-path') throw error;
  }
}

/** Folders inside the variant in which this turn deleted something. */
export function foldersOfDeleted(plan: Plan): string[] {
  const base = variantSegments(plan.slug, plan.variant).join('/');
  const above = plan.entries
    .filter((entry) => entry.after === null)
    .flatMap((entry) => foldersAbove(entry.path));
  return [...new Set(above)].map((folder) => `${base}/${folder}`);
}

/** Every folder that a plan's files lie in, below the lab, outermost first. */
export function foldersOf(plan: Pick<Plan, 'slug' | 'variant' | 'entries'>): string[] {
  const base = variantSegments(plan.slug, plan.variant).join('/');
  const all = plan.entries.flatMap((entry) => foldersAbove(`${base}/${entry.path}`));
  return [...new Set(all)].toSorted((a, b) => a.length - b.length);
}

/** Only folders that the plan's files lie in are believed to be its own. */
function createdFoldersOf(plan: Plan): string[] {
  const known = new Set(foldersOf(plan));
  return plan.createdFolders.filter((folder) => known.has(folder));
}

/**
 * A plan is renamed into place whole, so a damaged one was not written like that by us.
 * @throws FootbridgeError `newer-version`
 */
function readPlan(file: string, data: Buffer | undefined): Plan | 'damaged' | undefined {
  const record = data && parseRecord(data, planSchema, planVersion);
  if (record?.kind === 'newer') throw errors.newerVersion(file);
  return record?.kind === 'damaged' ? 'damaged' : record?.value;
}

/** Makes the turn hold: from here on it is finished, not rolled back. */
export async function commit(journal: HeldFolder): Promise<void> {
  await rename(journal.child(planName), journal.child(doneName));
  await journal.sync();
}
