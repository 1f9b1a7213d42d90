/**
 * **maintainability/global-state** (certain)
 *
 * State or functions are hung on `window`, where every part of the page can change them.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const globalState: GapRule = {
  rule: 'maintainability/global-state',
  axis: 'maintainability',
  inPlainWords: 'Parts of the page can change each other unnoticed.',
  forEngineers: 'Mutable state on the global object.',
  instead: 'Keep state where it is used and pass it on explicitly.',
  confidence: 'certain',
  find: (files) =>
    files.flatMap((file) =>
      placesOf(file, 'code', /\b(?:window|globalThis)\.(?!location\b|on[a-z]+\b|name\b)\w+\s*=(?![=>])/g),
    ),
};
