/**
 * **maintainability/untyped-code** (certain)
 *
 * Types are switched off (`any`, `@ts-ignore`), or a script has none at all, so that no tool notices when two parts
 * stop fitting together. Plain JavaScript is reported once per file.
 */
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const silencing = /@ts-(?:ignore|nocheck|expect-error)/;

export const untypedCode: GapRule = {
  rule: 'maintainability/untyped-code',
  axis: 'maintainability',
  inPlainWords: 'No tool notices when two parts stop fitting together.',
  forEngineers: 'No static types, or types switched off by any or @ts-ignore.',
  instead: 'Rebuild in typed code; give data that comes from outside a checked shape.',
  confidence: 'certain',
  find: placesInEachFile(inFile),
};

function inFile(file: SourceFile): GapPlace[] {
  if (file.language !== 'script') return [];
  if (/\.[cm]?jsx?$/i.test(file.path)) return file.code.trim() === '' ? [] : [place(file, 1, 'no types')];
  const comments = file.syntax?.comments.filter(({ value }) => silencing.test(value)) ?? [];
  return oncePerLine([
    ...nodesOf(file, 'TSAnyKeyword').map((node) => place(file, node)),
    ...comments.map(({ loc }) => place(file, loc?.start.line ?? 1)),
  ]);
}
