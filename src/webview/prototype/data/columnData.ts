import type { DataHeader } from '../../../protocol/data.ts';

/** One cell as prototypes see it: dates are `2026-05-31`, times `2026-05-31T14:05:00`, empty cells `null`. */
export type Cell = string | number | boolean | null;
export type ColumnType = DataHeader['columns'][number]['type'];

/** A chunk with its bytes; see core/data/chunkEncoding for the layout. */
export interface Chunk {
  readonly encoding: DataHeader['chunks'][number]['encoding'];
  readonly rows: number;
  readonly bytes: ArrayBuffer;
}

const decoder = new TextDecoder();
/** Numbers in texts count as numbers, so that "Item 10" comes after "Item 9". */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The values of one column, decoded when the first of them is asked for. Texts are kept once each, so that sorting
 * and grouping compare numbers.
 */
export class ColumnData {
  readonly type: ColumnType;
  readonly #chunks: readonly Chunk[];
  readonly #rows: number;
  #numbers: Float64Array | undefined;
  #words: readonly string[] | undefined;
  #order: Float64Array | undefined;

  constructor(type: ColumnType, chunks: readonly Chunk[], rows: number) {
    this.type = type;
    this.#chunks = chunks;
    this.#rows = rows;
  }

  at(row: number): Cell {
    const value = this.#values()[row] ?? Number.NaN;
    if (Number.isNaN(value)) return null;
    if (this.#words !== undefined) return this.#words[value] ?? null;
    return asCell(value, this.type);
  }

  /**
   * A number for each row by which rows can be compared and told apart; NaN where the cell is empty. For texts it is
   * their number in {@link words}, not their order.
   */
  keys(): Float64Array {
    return this.#values();
  }

  /** The different texts of a text column; `undefined` for other columns. */
  words(): readonly string[] | undefined {
    this.#values();
    return this.#words;
  }

  /** A number for each row that grows with the value; NaN where the cell is empty. */
  order(): Float64Array {
    this.#order ??= this.#ranked();
    return this.#order;
  }

  #ranked(): Float64Array {
    const words = this.words();
    if (words === undefined) return this.keys();
    const ranks = new Float64Array(words.length);
    const sorted = words
      .map((word, number) => ({ word, number }))
      .toSorted((a, b) => collator.compare(a.word, b.word));
    for (const [rank, { number }] of sorted.entries()) ranks[number] = rank;
    return this.keys().map((number) => (Number.isNaN(number) ? number : (ranks[number] ?? Number.NaN)));
  }

  #values(): Float64Array {
    this.#numbers ??= this.type === 'text' ? this.#decodeTexts() : this.#decodeNumbers();
    return this.#numbers;
  }

  #decodeNumbers(): Float64Array {
    const values = new Float64Array(this.#rows).fill(Number.NaN);
    let row = 0;
    for (const { encoding, rows, bytes } of this.#chunks) {
      if (encoding === 'float64') values.set(new Float64Array(bytes, 0, rows), row);
      else if (encoding === 'boolean') {
        for (const [index, value] of new Uint8Array(bytes, 0, rows).entries())
          if (value < 2) values[row + index] = value;
      }
      row += rows;
    }
    return values;
  }

  #decodeTexts(): Float64Array {
    const values = new Float64Array(this.#rows).fill(Number.NaN);
    const numbers = new Map<string, number>();
    const put = (row: number, text: string): void => {
      if (text === '') return;
      const number = numbers.get(text) ?? numbers.size;
      if (number === numbers.size) numbers.set(text, number);
      values[row] = number;
    };
    let start = 0;
    for (const chunk of this.#chunks) {
      if (chunk.encoding === 'text') {
        const texts = textsAt(chunk.bytes, 0, chunk.rows, (chunk.rows + 1) * 4);
        for (const [index, text] of texts.entries()) put(start + index, text);
      } else if (chunk.encoding === 'dictionary') {
        const entries = new Uint32Array(chunk.bytes, 0, 1)[0] ?? 0;
        const codesAt = 4 + (entries + 1) * 4;
        const words = textsAt(chunk.bytes, 4, entries, codesAt + Math.ceil(chunk.rows / 2) * 4);
        const codes = new Uint16Array(chunk.bytes, codesAt, chunk.rows);
        for (const [index, code] of codes.entries()) put(start + index, words[code] ?? '');
      }
      start += chunk.rows;
    }
    this.#words = [...numbers.keys()];
    return values;
  }
}

/** Texts of which `count + 1` offsets stand at `offsetsAt`, into the UTF-8 that begins at `contentAt`. */
function textsAt(bytes: ArrayBuffer, offsetsAt: number, count: number, contentAt: number): string[] {
  const offsets = new Uint32Array(bytes, offsetsAt, count + 1);
  const content = new Uint8Array(bytes, contentAt);
  const all = decoder.decode(content);
  // Where every character is one byte, cutting the one long text is several times faster.
  const plain = all.length === content.length;
  return Array.from({ length: count }, (_, index) =>
    plain
      ? all.slice(offsets[index], offsets[index + 1])
      : decoder.decode(content.subarray(offsets[index], offsets[index + 1])),
  );
}

function asCell(value: number, type: ColumnType): Cell {
  if (type === 'boolean') return value === 1;
  if (type === 'date') return new Date(value).toISOString().slice(0, 10);
  if (type === 'datetime') return new Date(value).toISOString().replace(/(?:\.000)?Z$/, '');
  return value;
}
