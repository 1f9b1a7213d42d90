import { strToU8, zipSync, type Zippable } from 'fflate';

export interface XlsxParts {
  /** XML of the sheet's rows. */
  readonly rows: string;
  readonly shared?: string;
  /** XML of cellXfs. */
  readonly styles?: string;
  readonly more?: Zippable;
}

/** The smallest XLSX file that spreadsheet programs open. */
export function xlsxFile({ rows, shared, styles, more }: XlsxParts): Uint8Array {
  const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${spreadsheet} xmlns:r="r"><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Orders" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/none.xml"/><Relationship Id="rId2" Target="worksheets/sheet7.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet7.xml': strToU8(
      `<worksheet ${spreadsheet}><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...(shared !== undefined && { 'xl/sharedStrings.xml': strToU8(`<sst ${spreadsheet}>${shared}</sst>`) }),
    ...(styles !== undefined && {
      'xl/styles.xml': strToU8(
        `<styleSheet ${spreadsheet}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><cellXfs>${styles}</cellXfs></styleSheet>`,
      ),
    }),
    ...more,
  });
}
