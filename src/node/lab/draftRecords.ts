import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { hypothesisDraftSchema, type HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import { deleteIn } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder } from './jail.ts';
import { isSlug, ownFolder } from './labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from './records.ts';

const draftVersion = 1;
const draftSchema = z.object({ schemaVersion: z.literal(draftVersion), draft: hypothesisDraftSchema });
const draftKind: RecordKind<z.infer<typeof draftSchema>> = { schema: draftSchema, version: draftVersion };
const folderSegments = [ownFolder, 'drafts'];

/** @returns `undefined` when there is no draft of this name */
export async function readDraft(root: string, name: string): Promise<HypothesisDraft | undefined> {
  return (await readRecord(root, fileOf(name), draftKind))?.draft;
}

/** Keeps a draft, or deletes it when it is `undefined`. A newer or damaged one is neither overwritten nor deleted. */
export async function writeDraft(
  root: string,
  name: string,
  draft: HypothesisDraft | undefined,
): Promise<void> {
  const file = fileOf(name);
  if (draft !== undefined) return writeRecord(root, file, draftKind, { schemaVersion: draftVersion, draft });
  if ((await readRecord(root, file, draftKind)) === undefined) return;
  await reportingWrites(file, () =>
    inExistingFolder(root, folderSegments, (folder) => deleteIn(folder, `${name}.json`)),
  );
}

function fileOf(name: string): string {
  if (!isSlug(name)) throw errors.unknownExperiment(name);
  return [...folderSegments, `${name}.json`].join('/');
}
