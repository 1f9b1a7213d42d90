import type { ScriptImport } from './scriptImport.ts';
import { unescapeText } from './unescapeText.ts';

const patterns: readonly { readonly kind: ScriptImport['kind']; readonly pattern: RegExp }[] = [
  { kind: 'static', pattern: /\b(?:from|import)[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')/gu },
  { kind: 'require', pattern: /\brequire[ \t]*\([ \t]*(?:"([^"\n]*)"|'([^'\n]*)')/gu },
  { kind: 'dynamic', pattern: /\bimport[ \t]*\([ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$\n]*)`)/gu },
];

/**
 * Imports of a script the parser can't read, as far as their look tells: a file that is half typed, or in a dialect, still shows most of
 * what it imports. May name what stands in a comment or a string.
 */
export function salvageImports(text: string): readonly ScriptImport[] {
  return patterns.flatMap(({ kind, pattern }) =>
    Array.from(text.matchAll(pattern), (match) => ({
      kind,
      specifier: unescapeText(match.slice(1).find((each) => each !== undefined) ?? ''),
      at: match.index,
    })),
  );
}
