/**
 * **maintainability/picture-without-text** (certain)
 *
 * A picture has no `alt`, so that people who cannot see it do not learn what it shows, nor that it is mere
 * decoration (`alt=""`; WCAG 2.2: 1.1.1).
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';

const silent = new Set(['none', 'presentation']);

export const pictureWithoutText: GapRule = {
  rule: 'maintainability/picture-without-text',
  axis: 'maintainability',
  inPlainWords: 'People who cannot see this picture are not told what it shows.',
  forEngineers: 'Image without alternative text (WCAG 2.2, 1.1.1).',
  instead: 'Give it a text that says the same, or mark it as decoration.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    oncePerLine(
      file.elements
        .filter(({ tag, attributes, spread }) => {
          if (tag !== 'img' || spread || attributes.has('alt')) return false;
          if (attributes.get('aria-hidden') === 'true' || silent.has(String(attributes.get('role'))))
            return false;
          return !attributes.has('aria-label') && !attributes.has('aria-labelledby');
        })
        .map((element) => place(file, element)),
    ),
  ),
};
