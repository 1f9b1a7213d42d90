/**
 * **maintainability/text-in-code** (likely)
 *
 * What people read is written in the markup itself, in one language. Reported once per file with the number
 * of texts, from five on.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { place } from '../sourceFile.ts';

const fewest = 5;

export const textInCode: GapRule = {
  rule: 'maintainability/text-in-code',
  axis: 'maintainability',
  inPlainWords: 'The texts are fixed in one language and can only be changed in code.',
  forEngineers: 'Literal text in markup; dates, numbers and plurals are not localised.',
  instead: 'Move texts to the product’s message catalogue; have the wording reviewed.',
  confidence: 'likely',
  find: placesInEachFile((file) => {
    const texts = file.elements.filter(hasText);
    const [first] = texts;
    return first && texts.length >= fewest ? [place(file, first, `${texts.length} texts`)] : [];
  }),
};

/** Whether words stand directly in the element, not only in those inside it. */
function hasText({ tag, text, children }: MarkupElement): boolean {
  if (tag === 'script' || tag === 'style') return false;
  let own = '';
  let read = 0;
  for (const child of children) {
    const at = child.text === '' ? -1 : text.indexOf(child.text, read);
    if (at === -1) continue;
    own += `${text.slice(read, at)} `;
    read = at + child.text.length;
  }
  return /\p{L}{2}/u.test(own + text.slice(read));
}
