import { pictureTextSize, type PictureMark, type PictureRole } from './picture.ts';

/** How wide a letter of the usual fonts is at most on average, in parts of its height: nothing can measure it here. */
const widthPerLetter = 0.56;

/** Letters of East Asian scripts are as wide as they are high, and so are pictographs. */
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]|\p{Extended_Pictographic}/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as single letters. */
function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function letterWidth(letter: string): number {
  return pictureTextSize * (wide.test(letter) ? 1 : widthPerLetter);
}

/** About how wide a text is, in pixels. */
export function textWidth(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return `${beginning(text, width - letterWidth('…')).trimEnd()}…`;
}

/** As many letters of the beginning as fit; the last of several words may be cut. */
function beginning(text: string, width: number): string {
  let used = 0;
  let fits = '';
  for (const letter of lettersOf(text)) {
    used += letterWidth(letter);
    if (used > width) break;
    fits += letter;
  }
  return fits;
}

/** Breaks a text into lines no wider than `width`; the last of `most` lines is cut with an ellipsis. */
export function wrapText(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1 && textWidth(rest) > width) {
    const line = lineOf(rest, width);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? lines : [...lines, fitText(rest, width)];
}

/** As many whole words as fit, or as many letters where one word is too wide; at least one letter. */
function lineOf(text: string, width: number): string {
  const fits = beginning(text, width);
  const cut = Math.max(fits.lastIndexOf(' '), text[fits.length] === ' ' ? fits.length : -1);
  if (cut > 0) return text.slice(0, cut);
  return fits === '' ? text.slice(0, lettersOf(text)[0]?.length) : fits;
}

/** A text mark. */
export function label(
  x: number,
  y: number,
  text: string,
  role: PictureRole = 'text',
  anchor: 'start' | 'middle' | 'end' = 'start',
): PictureMark {
  return { kind: 'text', role, x, y, text, anchor };
}
