/**
 * **maintainability/inline-styles** (certain)
 *
 * Looks are written on single elements (`style="…"`) instead of following the product’s design. Reported once per
 * file with the number of elements, from five on. Passing a value on (`style="--share: 40"`) is fine.
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { fixedText } from '../nodeNames.ts';
import { place } from '../sourceFile.ts';

const fewest = 5;

export const inlineStyles: GapRule = {
  rule: 'maintainability/inline-styles',
  axis: 'maintainability',
  inPlainWords: 'Looks are set piece by piece, so that the design cannot be changed in one place.',
  forEngineers: 'Inline styles instead of the design system’s tokens and components.',
  instead: 'Rebuild with the product’s components and design tokens.',
  confidence: 'certain',
  find: placesInEachFile((file) => {
    const styled = file.elements.filter(setsLooks);
    const [first] = styled;
    return first && styled.length >= fewest ? [place(file, first, `${styled.length} elements`)] : [];
  }),
};

function setsLooks({ attributes, code }: MarkupElement): boolean {
  if (!attributes.has('style')) return false;
  const value = attributes.get('style');
  if (typeof value === 'string') return value.split(';').some((part) => /^\s*[a-z]/i.test(part));
  const written = code.get('style');
  return written === undefined || written.type !== 'ObjectExpression' || written.properties.some(isLook);
}

function isLook(property: Node): boolean {
  if (property.type !== 'ObjectProperty') return true;
  return !(fixedText(property.key) ?? '').startsWith('--');
}
