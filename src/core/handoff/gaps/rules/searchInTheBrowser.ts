/**
 * **scale/search-in-the-browser** (likely)
 *
 * Searching means comparing text in the page, item by item (`.toLowerCase().includes(…)`). That is fine for
 * thirty rows of sample data and impossible for a catalogue.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

const comparison =
  /\.to(?:Locale)?LowerCase\s*\(\s*\)\s*\.\s*(?:includes|indexOf|startsWith|search|match)\s*\(/g;

export const searchInTheBrowser: GapRule = {
  rule: 'scale/search-in-the-browser',
  axis: 'scale',
  inPlainWords: 'Search looks through everything in the page, one item after the other.',
  forEngineers: 'Text is matched by a linear scan in the client on the whole collection.',
  instead: 'Search on the server with an index; decide on ranking, typing errors and languages.',
  confidence: 'likely',
  find: (files) => files.flatMap((file) => placesOf(file, 'code', comparison)),
};
