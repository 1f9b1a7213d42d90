import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ReadContext } from './rowReader.ts';

const pieceBytes = 1024 * 1024;

/**
 * Reads a file as text, piece by piece, with line ends as `\n`. UTF-8 and UTF-16 are recognised, with and without a
 * byte order mark; what is not UTF-8 is read as Windows-1252, which older spreadsheet programs write.
 */
export async function* textPieces(context: ReadContext): AsyncGenerator<string> {
  const encoding = await detectEncoding(context.file);
  if (encoding === 'windows-1252')
    context.issues.add('The file is not UTF-8; it was read as Western European text (Windows-1252).');
  const decoder = new TextDecoder(encoding);
  const endsWithReturn = { held: false };
  let read = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(context.file, { highWaterMark: pieceBytes });
  for await (const chunk of chunks) {
    read += chunk.length;
    context.progress(read);
    yield plainLines(decoder.decode(chunk, { stream: true }), endsWithReturn);
  }
  yield plainLines(decoder.decode(), endsWithReturn) + (endsWithReturn.held ? '\n' : '');
}

/** A carriage return at the end of a piece waits for what follows: with a line feed it is one line end. */
function plainLines(piece: string, state: { held: boolean }): string {
  let text = state.held ? `\r${piece}` : piece;
  state.held = text.endsWith('\r');
  if (state.held) text = text.slice(0, -1);
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

async function detectEncoding(file: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  const head = await readHead(file);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 5 && even < odd / 5) return 'utf-16le';
  if (even > head.length / 5 && odd < even / 5) return 'utf-16be';
  return (await isUtf8(file)) ? 'utf-8' : 'windows-1252';
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Looks through the whole file (at a gigabyte a second): one odd byte in the last row decides as well. */
async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: pieceBytes });
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
