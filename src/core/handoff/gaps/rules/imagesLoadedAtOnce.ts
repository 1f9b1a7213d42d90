/**
 * **scale/images-loaded-at-once** (likely)
 *
 * Each item of a list brings its own picture, and all are loaded at once: no `loading="lazy"`. One picture that is the
 * same for all items, and icons of up to 64 pixels, are left alone.
 */
import { meaningsOf } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { isFixedList } from '../listOrigin.ts';
import { listWalks } from '../listWalks.ts';
import type { MarkupElement } from '../markupElement.ts';
import { callsWithin, isFunction, isWithin } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import type { SourceFile } from '../sourceFile.ts';

const largestIcon = 64;

export const imagesLoadedAtOnce: GapRule = {
  rule: 'scale/images-loaded-at-once',
  axis: 'scale',
  inPlainWords: 'All pictures of the list are loaded at once, those nobody scrolls to as well.',
  forEngineers: 'Per-item images without lazy loading.',
  instead: 'Lazy loading below the fold, thumbnails from an image service.',
  confidence: 'likely',
  find: inEachFile((file) => {
    const pictures = file.elements.filter(isHeavy);
    const code = pictures.length === 0 ? [] : codePerItem(file);
    return pictures.filter(({ node }) => node && code.some((one) => isWithin(node, one)));
  }),
};

function isHeavy({ tag, attributes, spread }: MarkupElement): boolean {
  const itsOwn = attributes.has('src') && attributes.get('src') === undefined;
  const icon = Number(attributes.get('width') ?? Infinity) <= largestIcon;
  return tag === 'img' && itsOwn && !spread && !icon && !attributes.has('loading');
}

/** What runs once for each item of a list: the bodies of loops, and functions called in them. */
function codePerItem(file: SourceFile) {
  return listWalks(file)
    .filter(({ list }) => !isFixedList(file, list))
    .flatMap(({ body }) => [
      body,
      ...callsWithin(file, body).flatMap(({ callee }) => meaningsOf(file, pathOf(callee)).filter(isFunction)),
    ]);
}
