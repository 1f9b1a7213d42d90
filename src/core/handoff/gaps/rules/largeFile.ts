/**
 * **maintainability/large-file** (certain)
 *
 * One file holds more than 400 lines of code or markup that are not empty: too many things in one place.
 */
import type { GapRule } from '../gap.ts';

const most = 400;

export const largeFile: GapRule = {
  rule: 'maintainability/large-file',
  axis: 'maintainability',
  inPlainWords: 'Too many things live in one file for others to change it safely.',
  forEngineers: 'Markup, data and behaviour are not separated.',
  instead: 'Rebuild from the product’s own components and layers.',
  confidence: 'certain',
  find: (files) =>
    files
      .filter((file) => file.language !== 'other')
      .map((file) => ({
        file: file.path,
        lines: file.raw.split('\n').filter((line) => line.trim() !== '').length,
      }))
      .filter(({ lines }) => lines > most)
      .map(({ file, lines }) => ({ file, line: 1, detail: `${lines} lines` })),
};
