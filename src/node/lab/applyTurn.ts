import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { errors } from '../../core/errors.ts';
import type { VariantChange } from '../../core/generation/fileChange.ts';
import { refuseTurn } from '../../core/lab/refuseTurn.ts';
import { deleteIn, discardTemporary, putInPlace, renameWithRetries, writeTemporary } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import {
  holdFolder,
  inExistingFolder,
  inFolder,
  readFileIn,
  refuseLookalike,
  type HeldFolder,
} from './jail.ts';
import {
  commit,
  endJournal,
  foldersOf,
  hashOf,
  journalFolder,
  journalSegments,
  placeOf,
  planName,
  recoverTurns,
  type Plan,
  type PlanEntry,
  type Step,
} from './journal.ts';
import { withLock } from './labLock.ts';
import { variantSegments } from './labPaths.ts';
import { temporaryName } from './temporaryName.ts';
import { settleTrash, unsettled } from './trash.ts';

/** What a turn needs from outside. */
export interface TurnOptions {
  /** Called before every change on the disk: lets a test end the process at each of them. */
  readonly step?: Step;
  /** How long to wait for another window that is writing, in milliseconds. */
  readonly patience?: number;
}

/** A change with what is there before it. */
interface Planned {
  readonly entry: PlanEntry;
  readonly before: Buffer | undefined;
  readonly after: Buffer | undefined;
}

/**
 * Changes the files of a variant, all or none: whenever the process ends, opening the lab again shows the
 * variant as it was before or as it is after (see journal.ts).
 *
 * @param root the lab's real path
 * @returns the paths that differ from before, in the order of `changes`
 * @throws FootbridgeError `unsafe-path`, `disk-full`, `write-failed`, or `busy` when another window writes
 */
export async function applyTurn(
  root: string,
  slug: string,
  variant: string,
  changes: readonly VariantChange[],
  options: TurnOptions = {},
): Promise<string[]> {
  const folder = variantSegments(slug, variant).join('/');
  const refusal = refuseTurn(changes);
  if (refusal) throw errors.unsafePath(refusal.path, refusal.why);
  const step = options.step ?? (() => undefined);
  return reportingWrites(folder, () =>
    withTurnLock(root, slug, options, async () => {
      await recoverTurns(root, step);
      const planned = await planChanges(root, { slug, variant }, changes);
      if (planned.length > 0) await carryOutAll(root, { slug, variant }, planned, step);
      return planned.map(({ entry }) => entry.path);
    }),
  );
}

/**
 * Ends what a killed process left unfinished. Does nothing, and needs no writable disk, when there is nothing.
 * @throws FootbridgeError when the disk does not allow it
 */
export async function recoverLab(root: string, options: TurnOptions = {}): Promise<void> {
  const turns = await inExistingFolder(root, journalFolder, (folder) => readdir(folder.path));
  const left = [...(turns ?? []), ...(await unsettled(root))];
  if (left.length === 0) return;
  const step = options.step ?? (() => undefined);
  await reportingWrites('.footbridge', () =>
    withTurnLock(root, '', options, async () => {
      await recoverTurns(root, step);
      await settleTrash(root, step);
    }),
  );
}

/**
 * Runs `work`, which reads a variant and then changes it, while nobody else does. What a killed process left there is ended
 * first: half of its turn would be read as an edit by hand, and vanish with the next turn from under what was made for it.
 *
 * @throws FootbridgeError `busy` when another window holds it, `unknown-variant`, and as {@link recoverLab}
 */
export function holdVariant<T>(
  root: string,
  slug: string,
  variant: string,
  work: () => Promise<T>,
  options: TurnOptions = {},
): Promise<T> {
  const folder = variantSegments(slug, variant).join('/');
  return reportingWrites(folder, () =>
    locked(root, `variant-${slug}-${variant}`, slug, options, async () => {
      await recoverLab(root, options);
      return await work();
    }),
  );
}

/**
 * Runs `work` while nobody else changes files of any variant, also in other windows.
 * @param slug the experiment that is named when it is busy
 * @throws FootbridgeError `busy`
 */
export function withTurnLock<T>(
  root: string,
  slug: string,
  options: TurnOptions,
  work: () => Promise<T>,
): Promise<T> {
  return locked(root, 'turn', slug, options, work);
}

function locked<T>(
  root: string,
  name: string,
  slug: string,
  { patience }: TurnOptions,
  work: () => Promise<T>,
): Promise<T> {
  const waiting = patience === undefined ? {} : { patience };
  return withLock(root, { name, busy: () => errors.busy(slug), ...waiting }, work);
}

/** Looks at every file through the jail and leaves out the changes that change nothing. */
async function planChanges(
  root: string,
  variant: Pick<Plan, 'slug' | 'variant'>,
  changes: readonly VariantChange[],
): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const change of changes) {
    const { path } = change;
    const { segments, name } = placeOf(variant, path);
    const before = await inExistingFolder(root, segments, async (folder) => {
      await refuseLookalike(folder, name);
      return readFileIn(folder, name);
    });
    const after = contentOf(change);
    const entry = { path, before: hashOf(before), after: hashOf(after) };
    if (entry.before !== entry.after) planned.push({ entry, before, after });
  }
  return planned;
}

function contentOf(change: VariantChange): Buffer | undefined {
  if ('base64' in change) return Buffer.from(change.base64, 'base64');
  return change.text === undefined ? undefined : Buffer.from(change.text);
}

async function carryOutAll(
  root: string,
  variant: Pick<Plan, 'slug' | 'variant'>,
  planned: readonly Planned[],
  step: Step,
): Promise<void> {
  const id = randomBytes(8).toString('hex');
  const entries = planned.map(({ entry }) => entry);
  const createdFolders = await missingFolders(root, foldersOf({ ...variant, entries }));
  const plan: Plan = { schemaVersion: 1, ...variant, entries, createdFolders };
  try {
    await step('make journal');
    await inFolder(root, journalSegments(id), async (journal) => {
      await writeJournal(journal, plan, planned, step);
      await makeFolders(root, createdFolders, step);
      for (const [index, entry] of entries.entries()) {
        await carryOut(root, journal, plan, entry, `after-${index}`, step);
      }
      await step('commit');
      await commit(journal);
    });
  } finally {
    // After a commit this tidies up; after a failure it takes back what was done.
    await endJournal(root, id, step);
  }
}

async function missingFolders(root: string, folders: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const folder of folders) {
    const held = await holdFolder(root, folder.split('/'), 'leave');
    if (held === undefined) missing.push(folder);
    await held?.release();
  }
  return missing;
}

async function writeJournal(
  journal: HeldFolder,
  plan: Plan,
  planned: readonly Planned[],
  step: Step,
): Promise<void> {
  for (const [index, { before, after }] of planned.entries()) {
    if (before !== undefined) await stage(journal, `before-${index}`, before, step);
    if (after !== undefined) await stage(journal, `after-${index}`, after, step);
  }
  await journal.sync();
  await stage(journal, planName, JSON.stringify(plan), step);
  await journal.sync();
}

async function stage(
  journal: HeldFolder,
  name: string,
  data: string | Uint8Array,
  step: Step,
): Promise<void> {
  await step(`write ${name}`);
  const temporary = await writeTemporary(journal, data);
  await step(`name ${name}`);
  await renameWithRetries(journal.child(temporary), journal.child(name));
}

async function makeFolders(root: string, folders: readonly string[], step: Step): Promise<void> {
  for (const folder of folders) {
    await step(`make folder ${folder}`);
    await inFolder(root, folder.split('/'), (made) => made.sync());
  }
}

async function carryOut(
  root: string,
  journal: HeldFolder,
  plan: Plan,
  entry: PlanEntry,
  staged: string,
  step: Step,
): Promise<void> {
  const { segments, name } = placeOf(plan, entry.path);
  await inFolder(root, segments, async (folder) => {
    await step(`change ${entry.path}`);
    if (entry.after === null) return deleteIn(folder, name);
    const temporary = temporaryName();
    try {
      await renameWithRetries(journal.child(staged), folder.child(temporary));
      await step(`put in place ${entry.path}`);
      await putInPlace(folder, temporary, name);
    } finally {
      await discardTemporary(folder, temporary);
    }
  });
}
