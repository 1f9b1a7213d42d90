/** One name of a pattern: a list of characters to match, where `anyName`, `anyText` and `anyCharacter` stand for more. */
type Token = string | typeof anyText | typeof anyCharacter;

const anyText = Symbol('*');
const anyCharacter = Symbol('?');
/** Stands for any number of folders, also none. */
const anyFolders = Symbol('**');

/** A compiled pattern of a CODEOWNERS line. */
export interface OwnerPattern {
  readonly names: readonly (readonly Token[] | typeof anyFolders)[];
  /** Whether what matches may be a folder, whose whole content is then meant. */
  readonly below: keyof typeof reach;
}

/** How far into a path a match must go, for each answer to "may it be a folder?". */
const reach = { maybe: 'any', always: 'shorter', never: 'whole' } as const;

/**
 * Compiles a pattern by the rules of gitignore with GitHub's exceptions: a `/` at the start or in the middle ties it
 * to the root, one at the end means a folder's content, a final `/*` means files directly in the folder, `**` means any
 * number of folders.
 *
 * @returns `undefined` for what GitHub does not support: `!`, `[ ]`, and `\#` at the start
 */
export function compilePattern(pattern: string): OwnerPattern | undefined {
  if (/^!|^\\#/.test(pattern) || /[[\]]/.test(pattern)) return undefined;
  const folder = pattern.endsWith('/');
  const parts = pattern.split('/').filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  // Two stars stand for what is in a folder; a slash after them wants a folder there.
  if (folder && parts.at(-1) === '**') parts.push('*');
  const anchored = pattern.slice(0, -1).includes('/');
  const names = parts.map((part) => (part === '**' ? anyFolders : tokens(part)));
  const insideOnly = folder || parts.at(-1) === '**';
  const direct = anchored && parts.at(-1) === '*';
  return {
    names: anchored ? names : [anyFolders, ...names],
    below: insideOnly ? 'always' : direct ? 'never' : 'maybe',
  };
}

/**
 * Whether a pattern matches a file. Takes time in proportion to pattern times path at worst, never more: of several
 * wildcards only the last one is ever tried again.
 *
 * @param path the names from the root of the repository down to the file
 */
export function matchesPattern({ names, below }: OwnerPattern, path: readonly string[]): boolean {
  const same = (at: number, index: number): boolean => {
    const expected = names[at];
    return typeof expected === 'object' && matchesName(expected, path[index] ?? '');
  };
  const endsOpen = names.at(-1) === anyFolders;
  const length = endsOpen ? names.length - 1 : names.length;
  return matchesStart(length, (at) => names[at] === anyFolders, path.length, same, reach[below]);
}

function matchesName(expected: readonly Token[], name: string): boolean {
  const characters = Array.from(name);
  const isStar = (at: number): boolean => expected[at] === anyText;
  const same = (at: number, index: number): boolean =>
    expected[at] === anyCharacter || expected[at] === characters[index];
  return matchesStart(expected.length, isStar, characters.length, same, 'whole');
}

/**
 * Wildcard matching of a pattern against a text, both given by length and comparison. `whole`: the pattern matches the
 * text to its end; `any`: it matches a start of it, maybe all; `shorter`: a start of it and at least one item remains.
 */
function matchesStart(
  patternLength: number,
  isStar: (at: number) => boolean,
  textLength: number,
  same: (at: number, index: number) => boolean,
  how: 'whole' | 'any' | 'shorter',
): boolean {
  const limit = how === 'shorter' ? textLength - 1 : textLength;
  let at = 0;
  let index = 0;
  let star = -1;
  let retry = 0;
  for (;;) {
    if (at === patternLength && (how === 'whole' ? index === textLength : index <= limit)) return true;
    if (at < patternLength && isStar(at)) {
      star = at;
      at += 1;
      retry = index;
    } else if (at < patternLength && index < limit && same(at, index)) {
      at += 1;
      index += 1;
    } else if (star >= 0 && retry < limit) {
      retry += 1;
      index = retry;
      at = star + 1;
    } else {
      return false;
    }
  }
}

function tokens(part: string): Token[] {
  const found: Token[] = [];
  const characters = Array.from(part);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const escaped = character === '\\' ? characters[at + 1] : undefined;
    if (escaped !== undefined) {
      found.push(escaped);
      at += 1;
    } else if (character === '*') {
      if (found.at(-1) !== anyText) found.push(anyText);
    } else {
      found.push(character === '?' ? anyCharacter : character);
    }
  }
  return found;
}
