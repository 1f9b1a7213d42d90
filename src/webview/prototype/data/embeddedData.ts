import type { DataHeader, DatasetName } from '../../../protocol/data.ts';
import type { DataAnswer } from './dataAnswer.ts';

/** Marks the elements of a saved tool that hold data; see core/data/toolPage.ts. */
const selector = 'script[data-footbridge-dataset]';

/** Whether this page was saved with its data. */
export function hasEmbeddedData(): boolean {
  return document.querySelector(selector) !== null;
}

/** Answers from the data that was saved with the page: gzip in base64, unpacked when it is asked for. */
export async function answerEmbedded(dataset: string | undefined): Promise<DataAnswer> {
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  if (dataset === undefined) return { datasets: elements.map(readName) };
  const element = elements.find((each) => each.dataset['footbridgeDataset'] === dataset);
  if (element === undefined) return { refused: `There is no data called "${dataset}" in this tool.` };
  const [head = '', ...columns] = element.textContent.trim().split('\n');
  const header = JSON.parse(new TextDecoder().decode(bytesOf(head))) as DataHeader;
  const buffers = await Promise.all(columns.map(unpack));
  const offsets = buffers.map(() => 0);
  const blobs = header.chunks.map(({ column, bytes }) => {
    const start = offsets[column] ?? 0;
    offsets[column] = start + bytes;
    return new Blob([new Uint8Array(buffers[column] ?? new ArrayBuffer(0), start, bytes)]);
  });
  return { header, blobs };
}

async function unpack(line: string): Promise<ArrayBuffer> {
  const stream = new Blob([bytesOf(line)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function readName(element: HTMLElement): DatasetName {
  const { footbridgeDataset: id = '', name = '', rows = '0' } = element.dataset;
  return { id, name, rows: Number(rows) };
}
