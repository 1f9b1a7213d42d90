import { blankHash, hashOf, isLonger } from './lineHash.ts';
import { endOf, exactly, inAnyCase, type Literal, LiteralSearch } from './literalSearch.ts';
import { fewestPasted, type PastedLines } from './pastedLines.ts';

/** What a file may hold, as far as a glance tells; reading it closely decides. */
export interface Suspicion {
  /** One of the names stands where a specifier could have it. */
  readonly named: boolean;
  /** What is imported is not written out: it is computed, a pattern, or spelt with escapes. */
  readonly computed: boolean;
  /** As many lines in a row as were pasted, if they were, may stand in a prototype too. */
  readonly pasted: boolean;
}

/** What is asked of the lines of prototypes. */
export type PastedSigns = Pick<PastedLines, 'filter' | 'shortestRun' | 'longestLine'>;

/** White space and comments, as far as anybody writes them between a word and what it is about; bounded, so that it ends soon. */
const gap = String.raw`(?:\s|\/\*(?:[^*]|\*(?!\/)){0,300}\*\/|\/\/[^\n]{0,300}\n){0,20}`;
const open = String.raw`${gap}(?:\?\.\s*)?\(`;
const dot = String.raw`\s*\.\s*`;
const meta = String.raw`\bimport${dot}meta${dot}`;
const notOneText = String.raw`(?!\s*(?:'[^'\\*]*'|"[^"\\*]*")\s*[),])`;

const spaces = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0];
const codesOf = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0));
/** What specifiers begin with, or go on with, and names must come after. */
const specifierSigns = codesOf('"\'`(/=');
const callSigns = codesOf('(.?/');

/**
 * Every call that imports has one of these in it, and then a sign, white space or the rest of `importScripts`. The longer what
 * is looked for, the faster.
 */
const importWords = ['import', 'require', 'Worker', 'addModule'].map((word) => [
  ...exactly(word),
  [...callSigns, ...spaces, ...codesOf('S')],
]);

/**
 * A call that imports anything but one text without escapes and wildcards, tested where one of {@link importWords} stands.
 * Bundlers' patterns need not name what they take in, and a context takes in a whole folder.
 */
const computedImport = new RegExp(
  [
    String.raw`(?:\brequire${dot}context|${meta}webpackContext)${open}`,
    [
      String.raw`(?:\bimport(?:Scripts)?|\brequire(?:${dot}resolve)?|\baddModule|${meta}(?:glob|globEager|resolve)`,
      String.raw`|(?<=\b(?:Shared)?)Worker|(?<=\bservice)Worker${dot}register)${open}${notOneText}`,
    ].join(''),
    String.raw`(?<=\bURL${open}${notOneText}[^;\n]{0,300})${meta}url`,
  ].join('|'),
  'y',
);

/** A backslash in a text that may be a specifier: names can be spelt with escapes. Tested where a backslash stands. */
const escapedImport = new RegExp(
  [
    String.raw`\\(?<=(?:\b(?:from|import)${gap}["'][^"'\\\n]*`,
    String.raw`@(?:import|use|forward|require|plugin|config|reference)${gap}["'][^"'\\\n]*`,
    String.raw`\b(?:url|URL|mock|doMock|requireActual|importActual|module)\s*\(?\s*["']?[^"')\s\\]*)\\)`,
  ].join('|'),
  'iy',
);

/** A name that must not go on, or a beginning of names. */
interface Name {
  readonly literal: Literal;
  readonly isWhole: boolean;
}

/**
 * The fast pass: one search over the bytes for names and for words that import, one for backslashes, each looked at more
 * closely only where it stands; and one line from every stretch as long as what can be pasted, against those of all
 * prototypes. It may suspect in vain; it never misses what it is made for.
 */
export class ByteScan {
  readonly #names: readonly Name[];
  readonly #search: LiteralSearch;
  readonly #pasted: PastedSigns | undefined;

  /**
   * @param names in UTF-8; case is ignored
   * @param pasted `undefined`: nothing can be pasted
   */
  constructor(names: readonly Uint8Array[], pasted: PastedSigns | undefined) {
    this.#names = names.map((name) => ({
      literal: [[...specifierSigns, ...spaces], ...inAnyCase(name)],
      isWhole: isWord(name.at(-1)),
    }));
    this.#search = new LiteralSearch([...importWords, ...this.#names.map(({ literal }) => literal)]);
    this.#pasted = pasted;
  }

  /**
   * @param bytes a text in UTF-8
   * @param latin1 the same, one character for each byte, or what makes it: most files need none
   */
  scan(bytes: Uint8Array, latin1: string | (() => string)): Suspicion {
    let made = typeof latin1 === 'string' ? latin1 : undefined;
    const text = (): string => (made ??= typeof latin1 === 'string' ? latin1 : latin1());
    const { named, computed } = this.#findWords(bytes, text);
    return {
      named,
      computed: computed || hasEscapedImport(bytes, text),
      pasted: this.#pasted !== undefined && mayBePasted(bytes, this.#pasted),
    };
  }

  #findWords(bytes: Uint8Array, text: () => string): { named: boolean; computed: boolean } {
    let [named, computed] = [false, false];
    for (let at = this.#search.next(bytes, 0); at >= 0; at = this.#search.next(bytes, at + 1)) {
      named ||= this.#isNamed(bytes, at);
      computed ||= mayCall(bytes, at) && isAt(computedImport, text(), at);
      if (named && computed) break;
    }
    return { named, computed };
  }

  /** A name ends where another character of a name would go on, unless it says itself that anything may follow. */
  #isNamed(bytes: Uint8Array, at: number): boolean {
    return (
      maySpecify(bytes, at) &&
      this.#names.some(({ literal, isWhole }) => {
        const end = endOf(literal, bytes, at);
        return end >= 0 && !(isWhole && isWord(bytes[end]));
      })
    );
  }
}

/** Whether a sign that specifiers begin or go on with stands at an offset, white space behind it aside. */
function maySpecify(bytes: Uint8Array, at: number): boolean {
  let sign = at;
  while (isSpace(bytes[sign])) sign -= 1;
  return specifierSigns.includes(bytes[sign] ?? 0);
}

/** Whether a word that imports stands at an offset, and what follows may belong to a call; a statement has none of it. */
function mayCall(bytes: Uint8Array, at: number): boolean {
  for (const word of importWords) {
    const end = endOf(word, bytes, at);
    if (end < 0) continue;
    let next = end - 1;
    if (!isSpace(bytes[next])) return true;
    while (isSpace(bytes[next])) next += 1;
    return callSigns.includes(bytes[next] ?? 0);
  }
  return false;
}

const backslash = 0x5c;

function hasEscapedImport(bytes: Uint8Array, text: () => string): boolean {
  let last = -escapeGap;
  for (let at = bytes.indexOf(backslash); at >= 0; at = bytes.indexOf(backslash, at + 1)) {
    if (at - last >= escapeGap && isAt(escapedImport, text(), at)) return true;
    last = at;
  }
  return false;
}
/** Closer to another backslash, there is no place for the end of a comment and a quote, nor for a word. */
const escapeGap = 3;

/** @param pattern sticky */
function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * Looks at the line where the shortest run would end that begins at once: any that begins on the way there has it too. At
 * the lines before it only where a prototype may have that one: the idea of Boyer and Moore
 * (https://doi.org/10.1145/359842.359859). Linear.
 */
function mayBePasted(bytes: Uint8Array, pasted: PastedSigns): boolean {
  const { shortestRun } = pasted;
  // Where the first line begins that a run may begin with.
  let from = 0;
  while (from + shortestRun <= bytes.length) {
    const at = bytes.lastIndexOf(lineFeed, from + shortestRun - 2) + 1;
    const next = followRun(bytes, pasted, { from: at, most: 1 });
    if (next === undefined) return false;
    if (next > 0) from = next;
    else {
      const after = followRun(bytes, pasted, { from, most: fewestPasted });
      if (after === 0) return true;
      if (after === undefined) return false;
      from = after;
    }
  }
  return false;
}
const lineFeed = 0x0a;

/**
 * Goes from line to line as long as prototypes may have them.
 *
 * @returns where the line after the first that none has begins; 0 after `most` lines; `undefined` at the end of the text
 */
function followRun(
  bytes: Uint8Array,
  { filter, longestLine }: PastedSigns,
  { from, most }: { readonly from: number; readonly most: number },
): number | undefined {
  const mask = filter.length * 32 - 1;
  let run = 0;
  for (let at = from; at < bytes.length;) {
    const end = lineEnd(bytes, at);
    if (isLonger(bytes, at, end, longestLine)) return end + 1;
    const hash = hashOf(bytes, at, end);
    at = end + 1;
    if (hash === blankHash) continue;
    const bit = hash & mask;
    if (((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return at;
    run += 1;
    if (run >= most) return 0;
  }
  return undefined;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(lineFeed, from);
  return end < 0 ? bytes.length : end;
}

/** Letters, digits, `_`, `$` and what lies beyond ASCII. */
function isWord(byte = 0): boolean {
  return byte >= 0x80 || /[\w$]/.test(String.fromCharCode(byte));
}

/** As `\s` has it for one character for each byte. */
function isSpace(byte = 0): boolean {
  return spaces.includes(byte);
}
