import { compilePattern, matchesPattern, type OwnerPattern } from './ownerPattern.ts';

/** Where GitHub looks for the file, in this order; the first that exists is used. */
export const codeownersLocations = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub does not load a file of this size (3 MB, in bytes) or more. */
export const codeownersLimit = 3 * 1024 * 1024;

/** One line that names a pattern; no owners means that nobody owns what it matches. */
export interface OwnerRule {
  readonly pattern: OwnerPattern;
  /** The pattern as it is written. */
  readonly text: string;
  readonly owners: readonly string[];
}

/** `@user`, `@organisation/team`, or an e-mail address. */
const owner = /^(@[\w.-]+(\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/;

/**
 * Reads a CODEOWNERS file as GitHub documents it ("About code owners", docs.github.com): a pattern and its owners
 * per line, comments from `#` at the start of a line or after white space, lines with invalid syntax skipped.
 * GitLab's sections are not supported. Never throws.
 *
 * @param size of the file in bytes; at {@link codeownersLimit} and above nothing is read, as on GitHub
 */
export function parseCodeowners(text: string, size: number): OwnerRule[] {
  if (size >= codeownersLimit) return [];
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => parseLine(line) ?? []);
}

/**
 * The owners of a file: those of the last line whose pattern matches. Case counts, as on GitHub.
 *
 * @param path inside the repository, with `/`
 * @returns an empty list when no line matches or the last one that does names nobody
 */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '');
  return rules.findLast((rule) => matchesPattern(rule.pattern, names))?.owners ?? [];
}

function parseLine(line: string): OwnerRule | undefined {
  const [first, ...owners] = fields(line);
  if (first === undefined || !owners.every((name) => owner.test(name))) return undefined;
  const pattern = compilePattern(first);
  return pattern && { pattern, text: first, owners };
}

/** Cuts a line at white space up to its comment. A backslash keeps the character after it, so `a\ b` is one field. */
function fields(line: string): string[] {
  const found: string[] = [];
  let field = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '#' && field === '') break;
    if (character === ' ' || character === '\t') {
      if (field !== '') found.push(field);
      field = '';
    } else {
      const escaped = character === '\\' && at + 1 < line.length;
      field += escaped ? line.slice(at, at + 2) : character;
      if (escaped) at += 1;
    }
  }
  return field === '' ? found : [...found, field];
}
