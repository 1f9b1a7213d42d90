import { readSync, writeSync } from 'node:fs';
import { cellText } from '../../core/data/cellShape.ts';
import { largestChunk } from '../../core/data/chunkEncoding.ts';
import { ColumnTally } from '../../core/data/columnTally.ts';
import { errors } from '../../core/errors.ts';
import { decodeTexts, encodeTexts } from './encodeChunk.ts';
import { importLimits } from './importLimits.ts';
import type { Rows } from './rowReader.ts';

/** So that a chunk of numbers is half a megabyte, and one of texts fits into a message whatever they are. */
const groupRows = 65_536;
const columnCharacters = Math.floor((largestChunk - (groupRows + 2) * 8) / 3);
/** Of all columns together, so that what is held in memory stays small. */
const groupCharacters = 12 * 1024 * 1024;

interface Column {
  readonly tally: ColumnTally;
  readonly groups: Map<number, { readonly offset: number; readonly bytes: number }>;
  texts: string[];
  characters: number;
}

/**
 * Takes rows, counts what each column holds, and keeps the texts in a scratch file by column. What a column's type is
 * shows only with its last cell, and the attached file is read just once.
 */
export class ScratchColumns {
  readonly columns: Column[] = [];
  /** Rows of each group. */
  readonly groups: number[] = [];
  rows = 0;
  /** Rows with more cells than there are headings. */
  longer = 0;
  /** Cells whose end was cut off. */
  cut = 0;
  readonly #descriptor: number;
  readonly #name: string;
  #written = 0;
  #groupRows = 0;
  #characters = 0;
  /** Whether a column could not take another cell of any length. */
  #full = false;

  /** @param descriptor of an empty file, open for reading and writing */
  constructor(descriptor: number, name: string) {
    this.#descriptor = descriptor;
    this.#name = name;
  }

  /**
   * @param headings how many there are
   * @throws FootbridgeError `data-too-large`
   */
  add(rows: Rows, headings: number): void {
    for (const row of rows) {
      if (row.slice(headings).some((cell) => cell.trim() !== '')) this.longer += 1;
      this.#addRow(row);
    }
  }

  /** Writes what is still in memory. */
  flush(): void {
    if (this.#groupRows === 0) return;
    for (const column of this.columns) this.#flushColumn(column);
    this.groups.push(this.#groupRows);
    this.#groupRows = 0;
    this.#characters = 0;
    this.#full = false;
  }

  /** The texts of one column in one group. */
  read(column: number, group: number): string[] {
    const rows = this.groups[group] ?? 0;
    const place = this.columns[column]?.groups.get(group);
    if (place === undefined) return Array.from({ length: rows }, () => '');
    const bytes = Buffer.allocUnsafe(place.bytes);
    readSync(this.#descriptor, bytes, 0, place.bytes, place.offset);
    return decodeTexts(bytes, rows);
  }

  #addRow(row: readonly string[]): void {
    let filled = false;
    for (let index = 0; index < row.length; index += 1) {
      const text = this.#text(row[index] ?? '');
      if (text === '') continue;
      filled = true;
      this.#put(this.#column(index), text);
    }
    if (!filled) return;
    this.rows += 1;
    this.#groupRows += 1;
    this.#refuseTooMuch();
    if (this.#full || this.#groupRows === groupRows || this.#characters > groupCharacters) this.flush();
  }

  #text(cell: string): string {
    const text = cellText(cell);
    if (text.length <= importLimits.cellCharacters) return text;
    this.cut += 1;
    return text.slice(0, importLimits.cellCharacters).toWellFormed();
  }

  #column(index: number): Column {
    if (index >= importLimits.columns)
      throw errors.dataTooLarge(this.#name, `more than ${importLimits.columns} columns`);
    while (this.columns.length <= index)
      this.columns.push({ tally: new ColumnTally(), groups: new Map(), texts: [], characters: 0 });
    const column = this.columns[index];
    if (column === undefined) throw new Error('Columns are made up to the one that is asked for.');
    return column;
  }

  #put(column: Column, text: string): void {
    column.tally.add(text);
    while (column.texts.length < this.#groupRows) column.texts.push('');
    column.texts.push(text);
    column.characters += text.length;
    this.#characters += text.length;
    if (column.characters > columnCharacters - importLimits.cellCharacters) this.#full = true;
  }

  #flushColumn(column: Column): void {
    if (column.texts.length === 0) return;
    while (column.texts.length < this.#groupRows) column.texts.push('');
    const bytes = encodeTexts(column.texts);
    writeSync(this.#descriptor, bytes, 0, bytes.length, this.#written);
    column.groups.set(this.groups.length, { offset: this.#written, bytes: bytes.length });
    this.#written += bytes.length;
    column.texts = [];
    column.characters = 0;
  }

  #refuseTooMuch(): void {
    if (this.rows > importLimits.rows)
      throw errors.dataTooLarge(this.#name, `more than ${importLimits.rows.toLocaleString('en')} rows`);
    if (this.rows * this.columns.length > importLimits.cells)
      throw errors.dataTooLarge(this.#name, `more than ${importLimits.cells.toLocaleString('en')} cells`);
  }
}
