import { taskOutcomes } from '../evidenceEvent.ts';
import { outcomeSymbol } from './outcomeSymbol.ts';
import type { PictureMark } from './picture.ts';
import { space, type PictureSetting } from './pictureOptions.ts';
import { label, textWidth } from './pictureText.ts';

/** The outcomes in the order in which they are shown. */
export const shownOutcomes = [...taskOutcomes, 'none'] as const;

/** What the signs mean, in as many lines as it takes. @returns the marks and the y below them */
export function legend(
  top: number,
  { width, words }: PictureSetting,
): { marks: PictureMark[]; bottom: number } {
  const marks: PictureMark[] = [];
  let x: number = space.edge;
  let y = top + space.line;
  for (const outcome of shownOutcomes) {
    const needed = 18 + textWidth(words[outcome]);
    if (x > space.edge && x + needed > width - space.edge) {
      x = space.edge;
      y += space.line;
    }
    marks.push(...outcomeSymbol(outcome, x + 5, y - 4, 5), label(x + 16, y, words[outcome], 'muted'));
    x += needed + space.gap;
  }
  return { marks, bottom: y + space.edge };
}
