/**
 * **maintainability/control-without-name** (likely)
 *
 * A button or link has no text, or a field has no label, so that people who listen to the page or speak to it cannot
 * use it (WCAG 2.2: 4.1.2 and 3.3.2). A placeholder is no label: it is gone as soon as somebody types.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

const names = ['aria-label', 'aria-labelledby', 'title'];
const selfNamed = /^(?:hidden|submit|reset|button|image)$/i;

export const controlWithoutName: GapRule = {
  rule: 'maintainability/control-without-name',
  axis: 'maintainability',
  inPlainWords: 'People who cannot see the page are not told what this control is for.',
  forEngineers: 'Control without an accessible name (WCAG 2.2, 4.1.2 and 3.3.2).',
  instead: 'Give every button a text and every field a label; test with a screen reader.',
  confidence: 'likely',
  find: placesInEachFile((file) => {
    const labelled = labelledIn(file);
    return oncePerLine(
      file.elements.filter((element) => isNameless(element, labelled)).map((element) => place(file, element)),
    );
  }),
};

/** The ids of fields that a label names; `undefined` among them stands for ids that only running code knows. */
function labelledIn(file: SourceFile): ReadonlySet<string | true | undefined> {
  return new Set(
    file.elements
      .filter(({ tag, attributes }) => /^label$/i.test(tag) && attributes.has('for'))
      .map(({ attributes }) => attributes.get('for')),
  );
}

function isNameless(element: MarkupElement, labelled: ReadonlySet<string | true | undefined>): boolean {
  const { tag, attributes, spread } = element;
  if (spread || attributes.get('aria-hidden') === 'true' || names.some((name) => isGiven(attributes, name)))
    return false;
  switch (tag) {
    case 'button':
    case 'a':
      return !(tag === 'a' && !attributes.has('href')) && !says(element);
    case 'input':
    case 'select':
    case 'textarea':
      if (selfNamed.test(String(attributes.get('type')))) return false;
      return !inLabel(element) && !(attributes.has('id') && labelled.has(attributes.get('id')));
    default:
      return false;
  }
}

/** Whether an attribute has a value, or one that only running code knows. */
function isGiven(attributes: MarkupElement['attributes'], name: string): boolean {
  const value = attributes.get(name);
  return attributes.has(name) && (typeof value !== 'string' || value.trim() !== '');
}

function inLabel({ parent }: MarkupElement): boolean {
  if (parent === undefined) return false;
  return /label$|^Field$/i.test(parent.tag) || inLabel(parent);
}

/** Letters, digits or words from code, or a picture or part inside that has a name. Marks such as × say nothing. */
function says({ text, dynamic, children }: MarkupElement): boolean {
  return dynamic || /[\p{L}\d]/u.test(text) || children.some(partSays);
}

function partSays({ tag, attributes, spread, children }: MarkupElement): boolean {
  const component = /^[A-Z]/.test(tag) && !tag.endsWith('Icon');
  if (component || spread || tag === 'title' || tag === 'slot') return true;
  return isGiven(attributes, 'alt') || isGiven(attributes, 'aria-label') || children.some(partSays);
}
