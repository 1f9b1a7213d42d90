import type { DatasetName } from '../../../protocol/data.ts';
import { ColumnData, type Chunk } from './columnData.ts';
import type { DataAnswer } from './dataAnswer.ts';
import { DataTable } from './dataTableModel.ts';

export type AskData = (dataset: string | undefined) => Promise<DataAnswer>;

/**
 * Loads an attached dataset.
 * @throws Error that names what is wrong, such as a dataset that is not attached
 */
export async function loadData(ask: AskData, dataset: string): Promise<DataTable> {
  const answer = await ask(dataset);
  if ('refused' in answer) throw new Error(answer.refused);
  if (!('header' in answer)) throw new Error(`There is no data called "${dataset}".`);
  const { header, blobs } = answer;
  const buffers = await Promise.all(blobs.map((blob) => blob.arrayBuffer()));
  const chunks: Chunk[][] = header.columns.map(() => []);
  for (const [index, { column, rows, encoding }] of header.chunks.entries())
    chunks[column]?.push({ rows, encoding, bytes: buffers[index] ?? new ArrayBuffer(0) });
  const data = new Map(
    header.columns.map(({ name, type }, column) => [
      name,
      new ColumnData(type, chunks[column] ?? [], header.rows),
    ]),
  );
  return new DataTable(header.id, header.columns, data, header.rows);
}

/** What is attached, by id. */
export async function datasets(ask: AskData): Promise<readonly DatasetName[]> {
  const answer = await ask(undefined);
  return 'datasets' in answer ? answer.datasets : [];
}
