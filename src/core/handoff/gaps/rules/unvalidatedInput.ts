/**
 * **security/unvalidated-input** (likely)
 *
 * A text field accepts anything: it has no `required`, `pattern`, `min…` or `max…`, and no code of the
 * prototype mentions validation. What a server must check was not thought about here.
 */
import type { GapRule } from '../gap.ts';
import { tagAt } from '../readCode.ts';
import { placesOf } from '../sourceFile.ts';

const validates = /\b(?:checkValidity|reportValidity|setCustomValidity|validat\w*|isValid\w*)\b/i;
const constrained = /\b(?:required|pattern|min|max|minlength|maxlength|readonly|disabled)\b/i;
const freeText = /\btype\s*=\s*["']?(?:text|password|tel)\b/i;

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
      placesOf(file, 'markup', /<(?:input|textarea)(?=[\s/>])/gi, (match) =>
        acceptsAnything(tagAt(file.markup, match.index)),
      ),
    );
  },
};

function acceptsAnything(tag: string): boolean {
  const typed = /\btype\s*=/i.test(tag);
  return !constrained.test(tag) && (!typed || freeText.test(tag));
}
