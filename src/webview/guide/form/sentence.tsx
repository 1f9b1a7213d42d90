import { Fragment, type ComponentChildren } from 'preact';

/**
 * A translated sentence with controls in the middle of it.
 * @param template words with names in braces, in the order the language wants: `at least {pass} of {people}`
 * @param parts what stands in for each name
 */
export function fillSentence(
  template: string,
  parts: Readonly<Record<string, ComponentChildren>>,
): ComponentChildren[] {
  return template
    .split(/(\{\w+\})/)
    .map((piece, index) => (
      <Fragment key={index}>{parts[piece.replace(/^\{(\w+)\}$/, '$1')] ?? piece}</Fragment>
    ));
}
