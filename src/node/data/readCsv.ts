import Papa from 'papaparse';
import { errors } from '../../core/errors.ts';
import { belowHeadings } from './headingRow.ts';
import { importLimits } from './importLimits.ts';
import type { ReadContext, Rows } from './rowReader.ts';
import { textPieces } from './textPieces.ts';

const headCharacters = 64 * 1024;
const delimiters = [',', ';', '\t', '|'];

/** Reads a CSV file with any usual separator; see RowReader. */
export function readCsv(context: ReadContext): AsyncIterable<Rows> {
  return belowHeadings(context, rowsOf(context));
}

async function* rowsOf(context: ReadContext): AsyncGenerator<Rows> {
  let parser: Papa.Parser | undefined;
  let rest = '';
  let rows = 0;
  for await (const piece of textPieces(context)) {
    rest += piece;
    if (parser === undefined && rest.length < headCharacters) continue;
    if (parser === undefined) [parser, rest] = start(context, rest);
    const parsed = read(parser, rest, true);
    rest = rest.slice(parsed.meta.cursor);
    if (rest.length > importLimits.recordCharacters) throw endless(context, rows + parsed.data.length);
    rows += parsed.data.length;
    yield parsed.data.filter(isFilled);
  }
  if (parser === undefined) [parser, rest] = start(context, rest);
  const { data, errors: faults } = read(parser, rest, false);
  if (faults.some(({ code }) => code === 'MissingQuotes')) throw endless(context, rows);
  if (faults.some(({ code }) => code === 'InvalidQuotes'))
    context.issues.add('Some cells have quotation marks in unusual places; look at a few rows.');
  yield data.filter(isFilled);
}

function read(parser: Papa.Parser, text: string, more: boolean): Papa.ParseResult<string[]> {
  // The library's own types leave this open; without a header option rows are lists of texts.
  const result: Papa.ParseResult<string[]> = parser.parse(text, 0, more);
  return result;
}

function start(context: ReadContext, head: string): [Papa.Parser, string] {
  const named = /^sep=(.)\n/.exec(head);
  const text = named ? head.slice(named[0].length) : head;
  const delimiter = named?.[1] ?? guessDelimiter(text.slice(0, headCharacters));
  context.commaFile = delimiter === ';';
  return [new Papa.Parser({ delimiter, newline: '\n' }), text];
}

/**
 * The separator with which most of the first rows have the same number of cells, two at least. (The library's own guess
 * takes the comma of decimals for one in short files.)
 */
function guessDelimiter(head: string): string {
  const scores = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: 40 });
    const counts = new Map<number, number>();
    for (const { length } of data.filter(isFilled)) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [cells = 1, rows = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    return { delimiter, rows: cells > 1 ? rows : 0, cells };
  });
  return scores.toSorted((a, b) => b.rows - a.rows || b.cells - a.cells)[0]?.delimiter ?? ',';
}

function isFilled(row: readonly string[]): boolean {
  return row.length > 1 || (row[0] ?? '').trim() !== '';
}

function endless(context: ReadContext, row: number): Error {
  return errors.dataUnreadable(
    context.name,
    `the cell or line that begins near row ${row + 1} does not end; is a quotation mark missing?`,
  );
}
