/**
 * **scale/image-without-size** (possible)
 *
 * A picture has neither `width` and `height` nor a style that says them: the page jumps when it arrives, and nothing
 * keeps a picture of any size from being loaded.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';

export const imageWithoutSize: GapRule = {
  rule: 'scale/image-without-size',
  axis: 'scale',
  inPlainWords: 'Pictures of any size are loaded, and the page jumps when they arrive.',
  forEngineers: 'Images without intrinsic size or responsive sources; layout shift.',
  instead: 'Serve resized pictures (srcset) and reserve their space.',
  confidence: 'possible',
  find: inEachFile((file) => file.elements.filter((element) => element.tag === 'img' && !isSized(element))),
};

function isSized({ attributes, spread }: MarkupElement): boolean {
  const style = attributes.get('style');
  const styled = attributes.has('style') && (typeof style !== 'string' || /width|height/.test(style));
  return spread || styled || (attributes.has('width') && attributes.has('height'));
}
