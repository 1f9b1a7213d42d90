/**
 * **maintainability/not-looked-through** (certain)
 *
 * A file is too large for the scan (150,000 characters of code and markup, 2,000,000 with everything else), or a
 * script without line breaks, as tools pack libraries. No other rule looks into it.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { place } from '../sourceFile.ts';

export const notLookedThrough: GapRule = {
  rule: 'maintainability/not-looked-through',
  axis: 'maintainability',
  inPlainWords:
    'This was not looked through: it is very large, or packed so that nobody can read it. It may hide anything.',
  forEngineers: 'Minified or oversized file, left out of the scan: its gaps on all four axes are unknown.',
  instead:
    'Take libraries from where they are published, checked and kept up to date; read the rest by hand.',
  confidence: 'certain',
  find: placesInEachFile((file) => (file.isLeftOut ? [place(file, 1)] : [])),
};
