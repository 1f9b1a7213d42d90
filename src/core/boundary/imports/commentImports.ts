import type { ScriptImport } from './scriptImport.ts';
import type { ScriptTokens } from './scriptTokens.ts';

const reference =
  /^[ \t]*\/\/\/[ \t]*<reference[ \t]+(?:path|types)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')/gmu;
const documented =
  /\bimport\(\s*(?:"([^"\n]*)"|'([^'\n]*)')\s*\)|@import\s[^@"']*?\bfrom\s+(?:"([^"\n]*)"|'([^'\n]*)')/gu;

/**
 * What TypeScript reads in comments: `/// <reference path="./x.d.ts" />` before any code, and types in JSDoc, `{import('./x').X}` and
 * `@import { X } from './x'`. Code in a comment imports nothing.
 */
export function commentImports(tokens: ScriptTokens): readonly ScriptImport[] {
  const head = tokens.text.slice(0, tokens.start(0));
  const found = [...head.matchAll(reference)].map((match) => typeImport(match, 0, isPath(match[0])));
  // Asked apart: a minified line has thousands of `@`, and looking on from each of them takes the square of its length.
  const text = tokens.text;
  if (!/@import\b/u.test(text) && !(/@\w/u.test(text) && /\bimport\(/u.test(text))) return found;
  for (let at = 0; at < tokens.length; at += 1) {
    const from = at === 0 ? 0 : tokens.end(at - 1);
    if (tokens.start(at) - from < 12) continue;
    const between = tokens.text.slice(from, tokens.start(at));
    for (const comment of between.matchAll(/\/\*\*[^]*?\*\//gu)) {
      const types = comment[0].matchAll(documented);
      found.push(...Array.from(types, (match) => typeImport(match, from + comment.index, false)));
    }
  }
  return found;
}

function isPath(text: string): boolean {
  return /<reference[ \t]+path/u.test(text);
}

/** `path` is relative to the file even without a dot before it. */
function typeImport(match: RegExpExecArray, offset: number, isRelative: boolean): ScriptImport {
  const name = match.slice(1).find((each) => each !== undefined) ?? '';
  const specifier = isRelative && !/^[./]/u.test(name) ? `./${name}` : name;
  return { kind: 'type', specifier, at: offset + match.index };
}
