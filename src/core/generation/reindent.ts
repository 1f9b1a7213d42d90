/** The white space a line begins with. */
export function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/**
 * Moves lines to where they go: each gets the indent that its own one, or the longest part of it that is
 * known, stands for, and what it has beyond that.
 *
 * @param indents what an indent of the lines is at the place they go to
 */
export function reindent(lines: readonly string[], indents: ReadonlyMap<string, string>): string[] {
  const known = [...indents.keys()].toSorted((a, b) => b.length - a.length);
  return lines.map((line) => {
    if (line.trim() === '') return '';
    const indent = indentOf(line);
    const base = known.find((one) => indent.startsWith(one));
    if (base !== undefined) return (indents.get(base) ?? '') + line.slice(base.length);
    const [least = ''] = known.slice(-1);
    return outdented(indents.get(least) ?? '', least, indent) + line.trimStart();
  });
}

/** The indent of a line that stands further left than all known ones. */
function outdented(there: string, least: string, indent: string): string {
  return there.slice(0, Math.max(0, there.length - (least.length - indent.length)));
}
