/**
 * **maintainability/text-in-code** (likely)
 *
 * What people read is written in the markup itself, in one language. Reported once per file with the number
 * of texts, from five on.
 */
import type { GapRule } from '../gap.ts';
import { atOffsets } from '../sourceFile.ts';

const fewest = 5;
const text = />[^<>{}$]{0,400}\p{L}{2}[^<>{}$]{0,400}<\//gu;

export const textInCode: GapRule = {
  rule: 'maintainability/text-in-code',
  axis: 'maintainability',
  inPlainWords: 'The texts are fixed in one language and can only be changed in code.',
  forEngineers: 'Literal text in markup; dates, numbers and plurals are not localised.',
  instead: 'Move texts to the product’s message catalogue; have the wording reviewed.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) => {
      const texts = [...file.markup.matchAll(text)];
      const [first] = atOffsets(
        file,
        texts.slice(0, 1).map((match) => match.index),
      );
      return first && texts.length >= fewest ? [{ ...first, detail: `${texts.length} texts` }] : [];
    }),
};
