import { closesFence, isBareFence, mayBeFenced, readFence } from './markdownFence.ts';
import { isFilled } from './textLines.ts';

/**
 * The lines of a file whose closing tag is missing, where its own text shows the end: a page ends with
 * `</html>`, a body in a Markdown fence with the fence. What follows is chatter. `undefined` for all others.
 */
export function finishedBody(path: string, lines: readonly string[]): readonly string[] | undefined {
  const fenceEnd = endOfFence(path, lines);
  if (fenceEnd !== undefined) return lines.slice(0, fenceEnd + 1);
  if (!/\.html?$/i.test(path)) return undefined;
  const pageEnd = lines.findLastIndex((line) => line.trimEnd().toLowerCase().endsWith('</html>'));
  return pageEnd < 0 ? undefined : lines.slice(0, pageEnd + 1);
}

/** Where the fence around a whole body ends; only if it is the only one. */
function endOfFence(path: string, lines: readonly string[]): number | undefined {
  const first = lines.findIndex(isFilled);
  const start = mayBeFenced(path) ? readFence(lines[first] ?? '') : undefined;
  if (!start) return undefined;
  const end = lines.findIndex((line, index) => index > first && closesFence(start.marks, line));
  const isLast = end > 0 && !lines.slice(end + 1).some((line) => isBareFence(line) || readFence(line));
  return isLast ? end : undefined;
}
