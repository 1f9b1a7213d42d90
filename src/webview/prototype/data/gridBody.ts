import type { Cell } from './columnData.ts';
import type { ColumnInfo, DataTable } from './dataTableModel.ts';
import { ScrollSpan } from './scrollSpan.ts';

const rowHeight = 36;

interface BodyOptions {
  readonly columns: readonly ColumnInfo[];
  /** Rows of the grid before the first one here: titles and filters. */
  readonly headRows: number;
  show(column: ColumnInfo, cell: Cell): string;
  choose(row: number): void;
}

interface Line {
  readonly element: HTMLElement;
  readonly cells: readonly HTMLElement[];
  row: number;
}

/**
 * The rows of a grid: only those in sight exist, and they are filled anew while one scrolls. One cell can be reached
 * with the Tab key, the others from it with the arrow keys, as in the ARIA pattern for grids.
 */
export class GridBody {
  readonly element = document.createElement('div');
  readonly #scroll: HTMLElement;
  readonly #head: HTMLElement;
  readonly #options: BodyOptions;
  readonly #lines: Line[] = [];
  #table: DataTable;
  #row = 0;
  #column = 0;
  #chosen = -1;
  #pending = 0;

  /**
   * @param scroll the element that scrolls, with head and body in it
   * @param head what stays at its top
   */
  constructor(scroll: HTMLElement, head: HTMLElement, table: DataTable, options: BodyOptions) {
    this.#scroll = scroll;
    this.#head = head;
    this.#table = table;
    this.#options = options;
    this.element.className = 'fb-sizer';
    this.element.setAttribute('role', 'rowgroup');
    this.element.style.setProperty('--fb-height', `${rowHeight}px`);
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('click', (event) => this.#click(event));
    scroll.addEventListener('scroll', () => this.#schedule(), { passive: true });
  }

  /** Shows another table from its first row. */
  show(table: DataTable): void {
    this.#table = table;
    this.#row = 0;
    this.#chosen = -1;
    this.#scroll.scrollTop = 0;
    for (const line of this.#lines) line.row = -1;
    this.draw();
  }

  /** Fills the lines in sight. */
  draw(): void {
    const span = this.#span();
    this.element.style.height = `${span.height}px`;
    const { first, count, top } = span.at(this.#scroll.scrollTop);
    while (this.#lines.length < count) this.#addLine();
    // A line keeps its row while it stays in sight, so that the focus in it stays as well.
    for (let row = first; row < first + count; row += 1) {
      const line = this.#lines[row % this.#lines.length];
      if (line) this.#fill(line, row, top + (row - first) * rowHeight);
    }
    for (const line of this.#lines) line.element.hidden = line.row < first || line.row >= first + count;
  }

  #schedule(): void {
    if (this.#pending !== 0) return;
    this.#pending = requestAnimationFrame(() => {
      this.#pending = 0;
      this.draw();
    });
  }

  #span(): ScrollSpan {
    const view = this.#scroll.clientHeight - this.#head.offsetHeight;
    return new ScrollSpan(this.#table.rowCount, rowHeight, view);
  }

  #addLine(): void {
    const element = document.createElement('div');
    element.className = 'fb-row';
    element.setAttribute('role', 'row');
    const cells = this.#options.columns.map(({ type }, index) => {
      const cell = document.createElement('div');
      cell.className = 'fb-cell';
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(index + 1));
      if (type === 'integer' || type === 'number') cell.dataset['number'] = '';
      return cell;
    });
    element.append(...cells);
    this.element.append(element);
    this.#lines.push({ element, cells, row: -1 });
    // With more lines every row has another one.
    for (const line of this.#lines) line.row = -1;
  }

  #fill(line: Line, row: number, top: number): void {
    line.element.style.transform = `translateY(${top}px)`;
    if (line.row !== row) {
      line.row = row;
      line.element.setAttribute('aria-rowindex', String(row + 1 + this.#options.headRows));
      for (const [index, column] of this.#options.columns.entries()) {
        const cell = line.cells[index];
        if (cell) cell.textContent = this.#options.show(column, this.#table.get(row, column.name));
      }
    }
    line.element.setAttribute('aria-selected', String(row === this.#chosen));
    for (const [index, cell] of line.cells.entries())
      cell.tabIndex = row === this.#row && index === this.#column ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(
      1,
      Math.floor((this.#scroll.clientHeight - this.#head.offsetHeight) / rowHeight) - 1,
    );
    const last = { row: this.#table.rowCount - 1, column: this.#options.columns.length - 1 };
    const edge = event.ctrlKey || event.metaKey;
    const moves: Record<string, [row: number, column: number]> = {
      ArrowDown: [this.#row + 1, this.#column],
      ArrowUp: [this.#row - 1, this.#column],
      ArrowRight: [this.#row, this.#column + 1],
      ArrowLeft: [this.#row, this.#column - 1],
      PageDown: [this.#row + page, this.#column],
      PageUp: [this.#row - page, this.#column],
      Home: [edge ? 0 : this.#row, 0],
      End: [edge ? last.row : this.#row, last.column],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      this.#go(Math.max(0, Math.min(last.row, move[0])), Math.max(0, Math.min(last.column, move[1])));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(this.#row);
    }
  }

  #go(row: number, column: number): void {
    this.#row = row;
    this.#column = column;
    const scrollTop = this.#span().reveal(row, this.#scroll.scrollTop);
    if (scrollTop !== undefined) this.#scroll.scrollTop = scrollTop;
    this.draw();
    const line = this.#lines.find((each) => each.row === row && !each.element.hidden);
    line?.cells[column]?.focus({ preventScroll: scrollTop !== undefined || column === 0 });
    line?.cells[column]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #click(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('.fb-cell') : null;
    const line = this.#lines.find(({ element }) => element === cell?.parentElement);
    if (!line || !cell) return;
    this.#row = line.row;
    this.#column = line.cells.indexOf(cell as HTMLElement);
    this.#choose(line.row);
    (cell as HTMLElement).focus({ preventScroll: true });
  }

  #choose(row: number): void {
    if (row < 0 || row >= this.#table.rowCount) return;
    this.#chosen = row;
    this.draw();
    this.#options.choose(row);
  }
}
