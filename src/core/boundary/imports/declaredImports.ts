import { tokenType } from './tokenType.ts';
import type { ScriptImport } from './scriptImport.ts';
import type { ScriptTokens } from './scriptTokens.ts';
import { unescapeText } from './unescapeText.ts';

/** `import …`, `export … from`, TypeScript's `import x = require()` and `declare module './x'`. */
export function declaredImports(tokens: ScriptTokens): readonly ScriptImport[] {
  const found: ScriptImport[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const one = tokens.is(at, tokenType.import)
      ? importAt(tokens, at)
      : tokens.is(at, tokenType.export)
        ? reexportAt(tokens, at)
        : augmentationAt(tokens, at);
    if (one !== undefined) found.push(one);
  }
  return found;
}

function importAt(tokens: ScriptTokens, at: number): ScriptImport | undefined {
  if (tokens.is(at + 1, tokenType.parenL) || tokens.isDot(at + 1) || tokens.isDot(at - 1)) return undefined;
  const isType = tokens.isType(at) || isTypeOnly(tokens, at + 1);
  if (tokens.is(at + 1, tokenType.string)) return named(tokens, at, at + 1, isType ? 'type' : 'static');
  for (let next = at + 1; next < tokens.length && !tokens.is(next, tokenType.semi); next += 1) {
    if (tokens.is(next, tokenType.eq)) return assignedAt(tokens, at, next + 1, isType);
    if (tokens.isName(next, 'from') && tokens.is(next + 1, tokenType.string)) {
      return named(tokens, at, next + 1, isType ? 'type' : 'static');
    }
  }
  return undefined;
}

/** `import type X`, `import type { X }`, `import type from from`; but not `import type from './x'` and `import type, { X }`. */
function isTypeOnly(tokens: ScriptTokens, at: number): boolean {
  if (!tokens.isName(at, 'type') && !tokens.isName(at, 'typeof')) return tokens.source(at) === 'typeof';
  if (tokens.isName(at + 1, 'from')) return !tokens.is(at + 2, tokenType.string);
  return (
    tokens.is(at + 1, tokenType.name) ||
    tokens.is(at + 1, tokenType.braceL) ||
    tokens.is(at + 1, tokenType.star)
  );
}

/** `import type x = require('./x')`. One that runs is also a call, and found as such; `import x = A.B` names no file. */
function assignedAt(
  tokens: ScriptTokens,
  at: number,
  value: number,
  isType: boolean,
): ScriptImport | undefined {
  const isRequire = tokens.isName(value, 'require') && tokens.is(value + 2, tokenType.string);
  return isRequire && (isType || tokens.isType(value)) ? named(tokens, at, value + 2, 'type') : undefined;
}

function reexportAt(tokens: ScriptTokens, at: number): ScriptImport | undefined {
  if (tokens.isDot(at - 1)) return undefined;
  const isType =
    tokens.isName(at + 1, 'type') &&
    (tokens.is(at + 2, tokenType.braceL) || tokens.is(at + 2, tokenType.star));
  const first = isType ? at + 2 : at + 1;
  let next = first + 1;
  if (tokens.is(first, tokenType.braceL))
    while (next < tokens.length && !tokens.is(next - 1, tokenType.braceR)) next += 1;
  else if (!tokens.is(first, tokenType.star)) return undefined;
  else if (tokens.source(next) === 'as') next += 2;
  const isFrom = tokens.isName(next, 'from') && tokens.is(next + 1, tokenType.string);
  return isFrom ? named(tokens, at, next + 1, isType || tokens.isType(at) ? 'type' : 'reexport') : undefined;
}

/** `declare module './x'` adds to the types of a file; with another kind of name it describes a package, and imports nothing. */
function augmentationAt(tokens: ScriptTokens, at: number): ScriptImport | undefined {
  if (
    !tokens.isName(at, 'module') ||
    !tokens.is(at + 1, tokenType.string) ||
    tokens.source(at - 1) !== 'declare'
  )
    return undefined;
  const found = named(tokens, at, at + 1, 'type');
  return found.specifier?.startsWith('.') === true ? found : undefined;
}

function named(tokens: ScriptTokens, at: number, name: number, kind: ScriptImport['kind']): ScriptImport {
  return { kind, specifier: unescapeText(tokens.source(name).slice(1, -1)), at: tokens.start(at) };
}
