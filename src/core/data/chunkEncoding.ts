/**
 * How a chunk's bytes hold its rows (all little-endian; see webview/prototype/data/decodeChunk for the reader):
 *
 * - `empty`: no bytes, every cell is empty
 * - `float64`: one 64-bit number a row, NaN for an empty cell; dates and times as milliseconds since 1970
 * - `boolean`: one byte a row: 0 no, 1 yes, 2 empty
 * - `text`: `rows + 1` 32-bit offsets into the UTF-8 text behind them; a cell without text is empty
 * - `dictionary`: 32-bit number of entries n, `n + 1` 32-bit offsets, 16-bit entry a row (0 is the empty text)
 *   padded to a multiple of 4 bytes, then the UTF-8 text of the entries
 */
export const chunkEncodings = ['empty', 'float64', 'boolean', 'text', 'dictionary'] as const;
export type ChunkEncoding = (typeof chunkEncodings)[number];

/** No chunk is larger, so that a message to the page never stalls the editor. In bytes. */
export const largestChunk = 4 * 1024 * 1024;
