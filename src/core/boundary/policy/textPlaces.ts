/** A stretch of text. Lines and columns count from 1, columns in UTF-16 units; ends are exclusive. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns offsets in a text into lines and columns. Lines end as in JSON: `\n`, `\r\n` or `\r`. */
export class TextPlaces {
  readonly #starts: readonly number[];
  /** Where each line's own characters end. */
  readonly #ends: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const ends = [...text.matchAll(/\r\n|\r|\n/g)];
    this.#starts = [0, ...ends.map((end) => end.index + end[0].length)];
    this.#ends = [...ends.map(({ index }) => index), text.length];
    this.#length = text.length;
  }

  at(offset: number, length: number): TextPlace {
    const begin = this.#find(offset);
    const end = this.#find(Math.min(offset + length, this.#length));
    return { line: begin.line, column: begin.column, endLine: end.line, endColumn: end.column };
  }

  #find(offset: number): { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    // Between `\r` and `\n` is no place in a line.
    const within = Math.min(offset, this.#ends[low] ?? offset);
    return { line: low + 1, column: within - (this.#starts[low] ?? 0) + 1 };
  }
}
