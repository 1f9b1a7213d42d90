import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { DataChunk, DataSelection, DataStore } from '../../app/data/dataStore.ts';
import { mayBeUsed } from '../../core/data/datasetProfile.ts';
import { errors } from '../../core/errors.ts';
import { inExistingFolder } from '../lab/jail.ts';
import { reportingWrites } from '../lab/faults.ts';
import { temporaryName } from '../lab/temporaryName.ts';
import { renameWithRetries } from '../lab/atomicWrite.ts';
import { approveColumns } from './approveColumns.ts';
import { attachFile, lockData } from './attachFile.ts';
import { ColumnsFile } from './columnsFile.ts';
import { cutChunk } from './cutChunk.ts';
import { dataSegments, datasetSegments } from './dataPaths.ts';
import { listDatasets, readDataset, writeDataset } from './datasetRecords.ts';

/**
 * The attached data of a lab.
 *
 * @param folder the lab's folder
 * @param worker the import worker: the bundled script, or its source under a Node that strips types
 */
export function openDataStore(folder: string, worker: string): DataStore {
  const root = realpathSync(folder);
  return {
    attach: (slug, order) => attachFile(root, worker, slug, order),
    list: (slug) => listDatasets(root, slug),
    approve: (slug, dataset, approval) =>
      lockData(root, slug, async () => {
        const record = await readDataset(root, slug, dataset);
        const file = await ColumnsFile.open(root, slug, dataset, record.columnsFile);
        try {
          const approved = await approveColumns(record, approval, file);
          await writeDataset(root, slug, approved);
          return approved.profile;
        } finally {
          await file.close();
        }
      }),
    remove: (slug, dataset) => lockData(root, slug, () => removeDataset(root, slug, dataset)),
    readChunks: (slug, dataset, selection) => readChunks(root, slug, dataset, selection ?? {}),
  };
}

/** Renames the folder first, so that the dataset is gone at once and whole. */
async function removeDataset(root: string, slug: string, dataset: string): Promise<void> {
  const [name = ''] = datasetSegments(slug, dataset).slice(-1);
  await reportingWrites(dataset, () =>
    inExistingFolder(root, dataSegments(slug), async (data) => {
      if ((await inExistingFolder(root, datasetSegments(slug, dataset), async () => true)) === undefined)
        return;
      const aside = temporaryName();
      await renameWithRetries(data.child(name), data.child(aside));
      await data.sync();
      await rm(data.child(aside), { recursive: true, force: true });
    }),
  );
}

async function* readChunks(
  root: string,
  slug: string,
  dataset: string,
  { columns, rows }: DataSelection,
): AsyncGenerator<DataChunk> {
  const record = await readDataset(root, slug, dataset);
  const usable = record.profile.columns.filter(mayBeUsed);
  const unknown = columns?.find((name) => !usable.some((column) => column.name === name));
  if (unknown !== undefined) throw errors.unknownColumn(unknown);
  const file = await ColumnsFile.open(root, slug, dataset, record.columnsFile);
  try {
    for (const [position, { name, ...column }] of record.profile.columns.entries()) {
      if (!mayBeUsed({ name, ...column }) || !(columns?.includes(name) ?? true)) continue;
      let left = rows ?? Number.POSITIVE_INFINITY;
      for (const [index, place] of (record.chunks[position] ?? []).entries()) {
        if (left <= 0) break;
        const chunk = await file.read(place);
        const cut = chunk.rows > left ? cutChunk(chunk, left) : chunk;
        left -= cut.rows;
        yield {
          column: name,
          index,
          rows: cut.rows,
          encoding: cut.encoding,
          bytes: Uint8Array.from(cut.bytes),
        };
      }
    }
  } finally {
    await file.close();
  }
}
