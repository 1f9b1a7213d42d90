/** Rows of finished Markdown as a table. Cells must be escaped already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(tableRow).join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

/** A bulleted list of finished Markdown, one line each; empty lines are left out. */
export function bullets(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** "1 person", "2 people". */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The day of an ISO date and time, in UTC as it is recorded. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
