import { unescapeEntities } from './unescapeEntities.ts';

/** A tag of a page, with the text inside it where its text is code. */
export interface PageTag {
  /** In lower case; `#text` for what stands between tags. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  /** Of `script`, `style` and `#text`. */
  readonly inside?: { readonly text: string; readonly offset: number };
}

const tagStart = /<([a-z][^\s/>]*)/iuy;
const attributeName = /[\s/]*([^\s/>=]+)/uy;
const bareValue = /[^\s>]*/uy;

/**
 * Tags of HTML, Vue and Svelte files in their order, with what stands in `script` and `style`. Reads as far as these have in
 * common: Svelte's `{…}` are values as well. Linear, and never throws: what isn't closed goes on to the end.
 */
export function* pageTags(text: string): Generator<PageTag> {
  let at = 0;
  while (at < text.length) {
    const open = nextTag(text, at);
    if (open > at)
      yield {
        name: '#text',
        attributes: new Map(),
        offset: at,
        inside: { text: text.slice(at, open), offset: at },
      };
    if (open >= text.length) return;
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open + 4);
      at = end === -1 ? text.length : end + 3;
      continue;
    }
    tagStart.lastIndex = open;
    const name = tagStart.exec(text)?.[1]?.toLowerCase() ?? '';
    const { attributes, end } = readAttributes(text, open + 1 + name.length);
    at = end;
    if ((name !== 'script' && name !== 'style') || text.startsWith('/>', end - 2)) {
      yield { name, attributes, offset: open };
      continue;
    }
    const close = closingTag(text, name, end);
    yield { name, attributes, offset: open, inside: { text: text.slice(end, close), offset: end } };
    at = close;
  }
}

/** The next `<` that begins a tag or comment. */
function nextTag(text: string, from: number): number {
  for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', at + 1)) {
    tagStart.lastIndex = at;
    if (text.startsWith('<!--', at) || tagStart.test(text)) return at;
  }
  return text.length;
}

function closingTag(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}

function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    attributeName.lastIndex = at;
    const name = attributeName.exec(text);
    const next = name === null ? at : attributeName.lastIndex;
    if (name === null) break;
    const equals = /\s*=\s*/uy;
    equals.lastIndex = next;
    if (!equals.test(text)) {
      attributes.set(name[1]?.toLowerCase() ?? '', '');
      at = next;
      continue;
    }
    const value = readValue(text, equals.lastIndex);
    attributes.set(name[1]?.toLowerCase() ?? '', value.text);
    at = value.end;
  }
  const close = text.indexOf('>', at);
  return { attributes, end: close === -1 ? text.length : close + 1 };
}

function readValue(text: string, at: number): { text: string; end: number } {
  const first = text.charAt(at);
  if (first === '"' || first === "'") {
    const close = text.indexOf(first, at + 1);
    const end = close === -1 ? text.length : close;
    return { text: unescapeEntities(text.slice(at + 1, end)), end: Math.min(end + 1, text.length) };
  }
  if (first === '{') {
    const end = closingBrace(text, at);
    return { text: text.slice(at, end), end };
  }
  bareValue.lastIndex = at;
  const value = bareValue.exec(text)?.[0] ?? '';
  return { text: unescapeEntities(value), end: at + value.length };
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
