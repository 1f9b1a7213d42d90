/** Browsers draw nothing beyond some 16 to 33 million pixels; above this rows are reached by proportion. */
const tallest = 8_000_000;

/** Which rows of a long list are in sight, and where they are drawn. All sizes in CSS pixels. */
export class ScrollSpan {
  readonly #rows: number;
  readonly #rowHeight: number;
  readonly #view: number;

  /** @param view height of the part of the window that shows rows */
  constructor(rows: number, rowHeight: number, view: number) {
    this.#rows = rows;
    this.#rowHeight = rowHeight;
    this.#view = Math.max(rowHeight, view);
  }

  /** Height of the whole list as the browser is told. */
  get height(): number {
    return Math.min(this.#rows * this.#rowHeight, tallest);
  }

  /** The first row to draw, how many, and how far below the top of the list the first one is drawn. */
  at(scrollTop: number): { first: number; count: number; top: number } {
    const count = Math.min(this.#rows, Math.ceil(this.#view / this.#rowHeight) + 8);
    const offset = this.#offset(scrollTop);
    const first = Math.max(0, Math.min(this.#rows - count, Math.floor(offset / this.#rowHeight) - 4));
    return { first, count, top: scrollTop + first * this.#rowHeight - offset };
  }

  /** Where to scroll so that a row is in sight; `undefined` when it is. */
  reveal(row: number, scrollTop: number): number | undefined {
    const offset = this.#offset(scrollTop);
    const start = row * this.#rowHeight;
    const end = start + this.#rowHeight;
    if (start >= offset && end <= offset + this.#view) return undefined;
    return this.#scrollTop(start < offset ? start : end - this.#view);
  }

  /** What part of the whole list is above the window, as if nothing limited its height. */
  #offset(scrollTop: number): number {
    return this.#most() === 0 ? 0 : (scrollTop / this.#most()) * this.#all();
  }

  #scrollTop(offset: number): number {
    return this.#all() === 0 ? 0 : (offset / this.#all()) * this.#most();
  }

  #most(): number {
    return Math.max(0, this.height - this.#view);
  }

  #all(): number {
    return Math.max(0, this.#rows * this.#rowHeight - this.#view);
  }
}
