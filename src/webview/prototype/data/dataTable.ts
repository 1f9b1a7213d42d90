import type { Cell } from './columnData.ts';
import type { ColumnInfo, DataTable, Direction, Row } from './dataTableModel.ts';
import { GridBody } from './gridBody.ts';
import { applyFilter } from './gridFilter.ts';
import { GridHead } from './gridHead.ts';
import { gridStyle } from './gridStyle.ts';

export interface DataTableOptions {
  /** Names of the columns to show, in order; all without. */
  readonly columns?: readonly string[];
  /** Height of the rows in sight with their titles, in pixels. */
  readonly height?: number;
  /** What screen readers call the table. */
  readonly label?: string;
  /** Fields that filter, at the top and by column. On unless `false`. */
  readonly filter?: boolean;
  /** The button that saves the rows in sight as CSV. On unless `false`. */
  readonly download?: boolean;
  /** How the cells of a column are written, by column name. */
  readonly format?: Readonly<Record<string, (cell: Cell) => string>>;
  /** Is told which row was chosen, by click or Enter. */
  onSelect?(row: Row, index: number): void;
  /** Is told which rows are left after filtering and sorting. */
  onChange?(rows: DataTable): void;
}

/** A table on the page; `update` gives it other rows, `destroy` takes it away. */
export interface DataTableView {
  readonly element: HTMLElement;
  update(table: DataTable): void;
  destroy(): void;
}

const standardHeight = 480;
const count = new Intl.NumberFormat('en');

/**
 * Shows a table that can be sorted, filtered, walked through with the keyboard and saved as CSV. Only the rows in
 * sight exist as elements, so a hundred thousand are as fluent as ten.
 *
 * @param target the element to put it into, or a selector for it
 */
export function dataTable(
  target: Element | string,
  table: DataTable,
  options: DataTableOptions = {},
): DataTableView {
  const place = typeof target === 'string' ? document.querySelector(target) : target;
  if (!place) throw new Error(`dataTable: there is no element ${String(target)}`);
  return new Grid(place, table, options);
}

class Grid implements DataTableView {
  readonly element = document.createElement('div');
  readonly #options: DataTableOptions;
  readonly #columns: readonly ColumnInfo[];
  readonly #scroll = document.createElement('div');
  readonly #status = document.createElement('p');
  readonly #empty = document.createElement('p');
  readonly #head: GridHead;
  readonly #body: GridBody;
  readonly #resized: ResizeObserver;
  readonly #byColumn = new Map<string, string>();
  #anywhere = '';
  #sorted: { readonly column: string; readonly direction: Direction } | undefined;
  #all: DataTable;
  #shown: DataTable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(place: Element, table: DataTable, options: DataTableOptions) {
    this.#options = options;
    this.#all = table;
    this.#shown = table;
    const chosen = options.columns?.map((name) => table.columns.find((column) => column.name === name));
    this.#columns = chosen?.filter((column) => column !== undefined) ?? table.columns;
    const hasFilters = options.filter !== false;
    this.#head = new GridHead(this.#columns, hasFilters, {
      order: (column) => this.#sort(column),
      filter: (column, typed) => this.#filter(() => this.#byColumn.set(column, typed)),
    });
    this.#body = new GridBody(this.#scroll, this.#head.element, table, {
      columns: this.#columns,
      headRows: hasFilters ? 2 : 1,
      show: (column, cell) => this.#text(column, cell),
      choose: (row) => options.onSelect?.(this.#shown.row(row), row),
    });
    this.#build();
    place.append(this.element);
    this.#resized = new ResizeObserver(() => this.#body.draw());
    this.#resized.observe(this.#scroll);
    this.#show();
  }

  update(table: DataTable): void {
    this.#all = table;
    this.#show();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#resized.disconnect();
    this.element.remove();
  }

  #build(): void {
    const style = document.createElement('style');
    style.textContent = gridStyle;
    this.element.className = 'fb-grid';
    this.element.style.setProperty('--fb-columns', this.#columns.map(columnWidth).join(' '));
    this.#status.setAttribute('role', 'status');
    this.#empty.className = 'fb-empty';
    this.#empty.textContent = 'No rows match.';
    const bar = document.createElement('div');
    bar.className = 'fb-bar';
    bar.append(this.#status);
    if (this.#options.filter !== false) bar.append(this.#searchField());
    if (this.#options.download !== false) bar.append(this.#saveButton());
    this.#scroll.className = 'fb-scroll';
    this.#scroll.style.height = `${this.#options.height ?? standardHeight}px`;
    this.#scroll.setAttribute('role', 'grid');
    this.#scroll.setAttribute('aria-label', this.#options.label ?? this.#all.name);
    this.#scroll.setAttribute('aria-colcount', String(this.#columns.length));
    this.#scroll.append(this.#head.element, this.#body.element);
    this.element.append(style, bar, this.#scroll, this.#empty);
  }

  #searchField(): HTMLElement {
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'Find in all columns';
    input.setAttribute('aria-label', 'Find in all columns');
    input.addEventListener('input', () => this.#filter(() => (this.#anywhere = input.value)));
    return input;
  }

  #saveButton(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Save as CSV';
    const names = this.#columns.map(({ name }) => name);
    button.addEventListener('click', () => this.#shown.download(undefined, names));
    return button;
  }

  /** Waits until typing pauses: a filter over all rows takes some frames. */
  #filter(change: () => void): void {
    change();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), 120);
  }

  /** A title sorts upwards, then downwards, then not at all. */
  #sort(column: string): void {
    const now = this.#sorted?.column === column ? this.#sorted.direction : undefined;
    if (now === undefined) this.#sorted = { column, direction: 'asc' };
    else this.#sorted = now === 'asc' ? { column, direction: 'desc' } : undefined;
    this.#show();
  }

  #show(): void {
    const filtered = applyFilter(this.#all, { anywhere: this.#anywhere, byColumn: this.#byColumn });
    const { column, direction } = this.#sorted ?? {};
    this.#shown = column === undefined ? filtered : filtered.sortBy(column, direction);
    this.#head.showSort(column, direction ?? 'asc');
    const [left, all] = [count.format(filtered.rowCount), count.format(this.#all.rowCount)];
    this.#status.textContent =
      filtered.rowCount === this.#all.rowCount ? `${all} rows` : `${left} of ${all} rows`;
    this.#scroll.setAttribute(
      'aria-rowcount',
      String(filtered.rowCount + (this.#options.filter === false ? 1 : 2)),
    );
    this.#empty.hidden = filtered.rowCount > 0;
    this.#body.show(this.#shown);
    this.#options.onChange?.(this.#shown);
  }

  #text({ name, type }: ColumnInfo, cell: Cell): string {
    const format = this.#options.format?.[name];
    if (format) return format(cell);
    if (cell === null) return '';
    if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
    if (type === 'number' && typeof cell === 'number') return numbers.format(cell);
    return type === 'datetime' ? String(cell).replace('T', ' ') : String(cell);
  }
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

function columnWidth({ type }: ColumnInfo): string {
  return type === 'text' ? 'minmax(140px,2fr)' : 'minmax(110px,1fr)';
}
