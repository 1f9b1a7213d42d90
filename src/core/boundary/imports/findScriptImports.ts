import { calledImports } from './calledImports.ts';
import { commentImports } from './commentImports.ts';
import { declaredImports } from './declaredImports.ts';
import type { ImportFound } from './importFound.ts';
import { lineCounter } from './lineCounter.ts';
import { salvageImports } from './salvageImports.ts';
import type { ScriptImport } from './scriptImport.ts';
import { ScriptTokens } from './scriptTokens.ts';

/**
 * Imports of a script, in their order.
 * @param type its file's ending: `ts`, `tsx`, `d.ts`, `js`, …
 * @param line the script's first line in its file, for scripts inside pages
 */
export function findScriptImports(type: string, text: string, line = 1): readonly ImportFound[] {
  const found = read(type, text).toSorted((a, b) => a.at - b.at);
  const lineAt = lineCounter(text, line);
  return found.map(({ kind, specifier, start, at }) => ({
    specifier,
    kind: type.startsWith('d.') ? 'type' : kind,
    line: lineAt(at),
    ...(start === undefined || start === '' ? {} : { start }),
  }));
}

function read(type: string, text: string): readonly ScriptImport[] {
  if (!mayHold.test(text)) return [];
  try {
    const tokens = new ScriptTokens(type, text);
    return [...declaredImports(tokens), ...calledImports(tokens), ...commentImports(tokens)];
  } catch (error) {
    const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
    return [...salvageImports(text), { kind: 'static', specifier: undefined, at }];
  }
}

/** Each import has one of these words in it, unless one is written with escapes, which no keyword may be. */
const mayHold =
  /import|require|export|Worker|URL|<reference|define|addModule|serviceWorker|declare|jest|vi\b|mock/u;
