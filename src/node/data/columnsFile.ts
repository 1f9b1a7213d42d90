import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { ChunkPlace } from '../../core/data/datasetRecord.ts';
import { errors } from '../../core/errors.ts';
import { inExistingFolder, inspectFile } from '../lab/jail.ts';
import { datasetSegments } from './dataPaths.ts';
import type { ChunkContent } from './decodeCells.ts';

/** The columns of one dataset, open for reading. */
export class ColumnsFile {
  readonly #handle: FileHandle;
  readonly #shown: string;

  private constructor(handle: FileHandle, shown: string) {
    this.#handle = handle;
    this.#shown = shown;
  }

  /**
   * Opens it without following links.
   * @throws FootbridgeError `damaged-file` when it is not there, or `unsafe-path`
   */
  static async open(root: string, slug: string, dataset: string, name: string): Promise<ColumnsFile> {
    const segments = datasetSegments(slug, dataset);
    const shown = [...segments, name].join('/');
    const file = await inExistingFolder(root, segments, async (folder) => {
      if ((await inspectFile(folder, name)) === undefined) return undefined;
      return open(folder.child(name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    });
    if (file === undefined) throw errors.damagedFile(shown, 'it is missing; attach the data again');
    return new ColumnsFile(file, shown);
  }

  /** @throws FootbridgeError `damaged-file` when the file ends before the chunk does, or the chunk is too short for its rows */
  async read({ offset, bytes: length, rows, encoding }: ChunkPlace): Promise<ChunkContent> {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await this.#handle.read(bytes, 0, length, offset);
    const chunk = { encoding, rows, bytes };
    if (bytesRead < length || length < leastBytes(chunk))
      throw errors.damagedFile(this.#shown, 'it is cut off; attach the data again');
    return chunk;
  }

  async *readAll(places: readonly ChunkPlace[]): AsyncGenerator<ChunkContent> {
    for (const place of places) yield await this.read(place);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** What the parts of fixed size take; see core/data/chunkEncoding. */
function leastBytes({ encoding, rows, bytes }: ChunkContent): number {
  switch (encoding) {
    case 'empty':
      return 0;
    case 'boolean':
      return rows;
    case 'float64':
      return rows * 8;
    case 'text':
      return (rows + 1) * 4;
    default:
      return bytes.length < 4 ? 4 : 4 + (bytes.readUInt32LE(0) + 1) * 4 + Math.ceil(rows / 2) * 4;
  }
}
