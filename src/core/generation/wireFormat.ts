/**
 * The wire format: how a model writes whole files into one answer.
 *
 *     <footbridge-file path="index.html">
 *     …the whole file…
 *     </footbridge-file>
 *     <footbridge-delete path="old.css"/>
 *     <footbridge-done/>
 *
 * Tags stand at the start of a line. Everything outside them is chatter and ignored. Whole files rather
 * than edits, because edits miss their place with weak models; an end marker, because a stream that was
 * cut off looks the same as one that ended.
 *
 * - Lines end with LF; CRLF is read as LF. A file that is not empty ends with a line break.
 * - A body line that would read as a tag is written with a `\` before it, which the parser takes away.
 * - A Markdown fence around a body is taken away, except in Markdown files.
 */
import type { PrototypeFile } from './fileChange.ts';

/** A line of the answer, as the parser sees it. `broken` begins like a tag and is none. */
export type WireLine =
  | { readonly type: 'open' | 'delete'; readonly path: string }
  | { readonly type: 'close'; readonly before: string }
  | { readonly type: 'done' }
  | { readonly type: 'broken' }
  | { readonly type: 'text'; readonly text: string };

const tagLike = /<\/?footbridge-(?:file|delete|done)\b/;
const tagStart = /^\s*<\/?footbridge-(?:file|delete|done)\b/;
const open =
  /^<footbridge-(file|delete)\s[^<>]*?\bpath\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>(?:<\/footbridge-delete>)?$/;
const close = /^(.*)<\/footbridge-file[^<>]*>\s*$/;
const done = /^<footbridge-done\s*\/?>(?:<\/footbridge-done>)?$/;
const fenceStart = /^\s*(?:`{3,}|~{3,})[^`]*$/;
const maxTagLength = 1000;
const fenceEnd = /^\s*(?:`{3,}|~{3,})\s*$/;

/**
 * Reads one line without its line break. A closing tag may stand at the end of the file's last line, as
 * models often put it there; `before` is the text in front of it.
 */
export function readWireLine(line: string): WireLine {
  if (!tagLike.test(line)) return { type: 'text', text: line };
  if (line.startsWith('\\')) return { type: 'text', text: line.slice(1) };
  const closing = close.exec(line);
  if (closing && !tagLike.test(closing[1] ?? '')) return { type: 'close', before: closing[1] ?? '' };
  if (!tagStart.test(line)) return { type: 'text', text: line };
  return readTag(line.trim());
}

/** Long tags are not tried, as `open` takes quadratic time on lines made to slow it down. */
function readTag(tag: string): WireLine {
  if (tag.length > maxTagLength) return { type: 'broken' };
  if (done.test(tag)) return { type: 'done' };
  const [, name, doubleQuoted, singleQuoted] = open.exec(tag) ?? [];
  const path = (doubleQuoted ?? singleQuoted ?? '').trim().replace(/^(?:\.\/)+/, '');
  if (name === undefined || path === '') return { type: 'broken' };
  return { type: name === 'file' ? 'open' : 'delete', path };
}

/** Takes away a Markdown fence around a file's lines, with empty lines outside it. */
export function withoutFence(path: string, lines: readonly string[]): readonly string[] {
  const { first, last } = fencesOf(path, lines);
  return lines.slice(first === undefined ? 0 : first + 1, last);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** Where a fence opens and ends: at the first and last line that is not empty, each for itself. */
function fencesOf(path: string, lines: readonly string[]) {
  if (/\.(?:md|markdown)$/i.test(path)) return { first: undefined, last: undefined };
  const first = lines.findIndex(isFilled);
  const last = lines.findLastIndex(isFilled);
  return {
    first: fenceStart.test(lines[first] ?? '') ? first : undefined,
    last: last > first && fenceEnd.test(lines[last] ?? '') ? last : undefined,
  };
}

/** The text of a file whose lines these are. */
export function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * Writes files so that the parser reads the same files back, up to line ends (see above).
 *
 * @throws RangeError for a path that cannot stand in a tag: empty, or with quotes, angles or line breaks
 */
export function writeWire(files: readonly PrototypeFile[]): string {
  return `${files.map(writeFile).join('')}<footbridge-done/>\n`;
}

function writeFile({ path, text }: PrototypeFile): string {
  const tag = `<footbridge-file path="${path}">`;
  const read = readTag(tag);
  if (read.type !== 'open' || read.path !== path || /[\r\n]/.test(path))
    throw new RangeError(`Not a path for a tag: ${path}`);
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const { first, last } = fencesOf(path, lines);
  const body = (first ?? last) === undefined ? lines : ['```', ...lines, '```'];
  return `${tag}\n${joinLines(body.map(escapeLine))}</footbridge-file>\n`;
}

function escapeLine(line: string): string {
  return tagLike.test(line) ? `\\${line}` : line;
}
