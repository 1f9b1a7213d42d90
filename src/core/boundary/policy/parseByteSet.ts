/** The classes of POSIX in the C locale, as regular expressions over single bytes. */
const classes: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  // oxlint-disable-next-line no-control-regex -- POSIX means exactly these bytes
  ['cntrl', /[\u0000-\u001F\u007F]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t-\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/**
 * Reads `[…]` of a pattern as git's `wildmatch.c` does: ranges, `!` or `^` for all others, classes such as
 * `[:digit:]`, backslashes. A name has no `/`, so it does
 * not matter whether a set allows one.
 *
 * @param text one character for each byte (see `asBytes`)
 * @param begin where the `[` stands
 * @returns the bytes and where the closing `]` stands; `undefined` when there is none, or for an unknown class
 */
export function parseByteSet(
  text: string,
  begin: number,
): { readonly bytes: ReadonlySet<number>; readonly end: number } | undefined {
  const negated = text[begin + 1] === '!' || text[begin + 1] === '^';
  const listed = new Set<number>();
  let at = begin + (negated ? 2 : 1);
  let previous = 0;
  do {
    const member = readMember(text, at, previous);
    if (!member) return undefined;
    for (const byte of member.bytes) listed.add(byte);
    previous = member.last;
    at = member.end;
  } while (text[at] !== ']');
  return { bytes: negated ? othersThan(listed) : listed, end: at };
}

interface Member {
  readonly bytes: readonly number[];
  /** Where the next member begins. */
  readonly end: number;
  /** What a following `-` begins its range with; 0 for nothing. */
  readonly last: number;
}

function readMember(text: string, at: number, previous: number): Member | undefined {
  const next = text[at + 1];
  if (text[at] === '-' && previous > 0 && next !== undefined && next !== ']') {
    const last = single(text, at + 1);
    return last && { bytes: range(previous, last.last), end: last.end, last: 0 };
  }
  return text.startsWith('[:', at) ? readClass(text, at) : single(text, at);
}

function single(text: string, at: number): Member | undefined {
  const from = text[at] === '\\' ? at + 1 : at;
  if (from >= text.length) return undefined;
  const byte = text.charCodeAt(from);
  return { bytes: [byte], end: from + 1, last: byte };
}

/** A class ends at the next `]`; without a `:` before it, it was a plain `[`. */
function readClass(text: string, at: number): Member | undefined {
  const end = text.indexOf(']', at + 2);
  if (end < 0) return undefined;
  if (end === at + 2 || text[end - 1] !== ':') return single(text, at);
  const members = classes.get(text.slice(at + 2, end - 1));
  const bytes = range(1, 0x7f).filter((byte) => members?.test(String.fromCharCode(byte)));
  return members && { bytes, end: end + 1, last: 0 };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function othersThan(listed: ReadonlySet<number>): Set<number> {
  return new Set(range(1, 0xff).filter((byte) => !listed.has(byte)));
}
