import { tokenType } from './tokenType.ts';
import type { ScriptTokens } from './scriptTokens.ts';
import { unescapeText } from './unescapeText.ts';

/** What is known of an expression that names a file: all of it, or the text it begins with. */
export interface Argument {
  readonly value: string | undefined;
  /** The text it is known to begin with; '' where nothing is known. */
  readonly start: string;
  /** The token after what was read. */
  readonly next: number;
}

const nothing = (next: number): Argument => ({ value: undefined, start: '', next });

/**
 * Reads an argument of a call: strings, templates, their sums, `__dirname + '/x'` and `path.join(__dirname, 'x')`, in parentheses
 * or with a type behind them.
 * @param at its first token
 */
export function readArgument(tokens: ScriptTokens, at: number): Argument {
  const sum = readSum(tokens, at);
  let next = sum.next;
  while (tokens.isType(next) && !endsArgument(tokens, next)) next += 1;
  if (sum.value === undefined || endsArgument(tokens, next)) return { ...sum, next };
  return { value: undefined, start: sum.value, next };
}

function endsArgument(tokens: ScriptTokens, at: number): boolean {
  return (
    tokens.is(at, tokenType.parenR) || tokens.is(at, tokenType.comma) || tokens.is(at, tokenType.bracketR)
  );
}

function readSum(tokens: ScriptTokens, at: number): Argument {
  let sum = readTerm(tokens, at);
  while (sum.value !== undefined && tokens.is(sum.next, tokenType.plus)) {
    const term = readTerm(tokens, sum.next + 1);
    const value = term.value === undefined ? undefined : sum.value + term.value;
    sum = { value, start: sum.value + term.start, next: term.next };
  }
  return sum;
}

function readTerm(tokens: ScriptTokens, at: number): Argument {
  if (tokens.is(at, tokenType.string)) {
    const value = unescapeText(tokens.source(at).slice(1, -1));
    return { value, start: value, next: at + 1 };
  }
  if (tokens.is(at, tokenType.backQuote)) return readTemplate(tokens, at + 1);
  if (tokens.isName(at, '__dirname')) return { value: '.', start: '.', next: at + 1 };
  if (isJoin(tokens, at)) return readJoin(tokens, at + 4);
  if (!tokens.is(at, tokenType.parenL)) return nothing(at);
  const inside = readArgument(tokens, at + 1);
  if (inside.value === undefined || !tokens.is(inside.next, tokenType.parenR))
    return { ...inside, value: undefined };
  return { ...inside, next: inside.next + 1 };
}

/** `\`text\`` or `\`${__dirname}/text\``; with another `${`, its beginning. */
function readTemplate(tokens: ScriptTokens, from: number): Argument {
  let start = '';
  let at = from;
  while (!tokens.is(at, tokenType.backQuote)) {
    if (tokens.is(at, tokenType.template)) {
      start += unescapeText(tokens.source(at));
      at += 1;
      continue;
    }
    const isFolder = tokens.isName(at + 1, '__dirname') && tokens.is(at + 2, tokenType.braceR);
    if (!isFolder) return { value: undefined, start, next: at };
    start += '.';
    at += 3;
  }
  return { value: start, start, next: at + 1 };
}

function isJoin(tokens: ScriptTokens, at: number): boolean {
  const isCall =
    tokens.isDot(at + 1) && tokens.is(at + 3, tokenType.parenL) && tokens.isName(at + 4, '__dirname');
  return isCall && /^(?:join|resolve)$/u.test(tokens.source(at + 2));
}

/** @param from the `__dirname` in `path.join(__dirname, …)` */
function readJoin(tokens: ScriptTokens, from: number): Argument {
  let start = '.';
  let at = from + 1;
  while (tokens.is(at, tokenType.comma) && !tokens.is(at + 1, tokenType.parenR)) {
    const part = readArgument(tokens, at + 1);
    start += `/${part.start}`;
    if (part.value === undefined) return { value: undefined, start, next: part.next };
    at = part.next;
  }
  if (tokens.is(at, tokenType.comma)) at += 1;
  return tokens.is(at, tokenType.parenR)
    ? { value: start, start, next: at + 1 }
    : { value: undefined, start, next: at };
}
