import { errors } from '../../core/errors.ts';
import { readAllXml } from './readXml.ts';
import type { XlsxArchive } from './xlsxArchive.ts';

/** What an XLSX file says of itself: which sheet to read, and how its numbers are meant. */
export interface Workbook {
  /** The part of the first sheet that is not hidden. */
  readonly sheet: string;
  readonly sheetName: string;
  readonly sheets: number;
  /** Whether days count from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** By style number: whether numbers of that style are dates, and whether they have a time of day. */
  readonly dateStyles: readonly (undefined | 'date' | 'datetime')[];
}

const partLimit = 32 * 1024 * 1024;

/** @throws FootbridgeError `data-unreadable` when there is no sheet to read */
export async function readWorkbook(archive: XlsxArchive, name: string): Promise<Workbook> {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readAllXml(name, archive.read('xl/workbook.xml', partLimit), {
    open: (tag, { attributes }) => {
      if (tag === 'sheet')
        sheets.push({
          name: attributes['name'] ?? '',
          id: attributes['r:id'] ?? attributes['id'] ?? '',
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
        });
      if (tag === 'workbookPr') from1904 = isOn(attributes['date1904']);
    },
  });
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const [sheet] = visible;
  if (sheet === undefined) throw errors.dataUnreadable(name, 'it has no sheet to read');
  return {
    sheet: await partOf(archive, name, sheet.id),
    sheetName: sheet.name,
    sheets: visible.length,
    from1904,
    dateStyles: await readDateStyles(archive, name),
  };
}

async function partOf(archive: XlsxArchive, name: string, id: string): Promise<string> {
  let target = 'worksheets/sheet1.xml';
  await readAllXml(name, archive.read('xl/_rels/workbook.xml.rels', partLimit), {
    open: (tag, { attributes }) => {
      if (tag === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? target;
    },
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function readDateStyles(archive: XlsxArchive, name: string): Promise<Workbook['dateStyles']> {
  const styles: (undefined | 'date' | 'datetime')[] = [];
  if (!archive.has('xl/styles.xml')) return styles;
  const custom = new Map<number, string>();
  let inCells = false;
  await readAllXml(name, archive.read('xl/styles.xml', partLimit), {
    open: (tag, { attributes }) => {
      if (tag === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) styles.push(dateFormat(Number(attributes['numFmtId'] ?? 0), custom));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Built-in formats 14 to 22 are dates and times (ECMA-376, 18.8.30); others say so by their letters. */
function dateFormat(id: number, custom: ReadonlyMap<number, string>): undefined | 'date' | 'datetime' {
  if (id >= 14 && id <= 17) return 'date';
  if (id === 22) return 'datetime';
  const letters = (custom.get(id) ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  if (!/[yd]/.test(letters) || /[0#?]\.|general/.test(letters)) return undefined;
  return /[hs]/.test(letters) ? 'datetime' : 'date';
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
