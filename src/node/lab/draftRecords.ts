import * as z from 'zod';
import type { DamagedRecord } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { hypothesisDraftSchema, type HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import { deleteIn } from './atomicWrite.ts';
import { isFault, reportingWrites } from './faults.ts';
import { inExistingFolder } from './jail.ts';
import { isSlug, ownFolder } from './labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from './records.ts';
import { setAside } from './setAside.ts';

const draftVersion = 1;
const draftSchema = z.object({ schemaVersion: z.literal(draftVersion), draft: hypothesisDraftSchema });
type DraftRecord = z.infer<typeof draftSchema>;
const draftKind: RecordKind<DraftRecord> = { schema: draftSchema, version: draftVersion };
const folderSegments = [ownFolder, 'drafts'];

/** Told of each damaged draft once: when it is moved out of the way. */
type Report = (damaged: DamagedRecord) => void;

/**
 * Reads a draft. A damaged one is kept in `.footbridge/set-aside`: it must not keep anybody from framing.
 * @returns `undefined` when there is no draft of this name that can be read
 * @throws FootbridgeError `newer-version`, and then it is left where it is; `write-failed` when a damaged one
 *   cannot be moved
 */
export async function readDraft(
  root: string,
  name: string,
  report: Report,
): Promise<HypothesisDraft | undefined> {
  return (await readOrSetAside(root, name, report))?.draft;
}

/**
 * Keeps a draft, or deletes it when it is `undefined`. A damaged one that is there is kept in
 * `.footbridge/set-aside`.
 * @throws FootbridgeError as {@link readDraft} and {@link writeRecord}
 */
export async function writeDraft(
  root: string,
  name: string,
  draft: HypothesisDraft | undefined,
  report: Report,
): Promise<void> {
  const file = fileOf(name);
  const present = await readOrSetAside(root, name, report);
  if (draft !== undefined) return writeRecord(root, file, draftKind, { schemaVersion: draftVersion, draft });
  if (present === undefined) return;
  await reportingWrites(file, () =>
    inExistingFolder(root, folderSegments, (folder) => deleteIn(folder, `${name}.json`)),
  );
}

async function readOrSetAside(root: string, name: string, report: Report): Promise<DraftRecord | undefined> {
  const file = fileOf(name);
  try {
    return await readRecord(root, file, draftKind);
  } catch (error) {
    if (!(error instanceof FootbridgeError) || error.code !== 'damaged-file') throw error;
    if (await moveAway(root, file, `${name}.json`))
      report({ file, why: `${error.values[1]}; it is kept in ${ownFolder}/set-aside` });
    return undefined;
  }
}

/** @returns whether it was moved by us; another window may have been faster */
async function moveAway(root: string, file: string, name: string): Promise<boolean> {
  return reportingWrites(file, async () => {
    try {
      await setAside(root, folderSegments, name);
      return true;
    } catch (error) {
      if (isFault(error, 'ENOENT')) return false;
      throw error;
    }
  });
}

function fileOf(name: string): string {
  if (!isSlug(name)) throw errors.unknownExperiment(name);
  return [...folderSegments, `${name}.json`].join('/');
}
