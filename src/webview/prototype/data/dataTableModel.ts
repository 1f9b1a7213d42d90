import type { Cell, ColumnData, ColumnType } from './columnData.ts';
import { writeCsv } from './writeCsv.ts';

export interface ColumnInfo {
  readonly name: string;
  /** The heading as the file has it. */
  readonly label: string;
  readonly type: ColumnType;
}

export type Row = Readonly<Record<string, Cell>>;
export type Direction = 'asc' | 'desc';

/** Rows that share a value. */
export interface Group {
  readonly key: Cell;
  readonly count: number;
  readonly table: DataTable;
  sum(column: string): number;
  mean(column: string): number | null;
  min(column: string): Cell;
  max(column: string): Cell;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * A table that was attached, or some of its rows in some order. Nothing changes a table: filtering and sorting give
 * new ones, which share the values.
 */
export class DataTable {
  readonly name: string;
  readonly columns: readonly ColumnInfo[];
  readonly rowCount: number;
  readonly #data: ReadonlyMap<string, ColumnData>;
  /** Which rows of the data, in order; `undefined` for all. */
  readonly #index: Uint32Array | undefined;

  constructor(
    name: string,
    columns: readonly ColumnInfo[],
    data: ReadonlyMap<string, ColumnData>,
    rows: number | Uint32Array,
  ) {
    this.name = name;
    this.columns = columns;
    this.rowCount = typeof rows === 'number' ? rows : rows.length;
    this.#data = data;
    this.#index = typeof rows === 'number' ? undefined : rows;
  }

  /** One cell; `null` where there is none. */
  get(row: number, column: string): Cell {
    return row >= 0 && row < this.rowCount ? this.#column(column).at(this.#place(row)) : null;
  }

  /** One row as an object, by column name. */
  row(index: number): Row {
    const place = this.#place(index);
    return Object.fromEntries(this.columns.map(({ name }) => [name, this.#column(name).at(place)]));
  }

  /** Rows from `from` up to before `to` as objects; all of them without. */
  rows(from = 0, to = this.rowCount): Row[] {
    const start = Math.max(0, from);
    const count = Math.max(0, Math.min(to, this.rowCount) - start);
    return Array.from({ length: count }, (_, offset) => this.row(start + offset));
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.rows()[Symbol.iterator]();
  }

  /** All values of a column. */
  column(name: string): Cell[] {
    const data = this.#column(name);
    return Array.from({ length: this.rowCount }, (_, row) => data.at(this.#place(row)));
  }

  /** The rows for which `keep` holds: a function of the row, or values that columns must have. */
  where(keep: ((row: Row, index: number) => unknown) | Row): DataTable {
    if (typeof keep === 'function') return this.filterRows((index) => Boolean(keep(this.row(index), index)));
    const wanted = Object.entries(keep);
    return this.filterRows((index) => wanted.every(([column, value]) => this.get(index, column) === value));
  }

  /** The same by row number, without making row objects. */
  filterRows(keep: (index: number) => boolean): DataTable {
    const places = new Uint32Array(this.rowCount);
    let count = 0;
    for (let row = 0; row < this.rowCount; row += 1) {
      if (!keep(row)) continue;
      places[count] = this.#place(row);
      count += 1;
    }
    return this.#with(places.slice(0, count));
  }

  /** The rows ordered by a column; rows that are equal keep their order, empty cells come last. */
  sortBy(column: string, direction: Direction = 'asc'): DataTable {
    const order = this.#column(column).order();
    const sign = direction === 'desc' ? -1 : 1;
    const places = Uint32Array.from({ length: this.rowCount }, (_, row) => this.#place(row));
    return this.#with(
      places.toSorted((a, b) => {
        const [one, other] = [order[a] ?? Number.NaN, order[b] ?? Number.NaN];
        if (Number.isNaN(one)) return Number.isNaN(other) ? 0 : 1;
        return Number.isNaN(other) ? -1 : (one - other) * sign;
      }),
    );
  }

  /** The rows by the value of a column, in the order in which the values come. */
  groupBy(column: string): Group[] {
    const keys = this.#column(column).keys();
    const groups = new Map<number, number[]>();
    for (let row = 0; row < this.rowCount; row += 1) {
      const place = this.#place(row);
      const key = keys[place] ?? Number.NaN;
      const members = groups.get(key);
      if (members) members.push(place);
      else groups.set(key, [place]);
    }
    return [...groups.values()].map((places) => {
      const table = this.#with(Uint32Array.from(places));
      return {
        key: table.get(0, column),
        count: table.rowCount,
        table,
        sum: (name) => table.sum(name),
        mean: (name) => table.mean(name),
        min: (name) => table.min(name),
        max: (name) => table.max(name),
      };
    });
  }

  sum(column: string): number {
    return this.#numbers(column).reduce((total, value) => total + value, 0);
  }

  /** `null` when no cell is filled. */
  mean(column: string): number | null {
    const numbers = this.#numbers(column);
    return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0) / numbers.length;
  }

  min(column: string): Cell {
    const sorted = this.sortBy(column);
    return sorted.get(0, column);
  }

  max(column: string): Cell {
    const sorted = this.sortBy(column, 'desc');
    return sorted.get(0, column);
  }

  /** The different values of a column, sorted; empty cells left out. */
  distinct(column: string): Cell[] {
    return this.groupBy(column)
      .map(({ key }) => key)
      .filter((key) => key !== null)
      .toSorted((a, b) => (typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b)));
  }

  /** The rows as CSV text that spreadsheets open without running formulas in it. */
  toCsv(columns: readonly string[] = this.columns.map(({ name }) => name)): string {
    const shown = columns.map((name) => this.columns.find((column) => column.name === name)?.label ?? name);
    const data = columns.map((name) => this.#column(name));
    const cells = Array.from({ length: this.rowCount }, (_, row) => {
      const place = this.#place(row);
      return data.map((column) => column.at(place));
    });
    return writeCsv(shown, cells);
  }

  /** Saves the rows as a CSV file. */
  download(fileName = `${this.name}.csv`, columns?: readonly string[]): void {
    // The mark at the beginning tells Excel that it is UTF-8.
    const blob = new Blob(['\ufeff', this.toCsv(columns)], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  #with(places: Uint32Array): DataTable {
    return new DataTable(this.name, this.columns, this.#data, places);
  }

  #place(row: number): number {
    return this.#index === undefined ? row : (this.#index[row] ?? 0);
  }

  #column(name: string): ColumnData {
    const data = this.#data.get(name);
    if (data !== undefined) return data;
    const names = this.columns.map((column) => column.name).join(', ');
    throw new Error(`There is no column "${name}" in "${this.name}". It has: ${names}`);
  }

  #numbers(column: string): number[] {
    const data = this.#column(column);
    if (data.type !== 'integer' && data.type !== 'number' && data.type !== 'boolean') return [];
    const keys = data.keys();
    return Array.from({ length: this.rowCount }, (_, row) => keys[this.#place(row)] ?? Number.NaN).filter(
      (value) => !Number.isNaN(value),
    );
  }
}
