import { escapeHtml } from '../../escapeHtml.ts';
import { pictureTextSize, type Picture, type PictureMark, type PictureRole } from './picture.ts';

type Colours = Readonly<Record<PictureRole | 'ground' | 'edge', string>>;

/** Text has a contrast of 4.5 : 1 on its ground, marks 3 : 1; `onMark` stands on every outcome's colour. */
const light: Colours = {
  ground: '#ffffff',
  edge: '#d0d4da',
  completed: '#17735a',
  assisted: '#8a5a00',
  failed: '#a8322a',
  abandoned: '#6d4a9c',
  none: '#626a75',
  value: '#0b5cad',
  bar: '#1f2328',
  kill: '#a8322a',
  axis: '#8b929c',
  text: '#1f2328',
  muted: '#57606a',
  onMark: '#ffffff',
};

const dark: Colours = {
  ground: '#1e1e1e',
  edge: '#4a4f57',
  completed: '#5fcfa8',
  assisted: '#e3b04b',
  failed: '#ff8f85',
  abandoned: '#c3a3f0',
  none: '#a9b0ba',
  value: '#74b7ff',
  bar: '#f0f2f5',
  kill: '#ff8f85',
  axis: '#7d8590',
  text: '#f0f2f5',
  muted: '#b3bac4',
  onMark: '#16181b',
};

/** `neutral` is a light card with a border, readable on any page, as pictures in Markdown do not follow its theme. */
export const palettes = { light, dark, neutral: { ...light, ground: '#fbfbfa' } } as const;
export type Palette = keyof typeof palettes;

/**
 * The picture as one SVG file: no scripts, styles, fonts or links, and every text escaped.
 *
 * @returns the same text for the same picture, ended by a newline
 */
export function pictureToSvg(picture: Picture, palette: Palette): string {
  const { width, height, title, description, marks } = picture;
  const colours: Colours = palettes[palette];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img" aria-labelledby="title description" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif" font-size="${pictureTextSize}">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="description">${xmlText(description)}</desc>`,
    `<rect x="0.5" y="0.5" width="${n(width - 1)}" height="${n(height - 1)}" rx="6" fill="${colours.ground}" stroke="${colours.edge}"/>`,
    ...marks.map((mark) => markToSvg(mark, colours)),
    '</svg>\n',
  ].join('\n');
}

function markToSvg(mark: PictureMark, colours: Colours): string {
  const colour = colours[mark.role];
  if (mark.kind === 'rect')
    return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" rx="2" fill="${colour}"/>`;
  if (mark.kind === 'line') {
    const dash = mark.dashed ? ' stroke-dasharray="4 4"' : '';
    return `<line x1="${n(mark.x1)}" y1="${n(mark.y1)}" x2="${n(mark.x2)}" y2="${n(mark.y2)}" stroke="${colour}" stroke-width="${mark.thick ? 2 : 1}" stroke-linecap="round"${dash}/>`;
  }
  if (mark.kind === 'circle') {
    const paint = mark.hollow ? `fill="none" stroke="${colour}" stroke-width="2"` : `fill="${colour}"`;
    return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.radius)}" ${paint}/>`;
  }
  const weight = mark.bold ? ' font-weight="600"' : '';
  return `<text x="${n(mark.x)}" y="${n(mark.y)}" text-anchor="${mark.anchor}" fill="${colour}"${weight}>${xmlText(mark.text)}</text>`;
}

/** A length with two digits at most. */
function n(length: number): string {
  return `${Math.round(length * 100) / 100}`;
}

/** XML has no control characters and no lone surrogates; marks that turn the reading direction around are left out too. */
function xmlText(text: string): string {
  return escapeHtml(
    text
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, ' '),
  );
}
