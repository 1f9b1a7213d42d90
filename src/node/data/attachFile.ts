import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { AttachOrder } from '../../app/data/dataStore.ts';
import {
  datasetProfileSchema,
  datasetVersion,
  type DatasetFormat,
  type DatasetProfile,
} from '../../core/data/datasetProfile.ts';
import type { DatasetRecord } from '../../core/data/datasetRecord.ts';
import { sourceNameOf } from '../../core/data/sourceNameOf.ts';
import { errors } from '../../core/errors.ts';
import { slugify, uniqueSlug } from '../../core/experiment/slug.ts';
import { withTurnLock } from '../lab/applyTurn.ts';
import { atomicWrite, renameWithRetries } from '../lab/atomicWrite.ts';
import { isFault, plainReason, reportingWrites } from '../lab/faults.ts';
import { inFolder, inspectFile, verifyInPlace, type HeldFolder } from '../lab/jail.ts';
import { isSlug } from '../lab/labPaths.ts';
import { withLock } from '../lab/labLock.ts';
import { temporaryName } from '../lab/temporaryName.ts';
import { dataSegments, datasetSegments } from './dataPaths.ts';
import { datasetFolders, readDataset, writeDataset } from './datasetRecords.ts';
import type { Imported } from './importFile.ts';
import { importInWorker } from './importInWorker.ts';
import { importLimits } from './importLimits.ts';

const formats: Record<string, DatasetFormat> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xlsx: 'xlsx',
};

interface Source {
  readonly name: string;
  readonly format: DatasetFormat;
  readonly bytes: number;
}

/**
 * Reads a file into the data of an experiment; see DataStore.attach. It is read into a temporary folder, then its
 * columns are moved beside the dataset's record, and the record is written last, which decides what holds.
 *
 * @param worker the import worker's script
 */
export async function attachFile(
  root: string,
  worker: string,
  slug: string,
  order: AttachOrder,
): Promise<DatasetProfile> {
  const source = await inspectSource(order.file);
  await whileAllowed(root, slug, order, () => keepFromGit(root, slug));
  return reportingWrites(source.name, () =>
    inFolder(root, dataSegments(slug), async (data) => {
      const staging = temporaryName();
      await mkdir(data.child(staging), 0o700);
      try {
        const columnsFile = `${data.child(staging)}/columns.bin`;
        const scratchFile = `${data.child(staging)}/texts.bin`;
        const { name, format } = source;
        const files = { file: order.file, name, format, scratchFile, columnsFile };
        const imported = await importInWorker(
          worker,
          files,
          (read, rows) => order.onProgress?.({ read, total: source.bytes, rows }),
          order.signal,
        );
        await flushFile(columnsFile);
        if (order.signal.aborted) throw errors.cancelled();
        return await lockData(root, slug, () =>
          whileAllowed(root, slug, order, () => commit(root, slug, order, source, imported, columnsFile)),
        );
      } finally {
        await rm(data.child(staging), { recursive: true, force: true });
      }
    }),
  );
}

/** Runs `work`, unless it is refused, under the lock under which prototypes are thrown away and taken back. */
function whileAllowed<T>(
  root: string,
  slug: string,
  { refuse }: AttachOrder,
  work: () => Promise<T>,
): Promise<T> {
  return withTurnLock(root, slug, {}, async () => {
    await refuse?.();
    return await work();
  });
}

/** Runs `work` while no other window changes the data of this experiment. */
export function lockData<T>(root: string, slug: string, work: () => Promise<T>): Promise<T> {
  const busy = (): Error => errors.writeFailed('data', 'another window is changing it');
  return withLock(root, { name: `data-${slug}`, busy }, work);
}

async function commit(
  root: string,
  slug: string,
  order: AttachOrder,
  source: Source,
  imported: Imported,
  columnsFile: string,
): Promise<DatasetProfile> {
  const name = path.parse(source.name).name.slice(0, 200) || source.name.slice(0, 200);
  const id = order.replaces ?? (await newId(root, slug, name));
  const replaced = order.replaces === undefined ? undefined : await readDataset(root, slug, order.replaces);
  const record: DatasetRecord = {
    schemaVersion: datasetVersion,
    profile: datasetProfileSchema.parse({
      schemaVersion: datasetVersion,
      id,
      name: replaced?.profile.name ?? name,
      sourceName: source.name,
      format: source.format,
      bytes: source.bytes,
      attachedAt: order.at,
      ...imported.profile,
    }),
    // Whoever approved the columns of another file has not seen this one.
    approvals: [],
    columnsFile: `columns-${randomBytes(8).toString('hex')}.bin`,
    chunks: imported.chunks,
  };
  await inFolder(root, datasetSegments(slug, id), async (folder) => {
    await verifyInPlace(folder, record.columnsFile);
    await renameWithRetries(columnsFile, folder.child(record.columnsFile));
    await folder.sync();
    await writeDataset(root, slug, record);
    await removeOthers(folder, record.columnsFile);
  });
  return record.profile;
}

async function newId(root: string, slug: string, name: string): Promise<string> {
  const taken = new Set(await datasetFolders(root, slug));
  const id = uniqueSlug(slugify(name, 'data'), taken);
  return isSlug(id) ? id : uniqueSlug('data', taken);
}

/** @throws FootbridgeError `data-unreadable` or `data-too-large` */
async function inspectSource(file: string): Promise<Source> {
  const name = sourceNameOf(path.basename(file));
  const format = formats[path.extname(file).slice(1).toLowerCase()];
  if (format === undefined)
    throw errors.dataUnreadable(name, 'only CSV, JSON, JSON Lines and XLSX files can be read');
  const stats = await stat(file).catch((error: unknown) => {
    throw errors.dataUnreadable(
      name,
      isFault(error, 'ENOENT') ? 'there is no such file' : plainReason(error),
    );
  });
  if (!stats.isFile()) throw errors.dataUnreadable(name, 'it is not a file');
  if (stats.size === 0) throw errors.dataUnreadable(name, 'it is empty');
  if (stats.size > importLimits.fileBytes)
    throw errors.dataTooLarge(name, `more than ${importLimits.fileBytes / 1024 / 1024} MB`);
  return { name, format, bytes: stats.size };
}

/** Real data gets into git only when somebody decides so, by changing this file. */
async function keepFromGit(root: string, slug: string): Promise<void> {
  const segments = dataSegments(slug);
  await inFolder(root, segments, async (folder) => {
    if ((await inspectFile(folder, '.gitignore')) === undefined)
      await atomicWrite(
        root,
        [...segments, '.gitignore'].join('/'),
        '# Attached data stays out of git. Remove this file to share it on purpose.\n*\n',
      );
  });
}

async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeOthers(folder: HeldFolder, kept: string): Promise<void> {
  for (const name of await readdir(folder.path)) {
    if (/^columns-[0-9a-f]{16}\.bin$/.test(name) && name !== kept) await unlink(folder.child(name));
  }
}
