/** Longest stretch of code that is looked at for one call, statement or tag, in characters. */
const reach = 2000;

/** The code between the parentheses of a call. `open` is the offset of `(`; unclosed calls end at the reach. */
export function callBody(code: string, open: number): string {
  const body = code.slice(open + 1, open + reach);
  let depth = 1;
  for (const { 0: bracket, index } of body.matchAll(/[()[\]{}]/g)) {
    depth += opens(bracket) ? 1 : -1;
    if (depth === 0) return body.slice(0, index);
  }
  return body;
}

/** The code from `from` to the end of the statement: a semicolon, or a line break where nothing is open. */
export function statement(code: string, from: number): string {
  const rest = code.slice(from, from + reach);
  let depth = 0;
  for (const { 0: mark, index } of rest.matchAll(/[()[\]{};\n]/g)) {
    if (mark === ';' || mark === '\n') {
      if (depth === 0 && (mark === ';' || endsLine(rest, index))) return rest.slice(0, index);
    } else depth += opens(mark) ? 1 : -1;
    if (depth < 0) return rest.slice(0, index);
  }
  return rest;
}

function opens(bracket: string): boolean {
  return bracket === '(' || bracket === '[' || bracket === '{';
}

/** Whether a line break ends a statement: something stands before it and the next line does not go on with it. */
function endsLine(code: string, at: number): boolean {
  return /[^\s+?:&|]\s*$/.test(code.slice(0, at)) && !/^\s*[.+?:&|]/.test(code.slice(at, at + 80));
}

/** A tag from `<` to its `>`, skipping those inside quotes and JSX braces. */
export function tagAt(markup: string, open: number): string {
  const end = Math.min(markup.length, open + reach);
  let braces = 0;
  let quote = '';
  for (let at = open; at < end; at += 1) {
    const char = markup.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '{') braces += 1;
    else if (char === '}') braces -= 1;
    else if (char === '>' && braces <= 0) return markup.slice(open, at + 1);
  }
  return markup.slice(open, end);
}

/** Offset of the parenthesis that opens the call which `match` ends with. */
export function openParenthesis(match: RegExpExecArray): number {
  return match.index + match[0].length - 1;
}
