import {
  asBytes,
  literalText,
  one,
  star,
  type GlobCode,
  type IgnorePattern,
  type NamePattern,
} from './ignorePattern.ts';
import { parseByteSet } from './parseByteSet.ts';

/** `folders` is `**` as a name of its own, which stands for any number of folders, also none. */
type Token = GlobCode | 'slash' | 'folders';

/**
 * Reads one line of gitignore(5) as git does (`parse_path_pattern` in its `dir.c`, and `wildmatch.c`), with one
 * exception: in `foo**` + `/bar` git before 2.50 took the stars for any number of folders by mistake; here they mean
 * what the manual says. Never throws.
 */
export function parseIgnorePattern(line: string): IgnorePattern {
  const text = asBytes(trimEnd(line.endsWith('\r') ? line.slice(0, -1) : line));
  if (text === '') return never('it is empty');
  if (text.startsWith('#'))
    return never('what begins with # is a comment, and a name that does is written \\#');
  const negated = text.startsWith('!');
  const whole = negated ? text.slice(1) : text;
  const folderOnly = whole.endsWith('/');
  const path = folderOnly ? whole.slice(0, -1) : whole;
  if (path === '') return never('it names nothing');
  const tokens = tokenize(path.startsWith('/') ? path.slice(1) : path);
  if (typeof tokens === 'string') return never(tokens);
  const names = namesOf(tokens);
  if (!names) return never('a name between two slashes is missing');
  const anywhere: NamePattern[] = path.includes('/') ? [] : [{ kind: 'folders' }];
  return { negated, folderOnly, names: [...anywhere, ...names], never: undefined };
}

function never(why: string): IgnorePattern {
  return { negated: false, folderOnly: false, names: [], never: why };
}

/** Spaces at the end are no part of a pattern, unless a backslash keeps the first of them. */
function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end -= 1;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes += 1;
  return line.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}

/** @returns the tokens, or why the pattern can never match */
function tokenize(text: string): Token[] | string {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      at += 1;
      if (at === text.length) return 'the backslash at its end has nothing to stand for';
      tokens.push(text[at] === '/' ? 'slash' : text.charCodeAt(at));
    } else if (character === '*') {
      const begin = at;
      while (text[at + 1] === '*') at += 1;
      tokens.push(...stars(text, begin, at + 1));
    } else if (character === '[') {
      const set = parseByteSet(text, at);
      if (!set) return 'a [ is not closed, and a name that has one is written \\[';
      tokens.push(set.bytes);
      at = set.end;
    } else if (character === '/') {
      tokens.push('slash');
    } else {
      tokens.push(character === '?' ? one : text.charCodeAt(at));
    }
  }
  return tokens;
}

/** Two stars or more are folders where they are a whole name; at the end at least one name must follow. */
function stars(text: string, begin: number, end: number): Token[] {
  const whole = end - begin > 1 && (begin === 0 || text[begin - 1] === '/');
  if (whole && text[end] === '/') return ['folders'];
  return whole && (end === text.length || text.startsWith('\\/', end)) ? ['folders', 'slash', star] : [star];
}

function namesOf(tokens: readonly Token[]): NamePattern[] | undefined {
  const names: NamePattern[] = [];
  let codes: GlobCode[] = [];
  let folders = false;
  for (const token of [...tokens, 'slash'] as const) {
    if (token === 'folders') {
      folders = true;
    } else if (token !== 'slash') {
      codes.push(token);
    } else {
      if (!folders && codes.length === 0) return undefined;
      names.push(folders ? { kind: 'folders' } : nameOf(codes));
      codes = [];
      folders = false;
    }
  }
  return names;
}

function nameOf(codes: readonly GlobCode[]): NamePattern {
  if (codes.every((code) => code === star)) return { kind: 'any' };
  return codes.every((code) => typeof code === 'number' && code >= 0)
    ? { kind: 'literal', name: literalText(codes) }
    : { kind: 'glob', codes };
}
