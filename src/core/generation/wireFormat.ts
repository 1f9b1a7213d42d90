/**
 * The wire format: how a model writes its changes into one answer.
 *
 *     <footbridge-file path="index.html">
 *     …the whole file…
 *     </footbridge-file>
 *     <footbridge-edit path="app.js">
 *     <<<<<<< SEARCH
 *     …lines of the file as it is…
 *     =======
 *     …the lines to put there…
 *     >>>>>>> REPLACE
 *     </footbridge-edit>
 *     <footbridge-delete path="old.css"/>
 *     <footbridge-done/>
 *
 * Tags stand at the start of a line. Everything outside them is chatter and ignored. Whole files are the
 * usual way, because edits miss their place with weak models; an end marker, because a stream that was
 * cut off looks the same as one that ended.
 *
 * - Lines end with LF; CRLF is read as LF. A file that is not empty ends with a line break.
 * - A body line that would read as a tag, as `</think>` or as a mark of an edit is written with a `\` before it, which
 *   the parser takes away.
 * - A Markdown fence around a body is taken away, except in Markdown files.
 */
import { editLines, escapeFirstMark } from './editBlocks.ts';
import { fencesOf } from './markdownFence.ts';
import { joinLines, splitLines } from './textLines.ts';
import { isEdits, type WireChange } from './wireChange.ts';

/** A tag of the answer. `broken` begins like one and is none; `none` is one that means nothing. */
export type WireTag =
  | { readonly type: 'file' | 'edit' | 'delete'; readonly path: string }
  | { readonly type: 'close' | 'done' | 'broken' | 'none' };

/** A tag and where it ends in its line. */
export interface FoundTag {
  readonly tag: WireTag;
  readonly end: number;
}

const endOfThinking = /^\s*<\/(?:think|thinking|reasoning)>\s*$/;
const escapedEndOfThinking = /^\\*\s*<\/(?:think|thinking|reasoning)>\s*$/;
const tagLike = /<\/?footbridge-(?:file|edit|delete|done)\b/;
// Longer tags are not tried: the limit bounds the time a line made to slow this down can take.
const tag = /\s*<(\/?)footbridge-(file|edit|delete|done)\b([^<>]{0,1000})(>?)/y;
const closeTag = /<\/footbridge-(?:file|edit)\b[^<>]{0,1000}>/g;
const pathAttribute = /(?:^|\s)path\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/][^\s"']*?)(?=\s|\/?$))/;

/** Whether a line can have a tag at all: the quick question that spares most lines all others. */
export function mayHaveTag(line: string): boolean {
  return line.includes('footbridge-');
}

/** The tag that begins at this place of a line, spaces before it aside. */
export function tagAt(line: string, at: number): FoundTag | undefined {
  tag.lastIndex = at;
  const [whole, slash, name, attributes, bracket] = tag.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const end = at + whole.length;
  if (bracket !== '>') return { tag: { type: 'broken' }, end: line.length };
  return { tag: readTag(slash === '/', name ?? '', attributes ?? ''), end };
}

function readTag(isClosing: boolean, name: string, attributes: string): WireTag {
  if (isClosing) return { type: name === 'file' || name === 'edit' ? 'close' : 'none' };
  if (name === 'done') return { type: 'done' };
  const [, double, single, bare] = pathAttribute.exec(attributes) ?? [];
  const path = (double ?? single ?? bare ?? '').trim().replace(/^(?:\.\/)+/, '');
  if (path === '' || !isTagName(name)) return { type: 'broken' };
  return { type: name, path };
}

function isTagName(name: string): name is 'file' | 'edit' | 'delete' {
  return name === 'file' || name === 'edit' || name === 'delete';
}

/** The next closing tag of a file from this place on, where models also put it behind the file's last line. */
export function closeFrom(line: string, from: number): { start: number; end: number } | undefined {
  closeTag.lastIndex = from;
  const found = closeTag.exec(line);
  return found ? { start: found.index, end: closeTag.lastIndex } : undefined;
}

/** Whether a line is only the end of what a model thought aloud. */
export function endsThinking(line: string): boolean {
  return line.length < 100 && endOfThinking.test(line);
}

/** A body line that was escaped because it looks like a tag, as it was meant; `undefined` for all others. */
export function unescaped(line: string): string | undefined {
  return line.startsWith('\\') && isTagLike(line) ? line.slice(1) : undefined;
}

/**
 * Writes changes so that the parser reads the same ones back, up to line ends (see above).
 *
 * @throws RangeError for a path that cannot stand in a tag: empty, or with quotes, angles or line breaks
 */
export function writeWire(changes: readonly WireChange[]): string {
  return `${changes.map(writeChange).join('')}<footbridge-done/>\n`;
}

function writeChange(change: WireChange): string {
  const { path } = change;
  if (isEdits(change)) return writeBody('edit', path, editLines(change.edits));
  if (change.text === undefined) return `${openTag('delete', path).slice(0, -1)}/>\n`;
  const lines = escapeFirstMark(splitLines(change.text));
  const { first, last } = fencesOf(path, lines);
  return writeBody('file', path, (first ?? last) === undefined ? lines : ['```', ...lines, '```']);
}

function writeBody(name: 'file' | 'edit', path: string, lines: readonly string[]): string {
  return `${openTag(name, path)}\n${joinLines(lines.map(escapeTag))}</footbridge-${name}>\n`;
}

function openTag(name: 'file' | 'edit' | 'delete', path: string): string {
  const written = `<footbridge-${name} path="${path}">`;
  const found = tagAt(written, 0);
  if (
    !found ||
    !('path' in found.tag) ||
    found.tag.path !== path ||
    found.end !== written.length ||
    /[\r\n]/.test(path)
  )
    throw new RangeError(`Not a path for a tag: ${path}`);
  return written;
}

function escapeTag(line: string): string {
  return isTagLike(line) ? `\\${line}` : line;
}

function isTagLike(line: string): boolean {
  return tagLike.test(line) || (line.length < 100 && escapedEndOfThinking.test(line));
}
