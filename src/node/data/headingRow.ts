import { shapesOf } from '../../core/data/cellShape.ts';
import { personalShape } from '../../core/data/personal/valueShape.ts';
import { errors } from '../../core/errors.ts';
import { importLimits } from './importLimits.ts';
import type { ReadContext, Rows } from './rowReader.ts';

/** Headings are looked for among this many first rows; reports often have a title above them. */
const lookedAt = 12;

/**
 * Finds the row of headings among the first rows of a table, puts it into the context and passes on the rows below.
 * When the first row looks like data (an address, or nothing but numbers and dates), there are no headings.
 */
export async function* belowHeadings(
  context: ReadContext,
  batches: AsyncIterable<Rows>,
): AsyncGenerator<Rows> {
  let waiting: Rows | undefined = [];
  for await (const batch of batches) {
    const rows: Rows = waiting === undefined ? batch : [...waiting, ...batch];
    if (waiting !== undefined && rows.length < lookedAt) {
      waiting = rows;
      continue;
    }
    yield waiting === undefined ? rows : takeHeadings(context, rows);
    waiting = undefined;
  }
  if (waiting !== undefined && waiting.length > 0) yield takeHeadings(context, waiting);
}

function takeHeadings(context: ReadContext, rows: Rows): Rows {
  const counts = rows.slice(0, lookedAt).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const enough = Math.max(...counts) * 0.6;
  const above = counts.findIndex((count) => count >= enough);
  const headings = rows[above] ?? [];
  if (headings.length > importLimits.columns)
    throw errors.dataTooLarge(context.name, `more than ${importLimits.columns} columns`);
  if (looksLikeData(headings)) {
    context.issues.add('The file has no row of headings, so its columns are numbered.');
    context.headings.push(...headings.map(() => ''));
    return rows.slice(above);
  }
  if (above > 0)
    context.issues.add(`${above} ${above === 1 ? 'line' : 'lines'} above the headings were left out.`);
  context.headings.push(...headings);
  return rows.slice(above + 1);
}

function looksLikeData(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.some((cell) => personalShape(cell) !== undefined)) return true;
  return filled.every((cell) => shapesOf(cell) !== 0);
}
