/** Markdown fences, which models put around whole files although they are asked not to. */

import { isFilled } from './textLines.ts';

const opening = /^\s*(`{3,}|~{3,})([^`]*)$/;
const closing = /^\s*(?:`{3,}|~{3,})\s*$/;
const markdownFile = /\.(?:md|markdown)$/i;

/** A line that opens a fence: its marks, and what is said after them, mostly the language. */
export interface FenceStart {
  readonly marks: string;
  readonly info: string;
}

/** Reads a line as the start of a fence; a bare fence may also be the end of one. */
export function readFence(line: string): FenceStart | undefined {
  const [, marks, info] = opening.exec(line) ?? [];
  return marks === undefined ? undefined : { marks, info: (info ?? '').trim() };
}

/** Whether a line has the marks of a fence and nothing else. */
export function isBareFence(line: string): boolean {
  return closing.test(line);
}

/** Whether a line closes the fence that these marks opened. */
export function closesFence(marks: string, line: string): boolean {
  return isBareFence(line) && line.trim().startsWith(marks);
}

/** Fences are text in Markdown files, and never stand around one that is written between tags. */
export function mayBeFenced(path: string): boolean {
  return !markdownFile.test(path);
}

/** Takes away a Markdown fence around a file's lines, with empty lines outside it. */
export function withoutFence(path: string, lines: readonly string[]): readonly string[] {
  const { first, last } = fencesOf(path, lines);
  return (first ?? last) === undefined ? lines : lines.slice(first === undefined ? 0 : first + 1, last);
}

/** Where a fence opens and ends: at the first and last line that is not empty, each for itself. */
export function fencesOf(path: string, lines: readonly string[]) {
  if (!mayBeFenced(path)) return { first: undefined, last: undefined };
  const first = lines.findIndex(isFilled);
  const last = lines.findLastIndex(isFilled);
  return {
    first: readFence(lines[first] ?? '') ? first : undefined,
    last: last > first && isBareFence(lines[last] ?? '') ? last : undefined,
  };
}
