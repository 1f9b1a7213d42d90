/** The text of a file whose lines these are: each ends with a line break. */
export function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The lines of a text, without the empty one behind its last line break. */
export function splitLines(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** Whether anything stands in a line. */
export function isFilled(line: string): boolean {
  return line.trim() !== '';
}
