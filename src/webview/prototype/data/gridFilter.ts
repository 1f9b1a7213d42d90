import type { Cell } from './columnData.ts';
import type { DataTable } from './dataTableModel.ts';

/** What is typed into the filter of each column, and into the one for all. */
export interface GridFilter {
  readonly anywhere: string;
  readonly byColumn: ReadonlyMap<string, string>;
}

/**
 * The rows that a filter leaves. Text columns must contain what is typed; numbers and dates may also be compared
 * (`> 10`, `<= 2026-05`, `10..20`).
 */
export function applyFilter(table: DataTable, { anywhere, byColumn }: GridFilter): DataTable {
  let left = table;
  for (const [column, typed] of byColumn) {
    if (typed.trim() === '') continue;
    const holds = test(typed.trim());
    const current = left;
    left = current.filterRows((row) => holds(current.get(row, column)));
  }
  const word = anywhere.trim().toLowerCase();
  if (word === '') return left;
  const names = left.columns.map(({ name }) => name);
  return left.filterRows((row) => names.some((name) => contains(left.get(row, name), word)));
}

function test(typed: string): (cell: Cell) => boolean {
  const range = /^(\S+)\s*\.\.\s*(\S+)$/.exec(typed);
  if (range) {
    const [, low = '', high = ''] = range;
    return (cell) => compare(cell, low) >= 0 && compare(cell, high) <= 0;
  }
  const [, sign, bound = ''] = /^(<=|>=|<|>|=)\s*(.+)$/.exec(typed) ?? [];
  switch (sign) {
    case '<':
      return (cell) => compare(cell, bound) < 0;
    case '>':
      return (cell) => compare(cell, bound) > 0;
    case '<=':
      return (cell) => compare(cell, bound) <= 0;
    case '>=':
      return (cell) => compare(cell, bound) >= 0;
    case '=':
      return (cell) => String(cell ?? '').toLowerCase() === bound.toLowerCase();
    default: {
      const word = typed.toLowerCase();
      return (cell) => contains(cell, word);
    }
  }
}

/** Dates are text that sorts; a bound such as `2026-05` stands for all that begins so. NaN when there is nothing. */
function compare(cell: Cell, bound: string): number {
  if (cell === null) return Number.NaN;
  if (typeof cell === 'number') return cell - Number(bound.replace(',', '.'));
  const text = String(cell).slice(0, bound.length).toLowerCase();
  const other = bound.toLowerCase();
  return text === other ? 0 : text < other ? -1 : 1;
}

function contains(cell: Cell, word: string): boolean {
  return cell !== null && String(cell).toLowerCase().includes(word);
}
