import { barChanges } from '../barChanges.ts';
import type { EvidenceReading, VariantReading } from '../evidenceReading.ts';
import { barLines, type Bars, type TextBox } from './barLines.ts';
import type { Picture, PictureMark } from './picture.ts';
import { settingOf, space, type PictureOptions, type PictureSetting } from './pictureOptions.ts';
import { fitText, label, textWidth } from './pictureText.ts';
import { fill } from './pictureWords.ts';
import { percent, shareAxis, shareX } from './shareAxis.ts';

/** Each variant's share of successes with its 95 % interval, on an axis from 0 to 100 % that shows both bars. */
export function intervalAgainstBar(
  { variants, target, killShare, amendments }: Bars & Pick<EvidenceReading, 'variants' | 'amendments'>,
  options: PictureOptions = {},
): Picture {
  const setting = settingOf(options);
  const { width, words } = setting;
  const top = space.edge + 2 * space.line;
  const rowHeight = space.row + space.line;
  const bottom = top + variants.length * rowHeight;
  const changed = barChanged(amendments, words);
  const labels = variants.flatMap((variant, index) => labelBoxes(variant, top + index * rowHeight, setting));
  const marks = [
    ...shareAxis(bottom, setting),
    ...barLines({ target, killShare }, top, bottom, labels, setting),
    ...variants.flatMap((variant, index) => variantRow(variant, top + index * rowHeight, setting)),
    ...(changed === undefined
      ? []
      : [label(space.edge, bottom + 2 * space.line, fitText(changed, width - 2 * space.edge))]),
  ];
  const percents = [percent(target), percent(killShare)] as const;
  return {
    width,
    height: bottom + (changed === undefined ? 1 : 2) * space.line + space.edge,
    title: words.interval,
    description: [
      ...variants.map((one) => describe(one, words)),
      fill(words.intervalBars, ...percents),
      ...(changed === undefined ? [] : [`${changed}.`]),
    ].join(' '),
    marks,
  };
}

/** A picture is shown without what is written around it, so it says itself that its bar was moved. */
function barChanged(
  amendments: EvidenceReading['amendments'],
  words: PictureSetting['words'],
): string | undefined {
  const changes = barChanges(amendments);
  if (changes === 0) return undefined;
  return changes === 1 ? words.barChangedOnce : fill(words.barChanged, changes);
}

/** Where a variant's name and its count stand. */
function labelBoxes(variant: VariantReading, top: number, setting: PictureSetting): TextBox[] {
  const { name, count } = labelsOf(variant, setting);
  const [left, right] = [space.edge, setting.width - space.edge];
  const y = top + space.line;
  return [
    { left, right: left + textWidth(name), y },
    { left: right - textWidth(count), right, y },
  ];
}

function labelsOf(
  { variant, successes, participants }: VariantReading,
  { width, words }: PictureSetting,
): { readonly name: string; readonly count: string } {
  const count = participants === 0 ? words.nothing : fill(words.ofPeople, successes, participants);
  const room = width - 2 * space.edge - textWidth(count) - space.gap;
  return { name: fitText(fill(words.variant, variant), room), count };
}

function variantRow(variant: VariantReading, top: number, setting: PictureSetting): PictureMark[] {
  const { interval, successes, participants } = variant;
  const { width } = setting;
  const { name, count } = labelsOf(variant, setting);
  const y = top + space.line + 14;
  const named: PictureMark[] = [
    label(space.edge, top + space.line, name),
    label(width - space.edge, top + space.line, count, participants === 0 ? 'muted' : 'text', 'end'),
  ];
  if (!interval) return named;
  const [low, high] = [shareX(interval.lower, width), shareX(interval.upper, width)];
  const cap = (x: number): PictureMark => ({
    kind: 'line',
    role: 'value',
    x1: x,
    y1: y - 5,
    x2: x,
    y2: y + 5,
    thick: true,
  });
  return [
    ...named,
    { kind: 'line', role: 'value', x1: low, y1: y, x2: high, y2: y, thick: true },
    cap(low),
    cap(high),
    { kind: 'circle', role: 'value', x: shareX(successes / participants, width), y, radius: 5 },
  ];
}

function describe(
  { variant, successes, participants, interval }: VariantReading,
  words: PictureSetting['words'],
) {
  const name = fill(words.variant, variant);
  if (!interval) return `${name}. ${words.nothing}`;
  return fill(
    words.intervalLine,
    name,
    successes,
    participants,
    percent(interval.lower),
    percent(interval.upper),
  );
}
