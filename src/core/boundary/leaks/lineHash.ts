/** What a byte is to the scan: most are plain. */
const plain = 0;
const space = 1;
const lineEnd = 2;
const quote = 3;
const byteKinds = makeKinds();

/**
 * FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), with tables in place of questions: the hash is
 * `(hash ^ value) * factor` for each byte, where white space leaves it as it is and all quotes are the same.
 */
const hashSeed = 0x811c9dc5 | 0;
const hashPrime = 0x01000193;
const byteValues = Uint8Array.from(byteKinds, (kind, byte) =>
  kind === space || kind === lineEnd ? 0 : kind === quote ? 0x22 : byte,
);
const byteFactors = Int32Array.from(byteKinds, (kind) =>
  kind === space || kind === lineEnd ? 1 : hashPrime,
);

/** One line that is not blank. White space does not count, and all quotes are the same. */
export interface HashedLine {
  readonly hash: number;
  /** From 1. */
  readonly line: number;
  /** In bytes, white space left out. */
  readonly size: number;
  /** Whether it says something of its own: no bracket, end tag, comment or import. */
  readonly telling: boolean;
}

/** A line needs as many letters and digits to say something; `return (` has six. */
const fewestLetters = 7;

/** The lines of a text in UTF-8 that are not blank. Equal hashes mean equal lines only in longer runs. */
export function hashLines(bytes: Uint8Array): HashedLine[] {
  const lines: HashedLine[] = [];
  let start = 0;
  let line = 0;
  while (start < bytes.length) {
    line += 1;
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const hashed = hashLine(bytes, start, end, line);
    if (hashed) lines.push(hashed);
    start = end + 1;
  }
  return lines;
}

/** What a blank line's hash is. */
export const blankHash = hashSeed;

/** The hash of the line between two offsets, as `hashLines` has it. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashSeed;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    hash = Math.imul(hash ^ (byteValues[byte] ?? 0), byteFactors[byte] ?? 1);
  }
  return hash;
}

/** Whether more than `most` bytes between two offsets are no white space. Looks at few more than those. */
export function isLonger(bytes: Uint8Array, start: number, end: number, most: number): boolean {
  if (end - start <= most) return false;
  let left = most;
  for (let index = start; index < end && left >= 0; index += 1)
    if (byteKinds[bytes[index] ?? 0] !== space) left -= 1;
  return left < 0;
}

function hashLine(bytes: Uint8Array, start: number, end: number, line: number): HashedLine | undefined {
  let hash = hashSeed;
  let letters = 0;
  let size = 0;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byteKinds[byte] === space) continue;
    hash = Math.imul(hash ^ (byteValues[byte] ?? 0), byteFactors[byte] ?? 1);
    size += 1;
    if (isLetter(byte)) letters += 1;
  }
  if (size === 0) return undefined;
  const telling = letters >= fewestLetters && !emptyStart.test(headOf(bytes, start, end));
  return { hash, line, size, telling };
}

const emptyStart = /^(\/[/*]|\*|<!--|<\/|@?import)/;

/** The first characters that are no white space. */
function headOf(bytes: Uint8Array, start: number, end: number): string {
  let head = '';
  for (let index = start; index < end && head.length < 7; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byteKinds[byte] !== space) head += String.fromCharCode(byteValues[byte] ?? 0);
  }
  return head;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80;
}

function makeKinds(): Uint8Array {
  const kinds = new Uint8Array(256).fill(plain);
  for (const byte of [0x09, 0x0b, 0x0c, 0x0d, 0x20]) kinds[byte] = space;
  kinds[0x0a] = lineEnd;
  for (const byte of [0x22, 0x27, 0x60]) kinds[byte] = quote;
  return kinds;
}
