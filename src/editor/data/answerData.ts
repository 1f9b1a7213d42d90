import type { DataChunk, DataStore } from '../../app/data/dataStore.ts';
import { headerColumns } from '../../core/data/dataHeader.ts';
import { errors } from '../../core/errors.ts';
import type { DataToPreview } from '../../protocol/data.ts';

/**
 * What is said for one request of the preview; chunks come before the header that says what they are.
 *
 * @param dataset without one the names of all datasets are given
 * @throws FootbridgeError `unknown-dataset` and what the store throws
 */
export async function* answerData(
  store: DataStore,
  experiment: string,
  request: number,
  dataset: string | undefined,
): AsyncGenerator<DataToPreview> {
  const { datasets } = await store.list(experiment);
  if (dataset === undefined) {
    const names = datasets.map(({ profile: { id, name, rows } }) => ({ id, name, rows }));
    yield { type: 'dataNames', request, datasets: names };
    return;
  }
  const profile = datasets.find(({ profile: { id } }) => id === dataset)?.profile;
  if (profile === undefined) throw errors.unknownDataset(dataset);
  const columns = headerColumns(profile, undefined);
  const chunks: { column: number; rows: number; encoding: DataChunk['encoding']; bytes: number }[] = [];
  for await (const { column, rows, encoding, bytes } of store.readChunks(experiment, dataset)) {
    const position = columns.findIndex(({ name }) => name === column);
    chunks.push({ column: position, rows, encoding, bytes: bytes.length });
    yield { type: 'dataChunk', request, bytes: bytes.buffer };
  }
  const { id, name, rows } = profile;
  yield { type: 'dataEnd', request, header: { id, name, rows, columns, chunks } };
}
