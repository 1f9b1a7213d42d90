/**
 * **security/unvalidated-input** (likely)
 *
 * A text field accepts anything: it has no `required`, `pattern`, `min…` or `max…`, and no code of the
 * prototype mentions validation. Fields that only look for something are left out. What a server must check was not thought about here.
 */
import type { GapRule } from '../gap.ts';
import { isSearchField } from '../isSearchField.ts';
import type { MarkupElement } from '../markupElement.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';

const validates = /\b(?:checkValidity|reportValidity|setCustomValidity|validat\w*|isValid\w*|safeParse)\b/i;
const constraints = ['required', 'pattern', 'min', 'max', 'minlength', 'maxlength', 'readonly', 'disabled'];

export const unvalidatedInput: GapRule = {
  rule: 'security/unvalidated-input',
  axis: 'security',
  inPlainWords: 'This field accepts anything, of any length.',
  forEngineers: 'Free text without constraints or validation.',
  instead: 'Define what is valid per field; check it on the server, help with it in the page.',
  confidence: 'likely',
  find: (files) => {
    if (files.some((file) => validates.test(file.code))) return [];
    return files.flatMap((file) =>
      oncePerLine(file.elements.filter(acceptsAnything).map((element) => place(file, element))),
    );
  },
};

function acceptsAnything(element: MarkupElement): boolean {
  const { tag, attributes, spread } = element;
  if (spread || isSearchField(element) || !(tag === 'input' || tag === 'textarea')) return false;
  const type = attributes.has('type') ? attributes.get('type') : 'text';
  return (
    typeof type === 'string' &&
    /^(?:text|password|tel)$/i.test(type) &&
    !constraints.some((name) => attributes.has(name))
  );
}
