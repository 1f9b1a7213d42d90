/**
 * **scale/search-in-the-browser** (likely)
 *
 * Searching means comparing text in the page, item by item (`.toLowerCase().includes(…)`, or a regular expression
 * inside a `filter`). That is fine for thirty rows of sample data and impossible for a catalogue.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { listWalks } from '../listWalks.ts';
import { isWithin } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, placesOf, type SourceFile } from '../sourceFile.ts';

const comparisonInText =
  /\.to(?:Locale)?LowerCase\s*\(\s*\)\s*\.\s*(?:includes|indexOf|startsWith|search|match)\s*\(/g;
const comparison = /\.to(?:Locale)?LowerCase\(\)\.(?:includes|indexOf|startsWith|search|match)$/;

export const searchInTheBrowser: GapRule = {
  rule: 'scale/search-in-the-browser',
  axis: 'scale',
  inPlainWords: 'Search looks through everything in the page, one item after the other.',
  forEngineers: 'Text is matched by a linear scan in the client on the whole collection.',
  instead: 'Search on the server with an index; decide on ranking, typing errors and languages.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    file.syntax === undefined
      ? placesOf(file, 'code', comparisonInText)
      : oncePerLine([...comparisons(file), ...patterns(file)].map((node) => place(file, node))),
  ),
};

function comparisons(file: SourceFile) {
  return callsIn(file).filter(({ callee }) => comparison.test(pathOf(callee)));
}

/** Tests of a regular expression that is made from a value, inside a filter. */
function patterns(file: SourceFile) {
  const filters = listWalks(file).filter(({ by }) => by === 'filter');
  return (file.syntax?.of('NewExpression') ?? []).filter(
    (made) => pathOf(made.callee) === 'RegExp' && filters.some(({ body }) => isWithin(made, body)),
  );
}
