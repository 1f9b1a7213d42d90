/**
 * **security/password-field** (certain)
 *
 * The prototype has a password field of its own. Nothing behind it keeps a password safe, and people type real
 * ones into anything that looks like a sign-in. Short fields that only hide what is typed, such as a card’s security
 * code, are left out.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { place } from '../sourceFile.ts';

export const passwordField: GapRule = {
  rule: 'security/password-field',
  axis: 'security',
  inPlainWords: 'People type passwords here, and nothing keeps them safe.',
  forEngineers: 'A password field of its own, outside the product’s sign-in.',
  instead: 'Use the product’s sign-in; no other page should ever see a password.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    file.elements.filter(takesPassword).map((element) => place(file, element)),
  ),
};

/** Characters up to which a field is for a code. */
const longestCode = 6;

function takesPassword({ tag, attributes }: MarkupElement): boolean {
  if (!/(?:input|field)$/i.test(tag) || attributes.get('type') !== 'password') return false;
  const most = attributes.get('maxlength');
  const isCode = typeof most === 'string' && Number(most) <= longestCode;
  return !isCode && !/^(?:cc-csc|one-time-code)$/.test(String(attributes.get('autocomplete')));
}
