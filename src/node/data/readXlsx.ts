import { writeTime } from '../../core/data/cellShape.ts';
import { errors } from '../../core/errors.ts';
import { belowHeadings } from './headingRow.ts';
import { importLimits } from './importLimits.ts';
import { readXml, type XmlListener } from './readXml.ts';
import type { ReadContext, Rows } from './rowReader.ts';
import { SharedTexts } from './sharedTexts.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { XlsxArchive } from './xlsxArchive.ts';

const day = 86_400_000;
/** Days from Excel's two beginnings to 1970. */
const from1900 = 25_569;
const from1904 = 24_107;

/** Reads the first visible sheet of an XLSX file; formulas count as what they last showed. See RowReader. */
export function readXlsx(context: ReadContext): AsyncIterable<Rows> {
  return belowHeadings(context, rowsOf(context));
}

async function* rowsOf(context: ReadContext): AsyncGenerator<Rows> {
  const archive = await XlsxArchive.open(context.file, context.name);
  try {
    const workbook = await readWorkbook(archive, context.name);
    const texts = await SharedTexts.read(archive, context.name);
    if (workbook.sheets > 1)
      context.issues.add(
        `The file has ${workbook.sheets} sheets; the first one, "${workbook.sheetName.slice(0, 60)}", was read.`,
      );
    const sheet = new SheetListener(context.name, workbook, texts);
    const bytes = archive.read(workbook.sheet, importLimits.unpackedBytes, (read) => context.progress(read));
    const reading = readXml(context.name, bytes, sheet);
    while (!(await reading.next()).done) {
      if (sheet.rows.length >= 500) yield sheet.take();
    }
    yield sheet.take();
  } finally {
    archive.close();
  }
}

/** Turns the elements of a sheet into rows. */
class SheetListener implements XmlListener {
  rows: Rows = [];
  readonly #name: string;
  readonly #workbook: Workbook;
  readonly #texts: SharedTexts;
  #row: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #phonetic = false;

  constructor(name: string, workbook: Workbook, texts: SharedTexts) {
    this.#name = name;
    this.#workbook = workbook;
    this.#texts = texts;
  }

  take(): Rows {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, { attributes }: { attributes: Record<string, string> }): void {
    if (name === 'v' || name === 't') this.#inValue = true;
    else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#row.length;
      if (this.#column >= importLimits.columns)
        throw errors.dataTooLarge(this.#name, `more than ${importLimits.columns} columns`);
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? -1);
      this.#value = '';
    } else if (name === 'row') this.#row = [];
    else if (name === 'rPh') this.#phonetic = true;
  }

  text(text: string): void {
    if (this.#inValue && !this.#phonetic) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row' && this.#row.length > 0) this.rows.push(this.#row);
  }

  #endCell(): void {
    if (this.#value === '') return;
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = this.#cell();
  }

  #cell(): string {
    switch (this.#type) {
      case 's':
        return this.#texts.at(Number(this.#value));
      case 'b':
        return this.#value === '1' ? 'true' : 'false';
      case 'e':
        return '';
      case 'n':
        return this.#number();
      default:
        return this.#value;
    }
  }

  #number(): string {
    const number = Number(this.#value);
    if (!Number.isFinite(number)) return this.#value;
    const format = this.#workbook.dateStyles[this.#style];
    const days = number - (this.#workbook.from1904 ? from1904 : from1900);
    // Excel knows no dates after the year 9999.
    if (format === undefined || number < 0 || number > 2_958_466) return String(number);
    return writeTime(Math.round(days * day), format === 'datetime');
  }
}

/** The column of a reference such as `BC12`, from 0; `undefined` without one. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
    if (column > 1_000_000) break;
  }
  return column === 0 ? undefined : column - 1;
}
