import { tokenType } from './tokenType.ts';
import type { ImportKind } from './importFound.ts';
import type { ScriptImport } from './scriptImport.ts';
import { readArgument } from './readArgument.ts';
import type { ScriptTokens } from './scriptTokens.ts';

/** A call that loads a file, and where its arguments begin. */
interface Call {
  readonly kind: ImportKind;
  readonly args: number;
  /** Which arguments name files: the first; all of them; the strings of the first list; a pattern, of which the start is known. */
  readonly names?: 'all' | 'list' | 'pattern';
}

/** `import()`, `require()` and its relatives, workers, `new URL(…, import.meta.url)`, bundlers' patterns, test frameworks' mocks. */
export function calledImports(tokens: ScriptTokens): readonly ScriptImport[] {
  const found: ScriptImport[] = [];
  const requires = new Set(['require']);
  for (let at = 0; at < tokens.length; at += 1) {
    learnAlias(tokens, at, requires);
    const call = callAt(tokens, at, requires);
    if (call !== undefined) found.push(...importsOf(tokens, at, call));
  }
  return found;
}

/** `const load = createRequire(…)` and `const load = require` give `require` another name. */
function learnAlias(tokens: ScriptTokens, at: number, requires: Set<string>): void {
  if (!tokens.is(at, tokenType.eq) || !tokens.is(at - 1, tokenType.name)) return;
  const value = tokens.isDot(at + 2) ? at + 3 : at + 1;
  const makes = tokens.isName(value, 'createRequire') && tokens.is(value + 1, tokenType.parenL);
  const names =
    tokens.isName(at + 1, 'require') && !tokens.is(at + 2, tokenType.parenL) && !tokens.isDot(at + 2);
  if (makes || names) requires.add(tokens.source(at - 1));
}

function callAt(tokens: ScriptTokens, at: number, requires: ReadonlySet<string>): Call | undefined {
  if (tokens.is(at, tokenType.import)) return importCall(tokens, at);
  if (!tokens.is(at, tokenType.name) || tokens.isType(at) || isTypeImport(tokens, at)) return undefined;
  const name = tokens.source(at);
  // The parser takes the `import` of `import.meta` for a name.
  if (name === 'import')
    return tokens.isDot(at + 1) && !tokens.isDot(at - 1) ? metaCall(tokens, at) : undefined;
  if (requires.has(name)) return requireCall(tokens, at);
  if (tokens.is(at - 1, tokenType.new)) return madeOf(tokens, at, name);
  return frameworkCall(tokens, at, name);
}

/** The `require` of `import type x = require('./x')`. */
function isTypeImport(tokens: ScriptTokens, at: number): boolean {
  return (
    tokens.is(at - 1, tokenType.eq) && tokens.isName(at - 3, 'type') && tokens.is(at - 4, tokenType.import)
  );
}

function importCall(tokens: ScriptTokens, at: number): Call | undefined {
  if (tokens.isDot(at - 1) || !tokens.is(at + 1, tokenType.parenL)) return undefined;
  return { kind: tokens.isType(at) ? 'type' : 'dynamic', args: at + 2 };
}

/** `import.meta.resolve('./x')`, bundlers' `import.meta.glob('./x/*')`, and `import.defer('./x')`. */
function metaCall(tokens: ScriptTokens, at: number): Call | undefined {
  if (!tokens.isName(at + 2, 'meta')) {
    return tokens.is(at + 3, tokenType.parenL) ? { kind: 'dynamic', args: at + 4 } : undefined;
  }
  if (!tokens.isDot(at + 3) || !tokens.is(at + 5, tokenType.parenL)) return undefined;
  const method = tokens.source(at + 4);
  if (method === 'resolve') return { kind: 'dynamic', args: at + 6 };
  const isPattern = /^(?:glob|globEager|webpackContext)$/u.test(method);
  return isPattern ? { kind: 'dynamic', args: at + 6, names: 'pattern' } : undefined;
}

function requireCall(tokens: ScriptTokens, at: number): Call | undefined {
  const isMember = tokens.isDot(at - 1) && !tokens.isName(at - 2, 'module');
  if (isMember || tokens.is(at - 1, tokenType.function)) return undefined;
  const args = callArguments(tokens, at);
  if (args !== undefined)
    return { kind: 'require', args, ...(tokens.is(args, tokenType.bracketL) ? { names: 'list' } : {}) };
  if (!tokens.isDot(at + 1) || !tokens.is(at + 3, tokenType.parenL)) return undefined;
  const method = tokens.source(at + 2);
  if (method === 'resolve') return { kind: 'require', args: at + 4 };
  if (method === 'context') return { kind: 'require', args: at + 4, names: 'pattern' };
  return method === 'ensure' ? { kind: 'require', args: at + 4, names: 'list' } : undefined;
}

/** The first argument's token of a call of the name at `at`; undefined where it isn't called. */
function callArguments(tokens: ScriptTokens, at: number): number | undefined {
  const open = tokens.is(at + 1, tokenType.questionDot) ? at + 2 : at + 1;
  return tokens.is(open, tokenType.parenL) ? open + 1 : undefined;
}

/** `new Worker('./x.js')`, `new Worker(new URL('./x.js', import.meta.url))`, `new URL('./x.png', import.meta.url)`. */
function madeOf(tokens: ScriptTokens, at: number, name: string): Call | undefined {
  const args = callArguments(tokens, at);
  if (args === undefined) return undefined;
  if (name === 'Worker' || name === 'SharedWorker') {
    const isUrl = tokens.is(args, tokenType.new) && tokens.isName(args + 1, 'URL');
    if (isUrl && isBesideThisFile(tokens, args + 3)) return undefined;
    return { kind: 'worker', args: isUrl ? args + 3 : args };
  }
  if (name !== 'URL' || !isBesideThisFile(tokens, args)) return undefined;
  const isWorkers = tokens.is(at - 2, tokenType.parenL) && tokens.source(at - 3).endsWith('Worker');
  return { kind: isWorkers ? 'worker' : 'url', args };
}

function isBesideThisFile(tokens: ScriptTokens, args: number): boolean {
  const end = tokens.closing(args - 1);
  for (let at = args; at < end; at += 1) {
    if (tokens.is(at, tokenType.comma))
      return tokens.text.slice(tokens.start(at + 1), tokens.start(end)).startsWith('import.meta.url');
  }
  return false;
}

const mocks =
  /^(?:mock|doMock|unmock|dontMock|setMock|requireActual|requireMock|createMockFromModule|importActual|importMock|module)$/u;

function frameworkCall(tokens: ScriptTokens, at: number, name: string): Call | undefined {
  if (tokens.is(at + 1, tokenType.parenL) && !tokens.isDot(at - 1)) {
    if (name === 'importScripts') return { kind: 'worker', args: at + 2, names: 'all' };
    if (name !== 'define') return undefined;
    const list = tokens.is(at + 2, tokenType.string) && tokens.is(at + 3, tokenType.comma) ? at + 4 : at + 2;
    return tokens.is(list, tokenType.bracketL) ? { kind: 'require', args: list, names: 'list' } : undefined;
  }
  if (!tokens.isDot(at + 1) || !tokens.is(at + 3, tokenType.parenL)) return undefined;
  const method = tokens.source(at + 2);
  if (/^(?:jest|vi|mock)$/u.test(name) && mocks.test(method)) {
    return tokens.is(at + 4, tokenType.string) ? { kind: 'require', args: at + 4 } : undefined;
  }
  const isWorker = (name === 'serviceWorker' && method === 'register') || method === 'addModule';
  return isWorker ? { kind: 'worker', args: at + 4 } : undefined;
}

function importsOf(tokens: ScriptTokens, at: number, call: Call): readonly ScriptImport[] {
  if (tokens.is(call.args, tokenType.parenR)) return [];
  if (call.names !== undefined) return listed(tokens, at, call);
  const argument = readArgument(tokens, call.args);
  if (argument.value !== undefined) {
    return [{ kind: call.kind, specifier: argument.value, at: tokens.start(at) }];
  }
  // `{ require(name) { … } }` declares a method of that name.
  const isDeclared =
    tokens.is(tokens.closing(call.args - 1) + 1, tokenType.braceL) && !tokens.is(at - 1, tokenType.new);
  return isDeclared ? [] : [unknown(tokens, at, call, argument.start)];
}

/** What an AMD module asks its loader for, which is no file. */
const modules = new Set(['require', 'exports', 'module']);

/** `importScripts('a', 'b')`, `require(['a', 'b'], …)`, `import.meta.glob(['./a/*', './b/*'])`; without a list, the first argument. */
function listed(tokens: ScriptTokens, at: number, call: Call): readonly ScriptImport[] {
  const found: ScriptImport[] = [];
  const isList = tokens.is(call.args, tokenType.bracketL);
  let next = isList ? call.args + 1 : call.args;
  while (next < tokens.length && !tokens.is(next, tokenType.bracketR) && !tokens.is(next, tokenType.parenR)) {
    const argument = readArgument(tokens, next);
    if (call.names === 'pattern') found.push(unknown(tokens, at, call, beforePattern(argument.start)));
    else if (argument.value === undefined) found.push(unknown(tokens, at, call, argument.start));
    else if (!isList || !modules.has(argument.value))
      found.push({ kind: call.kind, specifier: argument.value, at: tokens.start(next) });
    if ((call.names !== 'all' && !isList) || !tokens.is(argument.next, tokenType.comma)) return found;
    next = argument.next + 1;
  }
  return found;
}

function unknown(tokens: ScriptTokens, at: number, call: Call, start: string): ScriptImport {
  return { kind: call.kind, specifier: undefined, start, at: tokens.start(at) };
}

function beforePattern(pattern: string): string {
  return pattern.replace(/[*?{[(!].*$/su, '');
}
