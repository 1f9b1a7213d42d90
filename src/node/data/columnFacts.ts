import { writeTime } from '../../core/data/cellShape.ts';
import type { Cell, ColumnProfile, ColumnType } from '../../core/data/datasetProfile.ts';
import { decodeCells, extremes, type ChunkContent } from './decodeCells.ts';

export const sampleRows = 5;
const examplesFrom = 1000;
const longestExample = 80;

/** What a profile says of a column's values. It is made anew when a personal column is approved. */
export interface ColumnFacts {
  readonly range: Pick<ColumnProfile, 'min' | 'max'>;
  readonly examples: Cell[];
  /** The column's cells in the first rows. */
  readonly sample: Cell[];
}

/** Collects facts over the chunks of a column, one after the other. */
export async function columnFacts(
  type: ColumnType,
  chunks: AsyncIterable<ChunkContent> | Iterable<ChunkContent>,
): Promise<ColumnFacts> {
  let first: Cell[] | undefined;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for await (const chunk of chunks) {
    first ??= decodeCells(chunk, type, examplesFrom).map(shortened);
    const found = type === 'boolean' ? undefined : extremes(chunk);
    min = Math.min(min, found?.[0] ?? min);
    max = Math.max(max, found?.[1] ?? max);
  }
  const range = min > max ? {} : { min: shown(min, type), max: shown(max, type) };
  return { range, examples: frequent(first ?? []), sample: (first ?? []).slice(0, sampleRows) };
}

function frequent(cells: readonly Cell[]): Cell[] {
  const counts = new Map<Cell, number>();
  for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([cell]) => cell);
}

function shown(value: number, type: ColumnType): Cell {
  return type === 'date' || type === 'datetime' ? writeTime(value, type === 'datetime') : value;
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > longestExample
    ? `${cell.slice(0, longestExample - 1).toWellFormed()}…`
    : cell;
}
