import type { ColumnInfo, Direction } from './dataTableModel.ts';

interface HeadListener {
  order(column: string): void;
  filter(column: string, typed: string): void;
}

/** The titles of a grid's columns, which sort, and under each the field that filters by it. */
export class GridHead {
  readonly element = document.createElement('div');
  readonly #titles = new Map<string, HTMLElement>();

  constructor(columns: readonly ColumnInfo[], withFilters: boolean, listener: HeadListener) {
    this.element.className = 'fb-head';
    this.element.setAttribute('role', 'rowgroup');
    const titles = row('fb-titles', 1);
    for (const [index, column] of columns.entries()) {
      const title = headCell(column, index);
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = column.label;
      button.title = column.label;
      button.addEventListener('click', () => listener.order(column.name));
      title.append(button);
      this.#titles.set(column.name, title);
      titles.append(title);
    }
    this.element.append(titles);
    if (withFilters) this.element.append(filters(columns, listener));
  }

  showSort(column: string | undefined, direction: Direction): void {
    for (const [name, title] of this.#titles) {
      if (name === column) title.setAttribute('aria-sort', direction === 'asc' ? 'ascending' : 'descending');
      else title.setAttribute('aria-sort', 'none');
    }
  }
}

function filters(columns: readonly ColumnInfo[], listener: HeadListener): HTMLElement {
  const line = row('fb-filters', 2);
  for (const [index, { name, label, type }] of columns.entries()) {
    const cell = document.createElement('div');
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(index + 1));
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = type === 'text' || type === 'boolean' ? 'contains …' : '> 10 or 10..20';
    input.setAttribute('aria-label', `Filter by ${label}`);
    input.addEventListener('input', () => listener.filter(name, input.value));
    cell.append(input);
    line.append(cell);
  }
  return line;
}

function row(className: string, index: number): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', String(index));
  return element;
}

function headCell({ type }: ColumnInfo, index: number): HTMLElement {
  const cell = document.createElement('div');
  cell.className = 'fb-title';
  cell.setAttribute('role', 'columnheader');
  cell.setAttribute('aria-colindex', String(index + 1));
  cell.setAttribute('aria-sort', 'none');
  if (type === 'integer' || type === 'number') cell.dataset['number'] = '';
  return cell;
}
