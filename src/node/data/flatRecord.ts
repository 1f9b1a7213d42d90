import { errors } from '../../core/errors.ts';
import { importLimits } from './importLimits.ts';

const deepest = 4;

/** Headings in the order in which they were met, and where each stands. */
export class RecordColumns {
  readonly #headings: string[];
  readonly #name: string;
  readonly #places = new Map<string, number>();

  /**
   * @param headings is added to
   * @param name of the file, for messages
   */
  constructor(headings: string[], name: string) {
    this.#headings = headings;
    this.#name = name;
  }

  /**
   * A JSON object as a row. What is nested gets columns of its own (`address.city`); lists are kept as JSON text. A name
   * counts as a column whatever it holds, as records of nothing but `null` would fill the memory with names.
   *
   * @throws FootbridgeError `data-too-large`
   */
  row(record: object): string[] {
    const row: string[] = [];
    this.#add(record, '', 0, row);
    for (let index = 0; index < row.length; index += 1) row[index] ??= '';
    return row;
  }

  #add(record: object, prefix: string, depth: number, row: string[]): void {
    for (const [key, value] of Object.entries(record) as [string, unknown][]) {
      const heading = prefix + key;
      if (isObject(value) && depth < deepest) this.#add(value, `${heading}.`, depth + 1, row);
      else row[this.#place(heading)] = jsonText(value);
    }
  }

  #place(heading: string): number {
    const known = this.#places.get(heading);
    if (known !== undefined) return known;
    if (this.#headings.length >= importLimits.columns)
      throw errors.dataTooLarge(this.#name, `more than ${importLimits.columns} columns`);
    const place = this.#headings.push(heading) - 1;
    this.#places.set(heading, place);
    return place;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON value as the text of one cell. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return JSON.stringify(value);
}
