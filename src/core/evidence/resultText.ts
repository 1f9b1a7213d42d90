import { errors } from '../errors.ts';
import { resultKind } from './resultFile.ts';

/** Longest text of a single result, and of one element of a list, in letters: 20,000 events are shorter. */
export const longestResult = 5_000_000;

/** Results and captures nest a few levels; what nests deeper was made to do harm. */
const deepest = 60;

/** Brackets and commas in one value: 20,000 events have fewer, and many more take seconds to read. */
const mostParts = 400_000;

/** One value of a text. `listed`: the text is a list of values, as a lab exports all of its results. */
export interface FoundValue {
  readonly value: unknown;
  readonly listed: boolean;
}

/**
 * The JSON values in a text that somebody hands in: a result file, what a kit showed for copying, the kit's page saved with the
 * result in it, a mail around it, or a capture. Nothing of it is ever run, and no more than one element of a list is read at once.
 *
 * @returns one value; for a list or a capture its elements one by one; for JSON lines those. `undefined` comes between two pieces
 *   of long work, so that whoever reads can let others have their turn.
 * @throws FootbridgeError `result-not-recognised`, `result-ambiguous`, `result-too-large`
 */
export function* jsonIn(text: string): Generator<FoundValue | undefined, void, undefined> {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const outline = /^[[{]/.test(plain) ? yield* outlineOf(plain) : undefined;
  if (outline?.list !== undefined) yield* elementsIn(plain, outline.list, outline.columns);
  else if (outline) yield { value: wholeOf(plain), listed: false };
  else if (!(yield* linesIn(plain))) yield { value: parseBlock(plain), listed: false };
}

function wholeOf(text: string): unknown {
  if (text.length > longestResult) throw errors.resultTooLarge('5 MB');
  return parse(text) ?? parseBlock(text);
}

/** What a text is as a whole. */
interface Outline {
  /** Where the list begins whose elements are the values; `undefined` when the text is one value. */
  readonly list: number | undefined;
  /** Names for the elements of rows, where the list is of such. */
  readonly columns: unknown;
}

/** Where a value of a list or an object lies, up to but without `to`. */
interface Child {
  /** Its name as it is written, with quotes; empty in a list. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** @returns `undefined` when the text is no JSON list or object from its beginning to its end */
function* outlineOf(text: string): Generator<undefined, Outline | undefined, undefined> {
  const lists = new Map<string, Child>();
  const children = walk(text, 0);
  let next = children.next();
  for (; next.done !== true; next = children.next()) {
    if (next.value.key !== '' && text[next.value.from] === '[') lists.set(next.value.key, next.value);
    yield undefined;
  }
  if (next.value !== text.length) return undefined;
  if (text.startsWith('[')) return { list: 0, columns: undefined };
  const columns = lists.get('"columns"');
  return {
    list: (lists.get('"batch"') ?? lists.get('"results"'))?.from,
    columns: columns && parse(text.slice(columns.from, columns.to)),
  };
}

/** Lists of an object that may be long: their elements are walked one by one too. */
const longLists: ReadonlySet<string> = new Set(['"batch"', '"results"']);

/**
 * The children of the list or object that begins at `start`; before a long list of an object the elements of it.
 * @returns the index behind its end; `undefined` when it does not end, or something in it is too long or nests too deep
 */
function* walk(text: string, start: number): Generator<Child, number | undefined, undefined> {
  const isObject = text[start] === '{';
  const close = isObject ? '}' : ']';
  let at = afterSpace(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    const from: number | undefined = isObject ? valueAfterKey(text, at) : at;
    if (from === undefined) return undefined;
    const key = isObject ? text.slice(at, endOfString(text, at, text.length) + 1) : '';
    const isLong = longLists.has(key) && text[from] === '[';
    const to: number | undefined = isLong ? yield* walk(text, from) : endOfValue(text, from);
    if (to === undefined || to === from) return undefined;
    yield { key, from, to };
    at = afterSpace(text, to);
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') return undefined;
    at = afterSpace(text, at + 1);
  }
}

/** @returns where the value of the member begins whose name begins at `at` */
function valueAfterKey(text: string, at: number): number | undefined {
  if (text[at] !== '"') return undefined;
  const colon = afterSpace(text, endOfString(text, at, at + longestResult) + 1);
  return text[colon] === ':' ? afterSpace(text, colon + 1) : undefined;
}

function* elementsIn(
  text: string,
  list: number,
  columns: unknown,
): Generator<FoundValue | undefined, void, undefined> {
  for (const { from, to } of walk(text, list)) {
    const isRow = columns !== undefined && text[from] === '[';
    // Numbers and texts are nothing of ours.
    if (text[from] !== '{' && !isRow) {
      yield undefined;
      continue;
    }
    const value = parse(text.slice(from, to));
    if (value === undefined) throw errors.resultNotRecognised();
    yield { value: isRow ? { columns, results: [value] } : value, listed: list === 0 };
  }
}

/**
 * JSON lines, as analytics export them.
 * @returns `false`, before any value, when the text is none
 */
function* linesIn(text: string): Generator<FoundValue | undefined, boolean, undefined> {
  let first: unknown;
  let read = 0;
  for (let from = 0; from < text.length; yield undefined) {
    from = afterSpace(text, from);
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end).trim();
    from = end === -1 ? text.length : end + 1;
    if (line === '') continue;
    const value = endOf(line, 0) === line.length ? parse(line) : undefined;
    if (value === undefined && read < 2) return false;
    if (value === undefined) throw errors.resultNotRecognised();
    read += 1;
    if (read === 1) first = value;
    if (read === 2) yield { value: first, listed: false };
    if (read > 1) yield { value, listed: false };
  }
  return read > 1;
}

/** The one result between other text, as kits write it: `kind` comes first. */
function parseBlock(text: string): unknown {
  if (text.length > longestResult)
    throw longList.test(text) ? errors.resultNotRecognised() : errors.resultTooLarge('5 MB');
  const isPage = html.test(text.slice(0, text.indexOf(resultKind)));
  const readable = isPage ? unescapeHtml(text) : text;
  const found = new Set<string>();
  const starts = [...readable.matchAll(blockStart)].map(({ index }) => index);
  for (const [number, start] of starts.entries()) {
    // No result has another one in it, so that all of them together are read once.
    const end = endOf(readable, start, starts[number + 1]);
    if (end !== undefined) found.add(readable.slice(start, end));
    if (found.size > 1) throw errors.resultAmbiguous();
  }
  const [block] = found;
  const value = block === undefined ? undefined : parse(block);
  if (value === undefined) throw errors.resultNotRecognised();
  return value;
}

const blockStart = new RegExp(`\\{\\s*"kind"\\s*:\\s*"${resultKind}"`, 'g');
/** What comes before the result where somebody saved a page. */
const html = /<(?:!doctype|html|body|main|div|p|pre|textarea|code)\b/i;
/** A list that may be long, and here was cut off or changed. */
const longList = /^(?:\[|\{"batch":|\{"results":)/;

/** What browsers escape when they save a page; `&amp;` last, as it stands before what was escaped twice. */
const entities = [
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
] as const;

function unescapeHtml(text: string): string {
  return entities.reduce((plain, [entity, letter]) => plain.replaceAll(entity, letter), text);
}

const [space, quote, comma, backslash] = [0x20, 0x22, 0x2c, 0x5c];

/** Where a JSON value of any kind ends that begins at `start`; see {@link endOf}. */
function endOfValue(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + longestResult);
  if (text[start] === '[' || text[start] === '{') return endOf(text, start, limit);
  let index = text[start] === '"' ? endOfString(text, start, limit) + 1 : start;
  while (index < limit && !isDelimiter(text.charCodeAt(index))) index += 1;
  return index < limit ? index : undefined;
}

/**
 * Where the JSON value that begins at `start` with a bracket ends; `undefined` when it does not before `limit`, has too many parts or nests too deep.
 * @returns the index behind its last bracket
 */
function endOf(
  text: string,
  start: number,
  limit = Math.min(text.length, start + longestResult),
): number | undefined {
  let depth = 0;
  let parts = 0;
  for (let index = start; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index, limit);
      continue;
    }
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (code !== comma) continue;
    parts += 1;
    if (depth > deepest || parts > mostParts) return undefined;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

/** The index of the quote that ends a string, or the end of what is looked at. */
function endOfString(text: string, start: number, limit: number): number {
  for (let index = start + 1; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) return index;
    if (code === backslash) index += 1;
  }
  return Math.min(text.length, limit);
}

/** The index of the next letter that is no space, at most a few million further. */
function afterSpace(text: string, start: number): number {
  let index = start;
  while (index < start + longestResult && text.charCodeAt(index) <= space) index += 1;
  return index;
}

/** What ends a number or a word: space, comma or a closing bracket. */
function isDelimiter(code: number): boolean {
  return code <= space || code === comma || code === 0x5d || code === 0x7d;
}

/** `undefined` for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
