import type { ImportFound, ImportKind } from './importFound.ts';
import { isElsewhere } from './isElsewhere.ts';
import { lineCounter } from './lineCounter.ts';

/** Rules whose first string is a file. Those of Sass, Less, Stylus and Tailwind are as good as CSS's own. */
const including = /^@(?:import|use|forward|require|plugin|config|reference|source)$/u;

const plain = /(?<comment>\/\*[^]*?(?:\*\/|$))/u;
const lineComments = /(?<comment>\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*)/u;
const rest =
  /|(?<string>"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?)|(?<url>\burl\(\s*)(?<bare>[^"'\s)](?:(?<=\\[\da-f]{1,6})\s|[^)\s])*)?|(?<rule>@[\w-]+)|(?<from>\bfrom\s*(?=["'])|:import\(\s*)|(?<mark>[;{},\n(])/u;

/** One sheet being read: which string, if any, names a file. */
interface Reading {
  readonly found: ImportFound[];
  /** The rule that is open, as long as the file it names may still come. */
  rule: { readonly name: string; readonly line: number; named: boolean } | undefined;
  expects: ImportKind | undefined;
}

/**
 * What a style sheet includes and points at: `@import`, `@use`, `@forward`, `composes … from`, `url()`, Tailwind's `@config`, `@plugin`,
 * `@reference` and `@source`. Addresses on the network and data in the text are left out. Linear: each character is looked at once.
 * @param type `css`, `scss`, `sass`, `less`, `styl`, …
 * @param line the sheet's first line in its file, for sheets inside pages
 */
export function findStyleImports(type: string, text: string, line = 1): readonly ImportFound[] {
  const reading: Reading = { found: [], rule: undefined, expects: undefined };
  const isIndented = type === 'sass' || type === 'styl';
  const comments = type === 'css' || type === 'pcss' || type === 'postcss' ? plain : lineComments;
  const lineAt = lineCounter(text, line);
  for (const match of text.matchAll(new RegExp(comments.source + rest.source, 'giu'))) {
    const { string, url, bare, rule, from, mark } = match.groups ?? {};
    const at = lineAt(match.index);
    if (rule !== undefined)
      open(reading, rule, at, isIndented ? unquoted(text, match.index + rule.length) : undefined);
    else if (string !== undefined) readString(reading, string, at);
    else if (url !== undefined) readUrl(reading, bare, at);
    else if (from !== undefined) reading.expects = 'css';
    else if (mark !== undefined) readMark(reading, mark, isIndented);
  }
  close(reading);
  return reading.found;
}

function open(reading: Reading, rule: string, line: number, bare: string | undefined): void {
  close(reading);
  reading.expects = undefined;
  if (!including.test(rule.toLowerCase())) return;
  reading.rule = { name: rule.toLowerCase(), line, named: bare !== undefined };
  reading.expects = 'css';
  for (const each of bare?.split(',') ?? []) add(reading, each.trim(), 'css', line);
}

/** Sass's indented syntax and Stylus take names without quotes: `@import foo, bar`. */
function unquoted(text: string, from: number): string | undefined {
  const end = text.indexOf('\n', from);
  const names = text.slice(from, end === -1 ? undefined : end).trim();
  return /^[\w./-]+(?:\s*,\s*[\w./-]+)*$/u.test(names) ? names : undefined;
}

function readString(reading: Reading, string: string, line: number): void {
  const kind = reading.expects;
  if (kind === undefined) return;
  reading.expects = undefined;
  if (reading.rule !== undefined) reading.rule.named = true;
  add(reading, unescapeName(string.slice(1, string.endsWith(string.charAt(0)) ? -1 : undefined)), kind, line);
}

function readUrl(reading: Reading, bare: string | undefined, line: number): void {
  const kind = reading.expects === 'css' && reading.rule !== undefined ? 'css' : 'url';
  reading.expects = kind;
  if (bare === undefined) return;
  reading.expects = undefined;
  if (reading.rule !== undefined) reading.rule.named = true;
  add(reading, unescapeName(bare), kind, line);
}

function readMark(reading: Reading, mark: string, isIndented: boolean): void {
  if (mark === ',' && reading.rule?.name === '@import' && reading.rule.named) reading.expects = 'css';
  if (mark === '(' || mark === ',') return;
  if (mark === '\n' && !isIndented) return;
  close(reading);
  reading.expects = undefined;
}

/** A rule that names no file in a way that can be read (`@import $theme;`) names one that isn't known. */
function close(reading: Reading): void {
  const { rule } = reading;
  reading.rule = undefined;
  if (rule !== undefined && !rule.named && rule.name !== '@source') {
    reading.found.push({ specifier: undefined, kind: 'css', line: rule.line });
  }
}

const computed = /[#@$]\{|^[$@][\w-]+$|^var\(/u;

function add({ found, rule }: Reading, name: string, kind: ImportKind, line: number): void {
  if (name === '' || isElsewhere(name)) return;
  const at = rule?.name === '@source' ? name.search(/[*?{[]|$/u) : name.search(computed);
  if (at === -1 || at === name.length) found.push({ specifier: name, kind, line });
  else found.push({ specifier: undefined, kind, line, ...(at > 0 ? { start: name.slice(0, at) } : {}) });
}

function unescapeName(name: string): string {
  return name.replace(/\\(?:([\da-f]{1,6})\s?|([^]))/giu, (_, code?: string, character = '') =>
    code === undefined
      ? String(character)
      : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff)),
  );
}
