/**
 * **scale/data-in-the-page** (certain)
 *
 * The records are part of the page: a list of eight or more objects in the code, a data file, or a table or list with
 * eight or more rows in the markup. Everybody downloads all of it, and it is as old as the page.
 */
import type { Node } from '@babel/types';
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const fewest = 8;

export const dataInThePage: GapRule = {
  rule: 'scale/data-in-the-page',
  axis: 'scale',
  inPlainWords: 'The records are written into the page; everybody loads all of them.',
  forEngineers: 'The dataset is shipped with the client instead of being queried.',
  instead: 'Keep records in a store and load what a screen needs.',
  confidence: 'certain',
  find: placesInEachFile((file) => [
    ...writtenInCode(file),
    ...writtenAsMarkup(file),
    ...writtenAsData(file),
  ]),
};

function writtenInCode(file: SourceFile): GapPlace[] {
  return nodesOf(file, 'ArrayExpression').flatMap((list) => {
    const records = list.elements.filter((one) => isRecord(one)).length;
    const inner = file.syntax?.parentOf(list)?.type === 'ArrayExpression';
    return records < fewest || inner ? [] : [place(file, list, `${records} records`)];
  });
}

function isRecord(node: Node | null): boolean {
  if (node?.type === 'ObjectExpression') return node.properties.length > 1;
  return node?.type === 'ArrayExpression' && node.elements.length > 1;
}

function writtenAsMarkup(file: SourceFile): GapPlace[] {
  return file.elements.flatMap((element) => {
    const row = element.tag === 'tbody' ? 'tr' : /^[uo]l$/.test(element.tag) ? 'li' : undefined;
    const rows = element.children.filter(({ tag }) => tag === row).length;
    return rows < fewest ? [] : [place(file, element, `${rows} rows`)];
  });
}

function writtenAsData(file: SourceFile): GapPlace[] {
  if (!/\.(?:json|csv)$/i.test(file.path)) return [];
  const records = /\.csv$/i.test(file.path) ? file.raw.trim().split('\n').length - 1 : recordsIn(file.raw);
  return records < fewest ? [] : [place(file, 1, `${records} records`)];
}

/** The length of the longest list at the top of a JSON text or one level below; 0 where it cannot be read. */
function recordsIn(text: string): number {
  try {
    const value: unknown = JSON.parse(text);
    const lists = [value, ...(typeof value === 'object' && value !== null ? Object.values(value) : [])];
    return Math.max(0, ...lists.map((one) => (Array.isArray(one) ? one.length : 0)));
  } catch {
    return 0;
  }
}
