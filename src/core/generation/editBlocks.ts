/**
 * The blocks of a `footbridge-edit` body. Models learnt the marks from merge conflicts and from other tools
 * and write them a little differently each time, so five or more of each sign count, and `ORIGINAL` and
 * `UPDATED` do as well as `SEARCH` and `REPLACE`.
 */
import { isFilled, joinLines, splitLines } from './textLines.ts';
import type { FileEdit } from './wireChange.ts';

/** The most places one turn may change in one file; above that the file is better written whole. */
export const maxEditsPerFile = 200;

const searchMark = /^\s*<{5,}\s*(?:SEARCH|ORIGINAL|HEAD|OLD)?\s*:?\s*$/i;
const divider = /^\s*={5,}\s*$/;
const replaceMark = /^\s*>{5,}\s*(?:REPLACE|UPDATED|NEW)?\s*:?\s*$/i;
/** Longer lines are no marks; the limit also bounds the patterns' time. */
const maxMarkLength = 100;

/** What a body's lines hold: its edits, or what is wrong with it (the end of "app.js has …"). */
export type EditBlocks = { readonly edits: readonly FileEdit[] } | { readonly fault: string };

/**
 * Reads the blocks. Lines between them are chatter. A block with a mark missing is a fault, as text that
 * follows could not be told from it.
 */
export function readEditBlocks(lines: readonly string[]): EditBlocks {
  const edits: FileEdit[] = [];
  let part: 'outside' | 'search' | 'replace' = 'outside';
  let search: string[] = [];
  let replace: string[] = [];
  for (const line of lines) {
    const mark = markOf(line);
    if (part === 'outside') {
      if (mark === 'search') [part, search, replace] = ['search', [], []];
      else if (mark === 'replace') return { fault: 'an edit that ends without a beginning' };
    } else if (mark === undefined) (part === 'search' ? search : replace).push(withoutEscape(line));
    else if (part === 'search' && mark === 'divider') part = 'replace';
    else if (part === 'replace' && mark === 'replace') {
      edits.push({ search: joinLines(search), replace: joinLines(replace) });
      part = 'outside';
    } else return { fault: 'an edit with its marks out of order' };
  }
  if (part !== 'outside') return { fault: 'an edit that is not finished' };
  if (edits.length === 0) return { fault: 'no edit between its tags' };
  return edits.length > maxEditsPerFile ? { fault: 'too many edits' } : { edits };
}

/** Whether a body is made of blocks, though its tag announced a whole file. */
export function beginsWithBlock(lines: readonly string[]): boolean {
  return markOf(lines.find(isFilled) ?? '') === 'search';
}

/** The body of an edit tag. */
export function editLines(edits: readonly FileEdit[]): string[] {
  return edits.flatMap(({ search, replace }) => [
    '<<<<<<< SEARCH',
    ...escapedLines(search),
    '=======',
    ...escapedLines(replace),
    '>>>>>>> REPLACE',
  ]);
}

/** Escapes the first line of a whole file where it would make the file look like edits. */
export function escapeFirstMark(lines: readonly string[]): readonly string[] {
  return changeFirst(lines, withEscape);
}

/** Takes that escape away again. */
export function unescapeFirstMark(lines: readonly string[]): readonly string[] {
  return changeFirst(lines, withoutEscape);
}

function changeFirst(lines: readonly string[], change: (line: string) => string): readonly string[] {
  const first = lines.findIndex(isFilled);
  const line = lines[first] ?? '';
  const changed = change(line);
  return changed === line ? lines : lines.with(first, changed);
}

function escapedLines(of: string): string[] {
  return splitLines(of).map(withEscape);
}

function markOf(line: string): 'search' | 'divider' | 'replace' | undefined {
  if (line.length > maxMarkLength) return undefined;
  if (divider.test(line)) return 'divider';
  if (searchMark.test(line)) return 'search';
  return replaceMark.test(line) ? 'replace' : undefined;
}

/** Whether a line is a mark, or one behind a `\`. */
function isEscapable(line: string): boolean {
  const bare = line.replace(/^\\+/, '');
  return markOf(bare) !== undefined;
}

function withEscape(line: string): string {
  return isEscapable(line) ? `\\${line}` : line;
}

function withoutEscape(line: string): string {
  return line.startsWith('\\') && isEscapable(line) ? line.slice(1) : line;
}
