/**
 * The lab's trash: `.footbridge/trash/<slug>-<time>/`, with a folder for each part of the prototype. `experiment.json` says which
 * of two places the parts belong in: in the trash while it names it, else where they were. So writing that record is the one moment at
 * which something is discarded or taken back; before it, `plan.json` is written into the trash, and as long as that is there, parts
 * may still be on their way. Whoever finds one, as after a kill, brings them to where the record says.
 */
import { lstat, readdir, rmdir } from 'node:fs/promises';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { atomicWrite, deleteIn, renameWithRetries } from './atomicWrite.ts';
import { readExperiment, updateExperiment } from './experimentRecords.ts';
import { isFault } from './faults.ts';
import { inExistingFolder, inFolder, readFileIn, unsafe, verifyInPlace, type HeldFolder } from './jail.ts';
import type { Step } from './journal.ts';
import { parseRecord } from './parseRecord.ts';
import { setAside } from './setAside.ts';
import {
  isOwnPart,
  placeOfPart,
  readTrashName,
  trashFolder,
  trashName,
  trashParts,
  type TrashPart,
} from './trashPlaces.ts';

const planName = 'plan.json';
const planVersion = 1;
const planSchema = z.object({ schemaVersion: z.literal(planVersion), parts: z.array(z.enum(trashParts)) });

/**
 * Moves a prototype into the trash. Only call it while holding the lab's turn lock.
 * @param refuse throws when the experiment may not be discarded
 * @returns the experiment as written
 */
export async function moveToTrash(
  root: string,
  slug: string,
  at: Date,
  refuse: (experiment: Experiment) => void,
  step: Step,
): Promise<Experiment> {
  refuse(await readExperiment(root, slug));
  const name = trashName(slug, at);
  const discard = (experiment: Experiment): Experiment => {
    refuse(experiment);
    const discarded = { at: at.toISOString(), stage: experiment.stage, trash: name };
    return { ...experiment, stage: 'discarded', discarded, updatedAt: at.toISOString() };
  };
  await writePlan(root, name, await partsInLab(root, slug), step);
  return await change(
    root,
    { slug, name, to: discard, back: (experiment) => recalled(experiment, at) },
    step,
  );
}

/**
 * Takes a prototype out of the trash. Only call it while holding the lab's turn lock.
 * @returns the experiment as written
 * @throws FootbridgeError `nothing-to-restore`, `restore-in-the-way`
 */
export async function moveFromTrash(root: string, slug: string, at: Date, step: Step): Promise<Experiment> {
  const { discarded, hypothesis, stage } = await readExperiment(root, slug);
  const name = discarded?.trash ?? '';
  const parts = readTrashName(name)?.slug === slug ? await partsInTrash(root, name) : undefined;
  if (!discarded || stage !== 'discarded' || !parts) throw errors.nothingToRestore(hypothesis.title);
  await writePlan(root, name, parts, step);
  const again = (experiment: Experiment): Experiment => ({ ...experiment, stage: 'discarded', discarded });
  return await change(root, { slug, name, to: (experiment) => recalled(experiment, at), back: again }, step);
}

/**
 * Ends what a killed process left half-way. What cannot be ended because of what lies there is left for the next time. Only call
 * it while holding the lab's turn lock.
 * @throws what the disk says; then it can be tried again
 */
export async function settleTrash(root: string, step: Step): Promise<void> {
  for (const name of await unsettled(root)) await settle(root, name, step).catch(unreadable);
}

/** Names in the trash of which parts may be on their way. */
export async function unsettled(root: string): Promise<string[]> {
  const entries = await inExistingFolder(root, trashFolder, (folder) =>
    readdir(folder.path, { withFileTypes: true }),
  );
  const names = (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found: string[] = [];
  for (const name of names.filter((one) => readTrashName(one) !== undefined))
    if (await inExistingFolder(root, [...trashFolder, name], (held) => isThere(held, planName)))
      found.push(name);
  return found;
}

interface Change {
  readonly slug: string;
  readonly name: string;
  readonly to: (experiment: Experiment) => Experiment;
  readonly back: (experiment: Experiment) => Experiment;
}

/** Writes the record and brings the parts to where it says; where the disk refuses that, to where they were. */
async function change(root: string, { slug, name, to, back }: Change, step: Step): Promise<Experiment> {
  await step('write record');
  let written: Experiment | undefined;
  try {
    written = await updateExperiment(root, slug, to);
    await settle(root, name, step);
    return written;
  } catch (error) {
    if (written) await updateExperiment(root, slug, back);
    await settle(root, name, step);
    throw error;
  }
}

function recalled({ discarded, ...experiment }: Experiment, at: Date): Experiment {
  return { ...experiment, stage: discarded?.stage ?? experiment.stage, updatedAt: at.toISOString() };
}

async function writePlan(root: string, name: string, parts: readonly TrashPart[], step: Step): Promise<void> {
  await step('write plan');
  const plan = JSON.stringify({ schemaVersion: planVersion, parts });
  await atomicWrite(root, [...trashFolder, name, planName].join('/'), plan);
}

/** What is read is checked as strictly as anything that may have come with a lab from elsewhere. */
async function settle(root: string, name: string, step: Step): Promise<void> {
  const slug = readTrashName(name)?.slug;
  const parts = await inExistingFolder(root, [...trashFolder, name], readParts);
  if (slug === undefined || parts === undefined) return;
  const experiment = await readExperiment(root, slug).catch(unreadable);
  if (!experiment) return;
  const isDiscarded = experiment.discarded?.trash === name;
  for (const part of parts) {
    if (isDiscarded) await moveIn(root, slug, name, part, step);
    else await moveOut(root, slug, name, part, step);
  }
  await step('forget plan');
  await inExistingFolder(root, [...trashFolder, name], (held) => deleteIn(held, planName));
  await step('remove from trash');
  if (!isDiscarded) await inExistingFolder(root, trashFolder, (held) => removeEmpty(held, name));
}

async function readParts(held: HeldFolder): Promise<readonly TrashPart[] | undefined> {
  const data = await readFileIn(held, planName);
  return data && parseRecord(data, planSchema, planVersion).value?.parts;
}

/** Nobody knows what it says: the parts stay where they are until it is settled by hand. */
function unreadable(error: unknown): undefined {
  if (error instanceof FootbridgeError) return undefined;
  throw error;
}

async function moveIn(root: string, slug: string, name: string, part: TrashPart, step: Step): Promise<void> {
  const place = placeOfPart(slug, part);
  await inExistingFolder(root, [...trashFolder, name], async (trash) => {
    if (await isThere(trash, part)) return;
    await step(`discard ${part}`);
    await inExistingFolder(root, place.segments, (lab) => moveFolder(lab, place.name, trash, part));
  });
}

async function moveOut(root: string, slug: string, name: string, part: TrashPart, step: Step): Promise<void> {
  const place = placeOfPart(slug, part);
  await inExistingFolder(root, [...trashFolder, name], async (trash) => {
    if (!(await isThere(trash, part))) return;
    await step(`take back ${part}`);
    await inFolder(root, place.segments, async (lab) => {
      await removeEmpty(lab, place.name);
      if (isOwnPart(part) && (await isThere(lab, place.name)))
        await setAside(root, place.segments, place.name);
      await moveFolder(trash, part, lab, place.name);
    });
  });
}

/** The one rename. Links are not moved: they may lead anywhere. */
async function moveFolder(from: HeldFolder, name: string, to: HeldFolder, newName: string): Promise<void> {
  if (!(await isFolder(from, name))) return;
  if (await isThere(to, newName)) throw errors.restoreInTheWay(to.shown(newName));
  await verifyInPlace(from, name);
  await verifyInPlace(to, newName);
  await renameWithRetries(from.child(name), to.child(newName));
  await to.sync();
  await from.sync();
}

async function partsInLab(root: string, slug: string): Promise<TrashPart[]> {
  const found: TrashPart[] = [];
  for (const part of trashParts) {
    const { segments, name } = placeOfPart(slug, part);
    if (await inExistingFolder(root, segments, (held) => isFolder(held, name))) found.push(part);
  }
  return found;
}

async function partsInTrash(root: string, name: string): Promise<TrashPart[] | undefined> {
  return await inExistingFolder(root, [...trashFolder, name], async (held) => {
    const found: TrashPart[] = [];
    for (const part of trashParts) if (await isFolder(held, part)) found.push(part);
    return found;
  });
}

/** @throws FootbridgeError `unsafe-path` for a link, or a file where a folder should be */
async function isFolder(held: HeldFolder, name: string): Promise<boolean> {
  const stats = await lstat(held.child(name)).catch(nothingThere);
  if (stats && !stats.isDirectory()) throw unsafe(held, name, 'it is not a folder');
  return stats !== undefined;
}

async function isThere(held: HeldFolder, name: string): Promise<boolean> {
  return (await lstat(held.child(name)).catch(nothingThere)) !== undefined;
}

function nothingThere(error: unknown): undefined {
  if (isFault(error, 'ENOENT')) return undefined;
  throw error;
}

async function removeEmpty(held: HeldFolder, name: string): Promise<void> {
  await rmdir(held.child(name)).catch((error: unknown) => {
    if (!isFault(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EBUSY')) throw error;
  });
}
