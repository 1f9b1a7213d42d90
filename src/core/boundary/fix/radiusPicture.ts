import { escapeHtml } from '../../escapeHtml.ts';
import { oneLine } from '../../handoff/markdown/escape.ts';
import type { Zone } from '../zone.ts';
import { zoneNames } from '../zoneNames.ts';
import type { BlastRadius } from './blastRadius.ts';
import { radiusColumns, type RadiusColumn } from './radiusColumns.ts';
import { describeRadius } from './radiusWords.ts';
import { inEnglish } from './words.ts';

const column = { width: 216, gap: 44 };
const row = { height: 46, gap: 8 };
const margin = 24;
const head = 64;
/** Columns of a fixed-width font at 12 px that fit into a box. */
const longestLine = 26;

/**
 * The blast radius as an SVG picture that stands alone: no script, font or address. It has a ground of its own and
 * follows the reader's light, dark or high-contrast preference; its description says all it shows, so that nobody
 * needs to see it.
 *
 * @param style of its own; a page that brings one for these class names passes an empty text
 */
export function radiusPicture(radius: BlastRadius, style = ownStyle): string {
  const columns = radiusColumns(radius);
  const rows = Math.max(
    ...columns.map((one) => one.shown.length + (one.count > one.shown.length ? 1 : 0)),
    1,
  );
  const width = 2 * margin + columns.length * (column.width + column.gap) - column.gap;
  const height = 2 * margin + head + rows * (row.height + row.gap);
  const left = (index: number): number => margin + index * (column.width + column.gap);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    '<title id="title">Blast radius</title>',
    `<desc id="description">${text(describeRadius(radius).map(inEnglish).join(' '))}</desc>`,
    ...(style === '' ? [] : [`<style>${style}</style>`]),
    `<rect class="ground" width="${width}" height="${height}" rx="12"/>`,
    ...columns.slice(1).map((_, index) => arrow(left(index + 1))),
    ...columns.flatMap((one, index) => drawColumn(one, left(index), radius)),
    '</svg>',
    '',
  ].join('\n');
}

/** Contrast of text against its ground is 4.5 : 1 and more in each scheme. */
const ownStyle = [
  'text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}',
  '.name,.place{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}',
  '.title{font-weight:600}.quiet{fill:#59636e}.ground{fill:#fff;stroke:#d1d9e0}',
  '.box{fill:#f6f8fa;stroke:#d1d9e0}.gated{fill:#fff8c5;stroke:#9a6700}.open{fill:#dafbe1;stroke:#1a7f37}',
  '.tests{fill:#ddf4ff;stroke:#0969da}.beyond{fill:#ffebe9;stroke:#cf222e}.arrow{stroke:#59636e;fill:none;stroke-width:1.5}',
  '@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.ground{fill:#0d1117;stroke:#3d444d}',
  '.box{fill:#151b23;stroke:#3d444d}.gated{fill:#272115;stroke:#d29922}.open{fill:#12261e;stroke:#3fb950}',
  '.tests{fill:#121d2f;stroke:#4493f8}.beyond{fill:#25171c;stroke:#f85149}.arrow{stroke:#9198a1}}',
  '@media(forced-colors:active){text{fill:CanvasText}rect{fill:Canvas!important;stroke:CanvasText!important}.arrow{stroke:CanvasText}}',
].join('');

function drawColumn({ id, title, count, shown }: RadiusColumn, left: number, radius: BlastRadius): string[] {
  const more = count > shown.length ? [`and ${count - shown.length} more`] : [];
  return [
    `<text class="title" x="${left}" y="${margin + 16}">${text(title)}</text>`,
    `<text class="quiet" x="${left}" y="${margin + 38}">${count} ${count === 1 ? 'file' : 'files'}</text>`,
    ...shown.flatMap((path, index) => box(left, index, path, kindOf(id, path, radius))),
    ...more.map(
      (words) => `<text class="quiet" x="${left + 12}" y="${top(shown.length) + 20}">${words}</text>`,
    ),
  ];
}

/** A file's name above its folder; of a changed one its zone is said too, and not only by colour. */
function box(left: number, index: number, path: string, kind: BoxKind): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const zone = kind.zone === undefined ? '' : `${zoneNames[kind.zone]}${folder === '' ? '' : ' · '}`;
  const line = (name: string, down: number, value: string): string =>
    `<text class="${name}" x="${left + 12}" y="${top(index) + down}">${text(value)}</text>`;
  return [
    '<g>',
    `<title>${text(path)}</title>`,
    `<rect class="box ${kind.style}" x="${left}" y="${top(index)}" width="${column.width}" height="${row.height}" rx="6"/>`,
    line('name', 19, shorten(path.slice(folder.length), longestLine)),
    line('place quiet', 36, `${zone}${shorten(folder, longestLine - zone.length)}`),
    '</g>',
  ];
}

function top(index: number): number {
  return margin + head + index * (row.height + row.gap);
}

function arrow(left: number): string {
  const [from, to, y] = [left - column.gap + 10, left - 10, margin + 12];
  return `<path class="arrow" d="M${from} ${y}H${to}m-6 -5l6 5l-6 5"/>`;
}

interface BoxKind {
  readonly style: string;
  readonly zone?: Zone | undefined;
}

function kindOf(id: RadiusColumn['id'], path: string, { files }: BlastRadius): BoxKind {
  if (id !== 'changed') return { style: id === 'tests' ? 'tests' : '' };
  const zone = files.find((file) => file.path === path)?.placement.zone;
  return { style: zone === 'open' || zone === 'gated' ? zone : 'beyond', zone };
}

/** The end of a path tells files apart; where it is too long for so many columns, its beginning goes. East Asian characters take two columns. */
function shorten(value: string, columns: number): string {
  const characters = Array.from(oneLine(value));
  let [room, start] = [columns, characters.length];
  while (start > 0 && room > 0) {
    start -= 1;
    room -= (characters[start]?.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  }
  return room >= 0 && start === 0 ? characters.join('') : `…${characters.slice(start + 2).join('')}`;
}

function text(value: string): string {
  return escapeHtml(oneLine(value));
}
