import { literalText, one, star, type GlobCode } from './ignorePattern.ts';

/** Tells whether a name, written as bytes (see `asBytes`), is what a pattern describes. */
export interface GlobMatcher {
  readonly matches: (name: string) => boolean;
  /** What every match begins with, and what it ends with. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Compiles one name of a pattern. Matching takes time in proportion to name times pattern at worst. */
export function globMatcher(codes: readonly GlobCode[]): GlobMatcher {
  const firstWild = codes.findIndex((code) => !isLiteral(code));
  const lastWild = codes.findLastIndex((code) => !isLiteral(code));
  const prefix = literalText(codes.slice(0, firstWild));
  const suffix = literalText(codes.slice(lastWild + 1));
  const single = firstWild === lastWild && codes[firstWild] === star;
  const least = prefix.length + suffix.length;
  return {
    prefix,
    suffix,
    matches: single
      ? (name) => name.length >= least && name.startsWith(prefix) && name.endsWith(suffix)
      : (name) => matchesCodes(codes, name),
  };
}

/** Of several stars only the last one is ever tried again, which is enough (a match further left gains nothing). */
function matchesCodes(codes: readonly GlobCode[], name: string): boolean {
  let at = 0;
  let index = 0;
  let lastStar = -1;
  let retry = 0;
  while (index < name.length || at < codes.length) {
    const code = codes[at];
    if (code === star) {
      lastStar = at;
      retry = index;
      at += 1;
    } else if (code !== undefined && index < name.length && allows(code, name.charCodeAt(index))) {
      at += 1;
      index += 1;
    } else if (lastStar >= 0 && retry < name.length) {
      retry += 1;
      index = retry;
      at = lastStar + 1;
    } else {
      return false;
    }
  }
  return true;
}

function allows(code: GlobCode, byte: number): boolean {
  return typeof code === 'number' ? code === byte || code === one : code.has(byte);
}

function isLiteral(code: GlobCode): boolean {
  return typeof code === 'number' && code >= 0;
}
