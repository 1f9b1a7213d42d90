/**
 * **maintainability/click-on-plain-element** (likely)
 *
 * Something that is not a control reacts to clicks (`<div onclick="…">`). It cannot be reached with the keyboard, and
 * nothing says that it can be used (WCAG 2.2: 2.1.1 and 4.1.2).
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';

const plain =
  /^(?:div|span|li|ul|p|td|th|tr|img|svg|section|article|header|footer|main|figure|h[1-6]|strong|em|i|b|dd|dt)$/;

export const clickOnPlainElement: GapRule = {
  rule: 'maintainability/click-on-plain-element',
  axis: 'maintainability',
  inPlainWords: 'This works with a mouse only; a keyboard or screen reader does not reach it.',
  forEngineers: 'Click handler on an element without role and focus (WCAG 2.2, 2.1.1 and 4.1.2).',
  instead: 'Use a button or a link.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    oncePerLine(file.elements.filter(isMouseOnly).map((element) => place(file, element))),
  ),
};

function isMouseOnly({ tag, attributes, spread, code }: MarkupElement): boolean {
  if (!plain.test(tag) || spread || !attributes.has('onclick')) return false;
  if (attributes.has('role') && attributes.has('tabindex')) return false;
  return !onlyStops(code.get('onclick'), attributes.get('onclick'));
}

/** Whether the handler does nothing but keep the click from reaching what lies around. */
function onlyStops(code: Node | undefined, text: string | true | undefined): boolean {
  if (code?.type === 'ArrowFunctionExpression') return pathOf(code.body).endsWith('.stopPropagation()');
  return typeof text === 'string' && /^\s*event\.stopPropagation\(\);?\s*$/.test(text);
}
