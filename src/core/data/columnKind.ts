import { shapes, type DateOrder } from './cellShape.ts';
import type { ColumnType } from './datasetProfile.ts';

/** How the texts of a column are read. */
export interface ColumnKind {
  readonly type: ColumnType;
  readonly decimalComma: boolean;
  readonly order: DateOrder;
  /** Whether days and months could be taken for each other; then the day is taken to come first. */
  readonly unsureOrder: boolean;
}

const text: ColumnKind = { type: 'text', decimalComma: false, order: 'iso', unsureOrder: false };

/**
 * Decides what a column is from what all of its cells could be.
 *
 * @param common the shapes that all filled cells share; see cellShape
 * @param filled how many cells are filled; a column without any is text
 * @param commaFile whether the file's cells are separated by `;`, as where decimals are written with a comma
 */
export function columnKind(common: number, filled: number, commaFile: boolean): ColumnKind {
  const has = (shape: number): boolean => (common & shape) !== 0;
  if (filled === 0 || common === 0) return text;
  if (has(shapes.integer)) return { ...text, type: 'integer' };
  if (has(shapes.boolean)) return { ...text, type: 'boolean' };
  if (has(shapes.isoTime)) return { ...text, type: has(shapes.isoDate) ? 'date' : 'datetime' };
  if (has(shapes.dayFirstTime | shapes.monthFirstTime)) {
    const dayFirst = has(shapes.dayFirstTime);
    const onlyDate = has(dayFirst ? shapes.dayFirstDate : shapes.monthFirstDate);
    return {
      ...text,
      type: onlyDate ? 'date' : 'datetime',
      order: dayFirst ? 'dayFirst' : 'monthFirst',
      unsureOrder: dayFirst && has(shapes.monthFirstTime),
    };
  }
  const decimalComma = has(shapes.commaNumber) && (commaFile || !has(shapes.pointNumber));
  return { ...text, type: 'number', decimalComma };
}
