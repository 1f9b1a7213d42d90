import type { EvidenceReading, OutcomeRow, VariantReading } from '../evidenceReading.ts';
import { counts } from '../runStanding.ts';
import { legend } from './legend.ts';
import { outcomeSymbol } from './outcomeSymbol.ts';
import type { Picture, PictureMark } from './picture.ts';
import { settingOf, space, type PictureOptions, type PictureSetting } from './pictureOptions.ts';
import { fitText, label, wrapText } from './pictureText.ts';
import { fill } from './pictureWords.ts';

/** More participants than this are counted instead of drawn, for each variant. */
const mostRows = 40;
const codeWidth = 96;

/** How each task ended for each participant, a row per participant and variant, a column per task. */
export function outcomesGrid(
  { variants }: Pick<EvidenceReading, 'variants'>,
  options: PictureOptions = {},
): Picture {
  const setting = settingOf(options);
  const { words, width } = setting;
  const marks: PictureMark[] = [];
  let y: number = space.edge;
  for (const variant of variants) {
    const drawn = variantGrid(variant, variants.length > 1, y, setting);
    marks.push(...drawn.marks);
    y = drawn.bottom;
  }
  const goals = (variants[0]?.tasks ?? []).flatMap(({ goal }, index) =>
    wrapText(`${index + 1}. ${goal}`, width - 2 * space.edge, 2),
  );
  marks.push(...goals.map((line, index) => label(space.edge, y + space.line * (index + 1), line, 'muted')));
  const signs = legend(y + space.line * goals.length + 6, setting);
  return {
    width,
    height: signs.bottom,
    title: words.outcomes,
    description: variants.map((variant) => describe(variant, variants.length > 1, setting)).join(' '),
    marks: [...marks, ...signs.marks],
  };
}

function variantGrid(variant: VariantReading, named: boolean, top: number, setting: PictureSetting) {
  const { words, width } = setting;
  const { rows, tasks } = variant;
  const marks: PictureMark[] = [];
  let y = top + space.line;
  if (named) {
    const text = fitText(fill(words.variant, variant.variant), width - 2 * space.edge);
    marks.push({ kind: 'text', role: 'text', x: space.edge, y, text, anchor: 'start', bold: true });
    y += space.line;
  }
  if (rows.length === 0) {
    marks.push(label(space.edge, y, words.nothing, 'muted'));
    return { marks, bottom: y + space.edge };
  }
  const columnX = columns(tasks.length, width);
  marks.push(label(space.edge, y, words.participant, 'muted'));
  marks.push(...tasks.map((_, index) => label(columnX(index), y, `${index + 1}`, 'muted', 'middle')));
  marks.push(label(width - space.edge, y, words.success, 'muted', 'end'));
  for (const row of rows.slice(0, mostRows)) {
    y += space.row;
    marks.push(...rowMarks(row, y, columnX, setting));
  }
  if (rows.length > mostRows) {
    y += space.row;
    marks.push(label(space.edge, y, fill(words.more, rows.length - mostRows), 'muted'));
  }
  return { marks, bottom: y + space.edge };
}

/** The middle of each task's column, between the codes and the last column. */
function columns(count: number, width: number): (index: number) => number {
  const room = width - space.edge * 2 - codeWidth - 60;
  const each = Math.min(64, room / Math.max(1, count));
  return (index) => space.edge + codeWidth + each * (index + 0.5);
}

function rowMarks(
  row: OutcomeRow,
  y: number,
  columnX: (index: number) => number,
  { width, words }: PictureSetting,
): PictureMark[] {
  const line = y - space.row + 9;
  return [
    { kind: 'line', role: 'axis', x1: space.edge, y1: line, x2: width - space.edge, y2: line },
    label(space.edge, y, fitText(row.participant, codeWidth - 8)),
    ...row.cells.flatMap((cell, index) => outcomeSymbol(cell.outcome, columnX(index), y - 4, 5)),
    label(
      width - space.edge,
      y,
      successWord(row, words),
      row.standing === 'success' ? 'text' : 'muted',
      'end',
    ),
  ];
}

function successWord({ standing }: OutcomeRow, words: PictureSetting['words']): string {
  if (!counts(standing)) return '–';
  return standing === 'success' ? words.yes : words.no;
}

function describe(variant: VariantReading, named: boolean, { words }: PictureSetting): string {
  const lines = variant.rows
    .slice(0, mostRows)
    .map(({ participant, cells }) =>
      fill(words.outcomesLine, participant, cells.map(({ outcome }) => words[outcome]).join(', ')),
    );
  const more = variant.rows.length - mostRows;
  return [
    ...(named ? [`${fill(words.variant, variant.variant)}.`] : []),
    ...(lines.length === 0 ? [words.nothing] : lines),
    ...(more > 0 ? [fill(words.more, more)] : []),
  ].join(' ');
}
