import type { ChunkContent } from './decodeCells.ts';

/**
 * The first rows of a chunk as a chunk of their own.
 * @param rows fewer than the chunk has
 */
export function cutChunk({ encoding, bytes, rows: all }: ChunkContent, rows: number): ChunkContent {
  switch (encoding) {
    case 'empty':
      return { encoding, bytes, rows };
    case 'boolean':
      return { encoding, bytes: bytes.subarray(0, rows), rows };
    case 'float64':
      return { encoding, bytes: bytes.subarray(0, rows * 8), rows };
    case 'text': {
      const offsets = bytes.subarray(0, (rows + 1) * 4);
      const start = (all + 1) * 4;
      const content = bytes.subarray(start, start + bytes.readUInt32LE(rows * 4));
      return { encoding, bytes: Buffer.concat([offsets, content]), rows };
    }
    default: {
      const codes = 4 + (bytes.readUInt32LE(0) + 1) * 4;
      const kept = Buffer.alloc(Math.ceil(rows / 2) * 4);
      bytes.copy(kept, 0, codes, codes + rows * 2);
      const content = bytes.subarray(codes + Math.ceil(all / 2) * 4);
      return { encoding, bytes: Buffer.concat([bytes.subarray(0, codes), kept, content]), rows };
    }
  }
}
