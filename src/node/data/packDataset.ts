import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DataChunk, DataSelection, DataStore, PackLimits } from '../../app/data/dataStore.ts';
import { errors } from '../../core/errors.ts';
import { headerColumns } from '../../core/data/dataHeader.ts';
import type { DatasetProfile } from '../../core/data/datasetProfile.ts';
import type { PackedDataset } from '../../core/data/toolPage.ts';

const pack = promisify(gzip);

/** A dataset packed for a saved tool, and what each column takes in bytes. */
export interface Packing extends PackedDataset {
  readonly columns: readonly { readonly name: string; readonly label: string; readonly bytes: number }[];
}

/**
 * Packs what may be used of a dataset, column by column.
 *
 * @param limits once more bytes than its `most` are packed, the rest is only measured, so that memory stays bounded; the
 *   lines are then incomplete
 * @throws FootbridgeError as DataStore.readChunks does, `cancelled`
 */
export async function packDataset(
  store: DataStore,
  slug: string,
  profile: DatasetProfile,
  selection: DataSelection,
  { most, signal }: PackLimits,
): Promise<Packing> {
  const columns = headerColumns(profile, selection.columns);
  const chunks: { column: number; rows: number; encoding: DataChunk['encoding']; bytes: number }[] = [];
  const packed: { bytes: Buffer; size: number }[] = [];
  let kept = 0;
  let current: Uint8Array[] = [];
  const finish = async (): Promise<void> => {
    const bytes = await pack(Buffer.concat(current));
    kept += bytes.length;
    packed.push({ bytes: kept > most ? Buffer.alloc(0) : bytes, size: bytes.length });
    current = [];
  };
  for await (const chunk of store.readChunks(slug, profile.id, selection)) {
    if (signal?.aborted) throw errors.cancelled();
    const column = columns.findIndex(({ name }) => name === chunk.column);
    while (packed.length < column) await finish();
    chunks.push({ column, rows: chunk.rows, encoding: chunk.encoding, bytes: chunk.bytes.length });
    current.push(chunk.bytes);
  }
  while (packed.length < columns.length) await finish();
  const rows = Math.min(profile.rows, selection.rows ?? profile.rows);
  const header = { id: profile.id, name: profile.name, rows, columns, chunks };
  return {
    id: profile.id,
    name: profile.name,
    rows,
    lines: [
      Buffer.from(JSON.stringify(header)).toString('base64'),
      ...packed.map(({ bytes }) => bytes.toString('base64')),
    ],
    columns: columns.map(({ name, label }, index) => ({ name, label, bytes: packed[index]?.size ?? 0 })),
  };
}
