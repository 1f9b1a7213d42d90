import type { EvidenceReading } from '../evidenceReading.ts';
import { pictureTextSize, type PictureMark } from './picture.ts';
import { space, type PictureSetting } from './pictureOptions.ts';
import { label, textWidth } from './pictureText.ts';
import { fill } from './pictureWords.ts';
import { percent, shareX } from './shareAxis.ts';

/** Where the bars are, as shares from 0 to 1. */
export type Bars = Pick<EvidenceReading, 'target' | 'killShare'>;

/** Where a line of text stands; `y` is its baseline. */
export interface TextBox {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Between a line and a text beside it. */
const margin = 3;

/**
 * Both bars, their names in two lines so that they never meet; the stop bar is dashed. Lines make room for every text in
 * their way.
 *
 * @param texts what else stands between `top` and `bottom`, from top to bottom
 */
export function barLines(
  { target, killShare }: Bars,
  top: number,
  bottom: number,
  texts: readonly TextBox[],
  { width, words }: PictureSetting,
): PictureMark[] {
  const named = (share: number, text: string, y: number): { text: string; box: TextBox } => {
    const half = textWidth(text) / 2;
    const middle = Math.min(width - space.edge - half, Math.max(space.edge + half, shareX(share, width)));
    return { text, box: { left: middle - half, right: middle + half, y } };
  };
  const pass = named(target, fill(words.passBar, percent(target)), top - space.line - 6);
  const kill = named(killShare, fill(words.killBar, percent(killShare)), top - 6);
  return [
    ...barLine('bar', shareX(target, width), pass.box.y + 4, bottom, [kill.box, ...texts]),
    name(pass, 'text'),
    ...barLine('kill', shareX(killShare, width), kill.box.y + 4, bottom, texts),
    name(kill, 'muted'),
  ];
}

function name({ text, box }: { text: string; box: TextBox }, role: 'text' | 'muted'): PictureMark {
  return label((box.left + box.right) / 2, box.y, text, role, 'middle');
}

function barLine(
  role: 'bar' | 'kill',
  x: number,
  from: number,
  to: number,
  texts: readonly TextBox[],
): PictureMark[] {
  const parts: (readonly [y1: number, y2: number])[] = [];
  let begin = from;
  for (const { left, right, y } of texts) {
    if (x < left - margin || x > right + margin) continue;
    parts.push([begin, y - pictureTextSize]);
    begin = y + margin + 2;
  }
  return [...parts, [begin, to] as const]
    .filter(([y1, y2]) => y2 > y1)
    .map(([y1, y2]) => ({
      kind: 'line',
      role,
      x1: x,
      y1,
      x2: x,
      y2,
      thick: true,
      dashed: role === 'kill',
    }));
}
