/** A text of several lines as an input box takes it. */
export interface OneLine {
  readonly line: string;
  /** What stands for the end of a line; `undefined` where there was only one. */
  readonly mark: string | undefined;
  /** The text with its lines, from the line as somebody left it. */
  readonly read: (line: string) => string;
}

/** Puts a text into one line so that its lines come back when it has been edited. A mark that is typed is a new line too. */
export function inOneLine(text: string): OneLine {
  if (!text.includes('\n')) return { line: text, mark: undefined, read: (line) => line };
  const mark = text.includes('¶') ? '⏎' : '¶';
  const ends = mark === '¶' ? / ?(¶+) ?/g : / ?(⏎+) ?/g;
  return {
    line: text.replaceAll(/\n+/g, (found) => ` ${mark.repeat(found.length)} `),
    mark,
    read: (line) => line.replaceAll(ends, (_, found: string) => '\n'.repeat(found.length)),
  };
}
