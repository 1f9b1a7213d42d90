/**
 * **maintainability/inline-handlers** (certain)
 *
 * Behaviour is written into the markup (`onclick="…"`), where it cannot be tested, reused or allowed by a
 * strict content security policy.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const inlineHandlers: GapRule = {
  rule: 'maintainability/inline-handlers',
  axis: 'maintainability',
  inPlainWords: 'Behaviour is mixed into the page’s text, which makes changes slow and risky.',
  forEngineers: 'Inline event handler attributes; incompatible with a strict content security policy.',
  instead: 'Attach behaviour in code, with the components of the product.',
  confidence: 'certain',
  find: (files) =>
    files.flatMap((file) =>
      placesOf(file, 'markup', /\son[a-z]{3,20}\s*=\s*["']/g, (match) => {
        const before = file.markup.slice(Math.max(0, match.index - 2000), match.index);
        return /<[a-z][^<>]*$/i.test(before.slice(before.lastIndexOf('<')));
      }),
    ),
};
