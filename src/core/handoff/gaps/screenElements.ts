import { contract } from '../../prototype/contract.ts';
import { type Screen, screensIn } from '../screens.ts';
import type { MarkupElement } from './markupElement.ts';
import { remember } from './remember.ts';
import type { SourceFile } from './sourceFile.ts';

/** A screen, its element and the elements in it. */
export interface ScreenElements {
  readonly screen: Screen;
  readonly inside: readonly MarkupElement[];
}

/** The screens of a prototype (see screens.ts). */
export const screensOf = remember((files: readonly SourceFile[]) => screensIn(files));

/** The screens whose element is written out, each with that element and what is written inside it. */
export const screenElements: (files: readonly SourceFile[]) => readonly ScreenElements[] =
  remember(findElements);

function findElements(files: readonly SourceFile[]): ScreenElements[] {
  const elements = new Map(
    files.flatMap((file) =>
      file.elements
        .filter(({ attributes }) => typeof attributes.get(contract.screen) === 'string')
        .map((element) => [String(element.attributes.get(contract.screen)), element] as const)
        .toReversed(),
    ),
  );
  return screensOf(files).flatMap((screen) => {
    const element = elements.get(screen.id);
    return element === undefined ? [] : [{ screen, inside: [element, ...below(element)] }];
  });
}

/** The elements inside an element, in document order. */
function* below(element: MarkupElement): Iterable<MarkupElement> {
  for (const child of element.children) {
    yield child;
    yield* below(child);
  }
}

/** Whether code fills this element: it is a place for things and nothing is written in it. */
export function isFilledByCode({ tag, children, text, attributes, origin }: MarkupElement): boolean {
  const place = /^(?:div|section|ul|ol|table|tbody|dl)$/.test(tag);
  const known =
    attributes.has('id') ||
    attributes.has('class') ||
    [...attributes.keys()].some((name) => name.startsWith('data-'));
  return origin === 'html' && place && known && children.length === 0 && text.trim() === '';
}
