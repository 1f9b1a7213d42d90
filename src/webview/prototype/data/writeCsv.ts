import type { Cell } from './columnData.ts';

/**
 * Writes rows as CSV (RFC 4180). Texts that a spreadsheet would take for a formula begin with an apostrophe, after
 * OWASP's advice on CSV injection; numbers stay as they are.
 */
export function writeCsv(headings: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [headings.map(field).join(',')];
  for (const row of rows) lines.push(row.map(field).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
