/**
 * **maintainability/large-file** (certain)
 *
 * One file holds more than 400 lines of code or markup that are not empty: too many things in one place.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { place } from '../sourceFile.ts';

const most = 400;

export const largeFile: GapRule = {
  rule: 'maintainability/large-file',
  axis: 'maintainability',
  inPlainWords: 'Too many things live in one file for others to change it safely.',
  forEngineers: 'Markup, data and behaviour are not separated.',
  instead: 'Rebuild from the product’s own components and layers.',
  confidence: 'certain',
  find: placesInEachFile((file) => {
    if (file.language === 'other') return [];
    const lines = file.raw.split('\n').filter((line) => line.trim() !== '').length;
    return lines > most ? [place(file, 1, `${lines} lines`)] : [];
  }),
};
