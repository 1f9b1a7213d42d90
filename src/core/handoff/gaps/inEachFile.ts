import type { Node } from '@babel/types';
import type { FindGaps } from './gap.ts';
import type { MarkupElement } from './markupElement.ts';
import { oncePerLine } from './oncePerLine.ts';
import { placesInEachFile } from './placesInEachFile.ts';
import { place, type SourceFile } from './sourceFile.ts';

/**
 * What placesInEachFile does, for rules whose places are nodes and elements.
 *
 * @param where gives the nodes and elements of a file at which the gap shows, in any order
 */
export function inEachFile(where: (file: SourceFile) => readonly (Node | MarkupElement)[]): FindGaps {
  return placesInEachFile((file) => oncePerLine(where(file).map((one) => place(file, one))));
}
