import type { PrototypeFinding } from './finding.ts';
import { type HtmlElement, attribute, elementsOf, lineOf, textOf } from './markup.ts';

/** Inputs that name themselves by their value, or that nobody sees. */
const selfNamed = /^(hidden|submit|reset|button|image)$/i;

/**
 * The basics without which some people cannot use the page: pictures have a text, buttons and links say what
 * they do, fields have a label (WCAG 2.2, 1.1.1, 4.1.2 and 3.3.2). Names that script sets are not seen.
 */
export function checkAccess(elements: readonly HtmlElement[], file: string): PrototypeFinding[] {
  const labelled = new Set(
    elements
      .filter((element) => element.tagName === 'label')
      .flatMap((label) => attribute(label, 'for') ?? []),
  );
  const inLabels = new Set(
    elements.filter((element) => element.tagName === 'label').flatMap((label) => elementsOf(label)),
  );
  const findings: PrototypeFinding[] = [];
  for (const element of elements) {
    const message = mistake(element, inLabels.has(element) || labelled.has(attribute(element, 'id') ?? ''));
    if (message !== undefined) findings.push({ severity: 'warning', file, line: lineOf(element), message });
  }
  return findings;
}

function mistake(element: HtmlElement, hasLabel: boolean): string | undefined {
  const named = ['aria-label', 'aria-labelledby', 'title'].some((name) => attribute(element, name)?.trim());
  if (attribute(element, 'aria-hidden') === 'true' || named) return undefined;
  switch (element.tagName) {
    case 'img':
      return attribute(element, 'alt') === undefined ? 'This picture has no alt text' : undefined;
    case 'button':
      return says(element) ? undefined : 'This button does not say what it does';
    case 'a':
      return says(element) ? undefined : 'This link does not say where it leads';
    case 'input':
      if (selfNamed.test(attribute(element, 'type') ?? 'text')) return undefined;
      return hasLabel ? undefined : 'This field has no label';
    case 'select':
    case 'textarea':
      return hasLabel ? undefined : 'This field has no label';
    default:
      return undefined;
  }
}

/** Text, or a picture or part inside that has a name. */
function says(element: HtmlElement): boolean {
  if (textOf(element).trim() !== '') return true;
  return elementsOf(element).some(
    (part) => attribute(part, 'alt')?.trim() || attribute(part, 'aria-label')?.trim(),
  );
}
