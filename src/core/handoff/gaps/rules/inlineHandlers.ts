/**
 * **maintainability/inline-handlers** (certain)
 *
 * Behaviour is written into the markup (`onclick="…"`), where it cannot be tested, reused or allowed by a
 * strict content security policy.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';

export const inlineHandlers: GapRule = {
  rule: 'maintainability/inline-handlers',
  axis: 'maintainability',
  inPlainWords: 'Behaviour is mixed into the page’s text, which makes changes slow and risky.',
  forEngineers: 'Inline event handler attributes; incompatible with a strict content security policy.',
  instead: 'Attach behaviour in code, with the components of the product.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    oncePerLine(
      file.elements
        .filter(({ origin, attributes }) => origin !== 'jsx' && [...attributes.keys()].some(isHandler))
        .map((element) => place(file, element)),
    ),
  ),
};

function isHandler(name: string): boolean {
  return /^on[a-z]{3,20}$/.test(name);
}
