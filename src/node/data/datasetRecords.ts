import { readdir } from 'node:fs/promises';
import type { Dataset } from '../../app/data/dataStore.ts';
import type { DamagedRecord } from '../../app/ports.ts';
import { datasetVersion } from '../../core/data/datasetProfile.ts';
import { datasetRecordSchema, type DatasetRecord } from '../../core/data/datasetRecord.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { inExistingFolder } from '../lab/jail.ts';
import { isSlug } from '../lab/labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from '../lab/records.ts';
import { dataSegments, datasetSegments } from './dataPaths.ts';

const kind: RecordKind<DatasetRecord> = { schema: datasetRecordSchema, version: datasetVersion };

/** @throws FootbridgeError `unknown-dataset`, `newer-version`, `damaged-file` or `unsafe-path` */
export async function readDataset(root: string, slug: string, dataset: string): Promise<DatasetRecord> {
  const file = fileOf(slug, dataset);
  const record = await readRecord(root, file, kind);
  if (record === undefined) throw errors.unknownDataset(dataset);
  if (record.profile.id !== dataset || record.chunks.length !== record.profile.columns.length)
    throw errors.damagedFile(file, 'its parts do not belong together; was the folder renamed?');
  return record;
}

/** @throws FootbridgeError `newer-version`, `damaged-file`, `disk-full`, `write-failed` or `unsafe-path` */
export async function writeDataset(root: string, slug: string, record: DatasetRecord): Promise<void> {
  await writeRecord(root, fileOf(slug, record.profile.id), kind, record);
}

/** The datasets of an experiment by name, and those that cannot be read. */
export async function listDatasets(
  root: string,
  slug: string,
): Promise<{ datasets: Dataset[]; damaged: DamagedRecord[] }> {
  const datasets: Dataset[] = [];
  const damaged: DamagedRecord[] = [];
  for (const name of await datasetFolders(root, slug)) {
    try {
      const { profile, approvals } = await readDataset(root, slug, name);
      datasets.push({ profile, approvals });
    } catch (error) {
      if (!(error instanceof FootbridgeError)) throw error;
      // A folder without a record is what an interrupted removal leaves.
      if (error.code !== 'unknown-dataset') damaged.push({ file: fileOf(slug, name), why: error.message });
    }
  }
  return { datasets, damaged };
}

/** Names of the folders that may hold a dataset, sorted. */
export async function datasetFolders(root: string, slug: string): Promise<string[]> {
  const entries = await inExistingFolder(root, dataSegments(slug), (folder) =>
    readdir(folder.path, { withFileTypes: true }),
  );
  return (entries ?? [])
    .filter((entry) => entry.isDirectory() && isSlug(entry.name))
    .map((entry) => entry.name)
    .toSorted();
}

function fileOf(slug: string, dataset: string): string {
  return [...datasetSegments(slug, dataset), 'dataset.json'].join('/');
}
