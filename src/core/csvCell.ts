/** What spreadsheets take for the beginning of a formula, also in its full-width form, and what they skip before it. */
const formula = /^[\t\r\n]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A cell of a comma-separated file (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it, which
 * makes it text (see OWASP, "CSV Injection"); numbers are left as they are.
 */
export function csvCell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
