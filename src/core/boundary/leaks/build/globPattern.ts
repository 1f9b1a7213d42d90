/**
 * A path pattern as bundlers, workspaces and tsconfig write them: `*`, `?`, `**`, `{a,b}`, `[abc]`. What has more to it
 * (extglobs) is taken for text.
 *
 * @returns a test for a whole path with `/`; `undefined` when the pattern cannot be read
 */
export function globPattern(pattern: string): RegExp | undefined {
  if (pattern.length > 500) return undefined;
  try {
    return new RegExp(`^${source(pattern.replace(/^\.\//, ''))}$`, 'u');
  } catch {
    return undefined;
  }
}

/** The folder before the first name with a wildcard: `../lab` of `../lab/*.tsx`. */
export function fixedPart(pattern: string): string {
  const names = pattern.split('/');
  const first = names.findIndex((name) => /[*?{[(!]/.test(name));
  return (first < 0 ? names : names.slice(0, first)).join('/');
}

function source(pattern: string): string {
  const tokens = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\]]+\]|[^*?{[]+|[\s\S]/gu;
  return [...pattern.matchAll(tokens)].map(([token]) => tokenSource(token)).join('');
}

function tokenSource(token: string): string {
  if (token === '**/') return '(?:[^/]+/)*';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token.length > 1 && token.startsWith('{'))
    return `(?:${token.slice(1, -1).split(',').map(source).join('|')})`;
  if (token.length > 1 && token.startsWith('['))
    return `[${token.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
  return token.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
