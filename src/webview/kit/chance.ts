/** What has to be by chance, from the browser's own source of it, which is there also where a page came without TLS. */

/** A random UUID (version 4). `crypto.randomUUID` is missing in pages that came over plain HTTP. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** One of the things, each equally likely. */
export function oneOf<T>(things: readonly T[]): T | undefined {
  return things[belowNumber(things.length)];
}

/** Without those that are easily taken for one another when they are read aloud or written down. */
const letters = 'ACDEFHJKLMNPRTUVWXY';
const digits = '2345679';

/**
 * A code that is easy to say and stands for nobody, as in `K4T9-M3P7`. There are 300 million of them: among a thousand
 * participants two get the same in one of 600 tests, and their results are told apart when they are read in.
 */
export function newCode(): string {
  const pair = (): string => (oneOf(Array.from(letters)) ?? '') + (oneOf(Array.from(digits)) ?? '');
  return `${pair()}${pair()}-${pair()}${pair()}`;
}

/** Whole number from 0 up to but without a limit of at most 2^32; numbers that would favour some are drawn again. */
function belowNumber(limit: number): number {
  const fair = 2 ** 32 - (2 ** 32 % Math.max(1, limit));
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return drawn % Math.max(1, limit);
  }
}

/**
 * Whether something typed may be kept as a code: it has a digit in every word, or is of three letters at most. Stricter than the
 * check when results are read in (core/evidence/participantCode.ts), so that nobody's results are refused afterwards.
 */
export function isCode(text: string): boolean {
  const words = text.split(/[ ._#/-]+/).filter((word) => word !== '');
  if (text.length > 40 || words.length === 0 || !/^[A-Za-z0-9 ._#/-]+$/.test(text)) return false;
  if (/^\d{6,}$/.test(words.join(''))) return false;
  const plain = words.filter((word) => !/\d/.test(word));
  return plain.length <= 1 && words.every((word) => word.replaceAll(/\d/g, '').length <= 3);
}
