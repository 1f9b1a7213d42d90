import { writeTime } from '../../core/data/cellShape.ts';
import type { ChunkEncoding } from '../../core/data/chunkEncoding.ts';
import type { Cell, ColumnType } from '../../core/data/datasetProfile.ts';

/** An encoded chunk; see core/data/chunkEncoding. */
export interface ChunkContent {
  readonly encoding: ChunkEncoding;
  readonly bytes: Buffer;
  readonly rows: number;
}

/** The first cells of a chunk, at most `count`. */
export function decodeCells(chunk: ChunkContent, type: ColumnType, count: number): Cell[] {
  const rows = Math.min(count, chunk.rows);
  return Array.from({ length: rows }, (_, row) => cellAt(chunk, type, row));
}

/** The smallest and largest number in a chunk of numbers, or length in one of texts; `undefined` when all are empty. */
export function extremes({ encoding, bytes, rows }: ChunkContent): [min: number, max: number] | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row += 1) {
    const value =
      encoding === 'float64' ? bytes.readDoubleLE(row * 8) : textLength({ encoding, bytes, rows }, row);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? undefined : [min, max];
}

function cellAt(chunk: ChunkContent, type: ColumnType, row: number): Cell {
  const { bytes } = chunk;
  switch (chunk.encoding) {
    case 'empty':
      return null;
    case 'boolean':
      return bytes[row] === 2 ? null : bytes[row] === 1;
    case 'float64': {
      const value = bytes.readDoubleLE(row * 8);
      if (Number.isNaN(value)) return null;
      return type === 'date' || type === 'datetime' ? writeTime(value, type === 'datetime') : value;
    }
    default: {
      const [start, end] = span(chunk, row);
      return start === end ? null : bytes.toString('utf8', start, end);
    }
  }
}

function textLength(chunk: ChunkContent, row: number): number {
  if (chunk.encoding !== 'text' && chunk.encoding !== 'dictionary') return Number.NaN;
  const [start, end] = span(chunk, row);
  return start === end ? Number.NaN : chunk.bytes.toString('utf8', start, end).length;
}

/** Where a text lies in the bytes of its chunk. */
function span({ encoding, bytes, rows }: ChunkContent, row: number): [start: number, end: number] {
  if (encoding === 'text') {
    const content = (rows + 1) * 4;
    return [content + bytes.readUInt32LE(row * 4), content + bytes.readUInt32LE(row * 4 + 4)];
  }
  const entries = bytes.readUInt32LE(0);
  const codes = 4 + (entries + 1) * 4;
  const content = codes + Math.ceil(rows / 2) * 4;
  const entry = 4 + bytes.readUInt16LE(codes + row * 2) * 4;
  return [content + bytes.readUInt32LE(entry), content + bytes.readUInt32LE(entry + 4)];
}
