/** One name of a pattern: any folders, any one name, exactly this name, or what a list of codes describes. */
export type NamePattern =
  | { readonly kind: 'folders' }
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly name: string }
  | { readonly kind: 'glob'; readonly codes: readonly GlobCode[] };

/** A byte to match, `star`, `one`, or the bytes a `[ ]` allows. */
export type GlobCode = number | ReadonlySet<number>;

/** Any bytes, also none. */
export const star = -1;
/** Any one byte. */
export const one = -2;

/** The characters to match at codes that leave no choice; wildcards are left out. */
export function literalText(codes: readonly GlobCode[]): string {
  return codes
    .map((code) => (typeof code === 'number' && code >= 0 ? String.fromCharCode(code) : ''))
    .join('');
}

/** A pattern of gitignore(5), cut into names. */
export interface IgnorePattern {
  /** It begins with `!`: what it matches is taken back. */
  readonly negated: boolean;
  /** It ends with `/`: it matches folders only. */
  readonly folderOnly: boolean;
  /** From the root down; empty for a pattern that can never match. */
  readonly names: readonly NamePattern[];
  /** Why it can never match, to be completed to "This pattern never matches: …"; `undefined` for one that can. */
  readonly never: string | undefined;
}

/**
 * Writes text as git compares it: one character for each byte of its UTF-8, so that `?` and `[ ]` mean what they mean
 * to git. ASCII text stays as it is.
 */
export function asBytes(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text;
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += character;
    else if (code < 0x8_00) bytes += String.fromCodePoint(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x1_00_00)
      bytes += String.fromCodePoint(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes += String.fromCodePoint(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
  }
  return bytes;
}
