/**
 * **security/personal-data-asked** (likely)
 *
 * Fields ask for something about a person: an e-mail address, a telephone number, a date of birth, a card. Known by
 * type, `autocomplete`, name or label. Reported once per file with the number of fields.
 */
import { headingKind } from '../../../data/personal/headingKind.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { isSearchField } from '../isSearchField.ts';
import type { MarkupElement } from '../markupElement.ts';
import { place, type SourceFile } from '../sourceFile.ts';

const about =
  /\b(?:name|given-name|family-name|email|tel|street-address|address-line\d|postal-code|bday|cc-\w+|(?:new|current)-password)\b/;
const unwritten = /^(?:search|hidden|submit|button|reset|image|checkbox|radio|range|color|file)$/i;

export const personalDataAsked: GapRule = {
  rule: 'security/personal-data-asked',
  axis: 'security',
  inPlainWords: 'It asks for personal data. Why, who sees it and for how long is not decided.',
  forEngineers: 'Fields collect personal data without purpose, consent, retention or deletion.',
  instead: 'Ask for the least that works; settle legal basis, access, retention and deletion first.',
  confidence: 'likely',
  find: placesInEachFile((file) => {
    const labels = labelsOf(file);
    const fields = file.elements.filter((element) => asksForPerson(element, labels));
    const [first] = fields;
    if (first === undefined) return [];
    return [place(file, first, fields.length === 1 ? '1 field' : `${fields.length} fields`)];
  }),
};

function labelsOf(file: SourceFile): ReadonlyMap<string, string> {
  const labels = file.elements.filter(({ tag }) => tag === 'label');
  return new Map(
    labels.flatMap(({ attributes, text }) => {
      const field = attributes.get('for');
      return typeof field === 'string' ? [[field, text] as const] : [];
    }),
  );
}

function asksForPerson(element: MarkupElement, labels: ReadonlyMap<string, string>): boolean {
  const { tag, attributes } = element;
  if (!/^(?:input|textarea|select|\w*(?:Input|Field))$/.test(tag)) return false;
  const value = (name: string) => {
    const given = attributes.get(name);
    return typeof given === 'string' ? given : '';
  };
  if (unwritten.test(value('type')) || isSearchField(element)) return false;
  if (/^(?:email|tel)$/i.test(value('type')) || about.test(value('autocomplete'))) return true;
  const words = [
    value('name'),
    value('id'),
    value('aria-label'),
    value('label'),
    value('placeholder'),
    labels.get(value('id')) ?? '',
  ];
  return [...words, labelAround(element)].some(
    (text) => headingKind(text.replaceAll('’', "'")) !== undefined,
  );
}

function labelAround({ parent }: MarkupElement): string {
  if (parent === undefined) return '';
  return parent.tag === 'label' ? parent.text : labelAround(parent);
}
