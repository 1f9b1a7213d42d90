import type { MarkupElement } from './markupElement.ts';
import { lastName } from './nodeNames.ts';
import { wordsOf } from './sensitiveName.ts';

const looking = /\b(?:search|filter|query|find|suchen?)\b/;

/** Whether a field looks for something on the page, by its type or by what it is called. */
export function isSearchField({ attributes, code }: MarkupElement): boolean {
  if (attributes.get('type') === 'search' || attributes.get('role') === 'searchbox') return true;
  if (looking.test(wordsOf(lastName(code.get('value'))))) return true;
  return ['id', 'name', 'aria-label', 'placeholder'].some((name) => {
    const value = attributes.get(name);
    return typeof value === 'string' && looking.test(wordsOf(value));
  });
}
