/** What a character of a script belongs to. */
type Kind = 'code' | 'literal' | 'comment';

interface Span {
  readonly end: number;
  readonly kind: Kind;
}

/** A string, a pattern, or a part of a template between its holes; the marks at both ends belong to it. */
export interface ScriptLiteral {
  readonly start: number;
  readonly end: number;
}

/** A script seen three ways, each as long as the original, so that offsets agree. */
export interface MaskedScript {
  /** Without comments and without the contents of strings, templates and regular expressions. */
  readonly code: string;
  readonly uncommented: string;
  /** In order. */
  readonly literals: readonly ScriptLiteral[];
}

/**
 * Blanks comments and literals of JavaScript, TypeScript or JSX, keeping every offset. Line breaks inside
 * literals become spaces in `code`, so that a line break there always ends a line of code.
 *
 * It reads characters, not grammar: an apostrophe in JSX text is taken for a string when another one follows
 * on the line. Rules must tolerate that; none may rely on it for safety.
 */
export function maskScript(source: string): MaskedScript {
  let code = '';
  let uncommented = '';
  const literals: ScriptLiteral[] = [];
  /** Open braces in each template hole (`${`) we are inside of. */
  const holes: number[] = [];
  for (let at = 0; at < source.length;) {
    const { end, kind } = spanAt(source, at, holes);
    const text = source.slice(at, end);
    if (kind === 'literal') literals.push({ start: at, end });
    code += kind === 'code' ? text : kind === 'comment' ? blank(text) : blankLiteral(text);
    uncommented += kind === 'comment' ? blank(text) : text;
    at = end;
  }
  return { code, uncommented, literals };
}

/** Blanks everything but line breaks. */
export function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

function blankLiteral(text: string): string {
  if (text.length < 2) return text;
  return text.charAt(0) + ' '.repeat(text.length - 2) + text.charAt(text.length - 1);
}

function spanAt(source: string, at: number, holes: number[]): Span {
  const char = source.charAt(at);
  const next = source.charAt(at + 1);
  if (char === '/' && next === '/' && source.charAt(at - 1) !== ':') return comment(lineEnd(source, at));
  if (char === '/' && next === '*') return comment(after(source, '*/', at + 2));
  if (char === '"' || char === "'") return literal(source, at, stringEnd(source, at, char));
  if (char === '/' && startsRegExp(source, at)) return literal(source, at, regExpEnd(source, at));
  if (char === '`') return template(source, at, holes);
  if (holes.length === 0) return plainCode(source, at, '"\'`/');
  return insideHole(source, at, holes);
}

/**
 * A character of code and all after it up to one of `marks`, which may begin something else. A span for each character
 * would take several times as long.
 */
function plainCode(source: string, at: number, marks: string): Span {
  let end = at + 1;
  while (end < source.length && !marks.includes(source.charAt(end))) end += 1;
  return { end, kind: 'code' };
}

function comment(end: number): Span {
  return { end, kind: 'comment' };
}

function literal(source: string, at: number, end: number | undefined): Span {
  return end === undefined || end > source.length ? { end: at + 1, kind: 'code' } : { end, kind: 'literal' };
}

/** Counts braces inside `${…}`; the one that closes it goes on with the template. */
function insideHole(source: string, at: number, holes: number[]): Span {
  const char = source.charAt(at);
  const depth = holes.at(-1) ?? 0;
  if (char === '{') holes[holes.length - 1] = depth + 1;
  if (char === '}' && depth > 0) holes[holes.length - 1] = depth - 1;
  if (char !== '}' || depth > 0) return plainCode(source, at, '"\'`/{}');
  holes.pop();
  return template(source, at, holes);
}

/** From a backtick, or the brace that closed a hole, to the next hole or the end of the template. */
function template(source: string, at: number, holes: number[]): Span {
  for (let end = at + 1; end < source.length; end += 1) {
    const char = source.charAt(end);
    if (char === '\\') end += 1;
    else if (char === '`') return { end: end + 1, kind: 'literal' };
    else if (char === '$' && source.charAt(end + 1) === '{') {
      holes.push(0);
      return { end: end + 2, kind: 'literal' };
    }
  }
  return { end: source.length, kind: 'literal' };
}

/** The offset after the closing quote, or `undefined` when the line ends first. */
function stringEnd(source: string, at: number, quote: string): number | undefined {
  for (let end = at + 1; end < source.length; end += 1) {
    const char = source.charAt(end);
    if (char === '\n') return undefined;
    if (char === '\\') end += 1;
    else if (char === quote) return end + 1;
  }
  return undefined;
}

/** Like {@link stringEnd}; a slash between square brackets ends nothing. */
function regExpEnd(source: string, at: number): number | undefined {
  let inClass = false;
  for (let end = at + 1; end < source.length; end += 1) {
    const char = source.charAt(end);
    if (char === '\n') return undefined;
    if (char === '\\') end += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return end + 1;
  }
  return undefined;
}

/** A slash begins a regular expression where a value may stand; `/>` and `</` are JSX. */
function startsRegExp(source: string, at: number): boolean {
  if (source.charAt(at + 1) === '>') return false;
  return /(?:^|[(,=:[!&|?;+*%~^{]|=>|\b(?:return|typeof|case))\s*$/.test(
    source.slice(Math.max(0, at - 12), at),
  );
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}
