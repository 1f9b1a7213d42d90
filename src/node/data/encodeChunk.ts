import type { ChunkEncoding } from '../../core/data/chunkEncoding.ts';
import { readBoolean, readNumber, readTime } from '../../core/data/cellShape.ts';
import type { ColumnKind } from '../../core/data/columnKind.ts';

export interface EncodedChunk {
  readonly encoding: ChunkEncoding;
  readonly bytes: Buffer;
}

/** Encodes the cells of one column; see core/data/chunkEncoding. Empty texts are empty cells. */
export function encodeChunk(texts: readonly string[], kind: ColumnKind): EncodedChunk {
  if (texts.every((text) => text === '')) return { encoding: 'empty', bytes: Buffer.alloc(0) };
  switch (kind.type) {
    case 'integer':
    case 'number':
      return numbers(texts, (text) => readNumber(text, kind.decimalComma));
    case 'date':
    case 'datetime':
      return numbers(texts, (text) => readTime(text, kind.order));
    case 'boolean':
      return {
        encoding: 'boolean',
        bytes: Buffer.from(texts.map((text) => (text === '' ? 2 : readBoolean(text)))),
      };
    default:
      return encodeDictionary(texts) ?? { encoding: 'text', bytes: encodeTexts(texts) };
  }
}

/** Offsets and UTF-8: the `text` encoding. */
export function encodeTexts(texts: readonly string[]): Buffer {
  const content = Buffer.from(texts.join(''));
  const offsets = offsetsOf(texts, content.length);
  return Buffer.concat([bytesOf(offsets), content]);
}

/** The texts of a chunk in `text` encoding. */
export function decodeTexts(bytes: Buffer, rows: number): string[] {
  const offset = (row: number): number => bytes.readUInt32LE(row * 4);
  const start = (rows + 1) * 4;
  const content = bytes.toString('utf8', start);
  const plain = content.length === bytes.length - start;
  return Array.from({ length: rows }, (_, row) =>
    plain
      ? content.slice(offset(row), offset(row + 1))
      : bytes.toString('utf8', start + offset(row), start + offset(row + 1)),
  );
}

function numbers(texts: readonly string[], read: (text: string) => number): EncodedChunk {
  // Dates above all repeat, and reading one takes longer than finding it again.
  const known = new Map<string, number>([['', Number.NaN]]);
  const values = Float64Array.from(texts, (text) => {
    const value = known.get(text) ?? read(text);
    if (known.size < 4096) known.set(text, value);
    return value;
  });
  return { encoding: 'float64', bytes: bytesOf(values) };
}

/** For few different texts; `undefined` when it would not pay. */
function encodeDictionary(texts: readonly string[]): EncodedChunk | undefined {
  const entries = new Map<string, number>([['', 0]]);
  const codes = new Uint16Array(Math.ceil(texts.length / 2) * 2);
  // Half as many as rows at most, and what fits into 16 bits.
  const most = Math.min(65_535, texts.length / 2);
  for (const [row, text] of texts.entries()) {
    const code = entries.get(text) ?? entries.size;
    if (code > most) return undefined;
    if (code === entries.size) entries.set(text, code);
    codes[row] = code;
  }
  const words = [...entries.keys()];
  const content = Buffer.from(words.join(''));
  const head = Uint32Array.from([words.length]);
  const offsets = offsetsOf(words, content.length);
  return {
    encoding: 'dictionary',
    bytes: Buffer.concat([bytesOf(head), bytesOf(offsets), bytesOf(codes), content]),
  };
}

function offsetsOf(texts: readonly string[], length: number): Uint32Array<ArrayBuffer> {
  const offsets = new Uint32Array(texts.length + 1);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const plain = characters === length;
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += plain ? text.length : Buffer.byteLength(text);
    offsets[index + 1] = end;
  }
  return offsets;
}

/** Every platform that VS Code runs on is little-endian, as the encoding asks. */
function bytesOf(
  values: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
