import type { EvidenceReading, TaskReading, VariantReading } from '../evidenceReading.ts';
import { legend, shownOutcomes } from './legend.ts';
import { outcomeSymbol } from './outcomeSymbol.ts';
import type { Picture, PictureMark } from './picture.ts';
import { settingOf, space, type PictureOptions, type PictureSetting } from './pictureOptions.ts';
import { label, textWidth, wrapText } from './pictureText.ts';
import { fill } from './pictureWords.ts';

const barHeight = 20;

/**
 * How many began each task and how it ended for them, one bar per task and variant. Bars have one scale, so that they
 * get shorter where people drop out.
 */
export function taskFunnel(
  { variants }: Pick<EvidenceReading, 'variants'>,
  options: PictureOptions = {},
): Picture {
  const setting = settingOf(options);
  const most = Math.max(1, ...variants.flatMap(({ tasks }) => tasks.map(({ begun }) => begun)));
  const marks: PictureMark[] = [];
  let y: number = space.edge;
  for (const variant of variants) {
    if (variants.length > 1) {
      y += space.line;
      marks.push({ ...heading(variant, setting, y), bold: true });
      y += 4;
    }
    for (const [index, task] of variant.tasks.entries()) {
      const drawn = taskBar(task, index + 1, y, most, setting);
      marks.push(...drawn.marks);
      y = drawn.bottom;
    }
  }
  const signs = legend(y, setting);
  const { words, width } = setting;
  return {
    width,
    height: signs.bottom,
    title: words.funnel,
    description: variants.map((variant) => describe(variant, variants.length > 1, setting)).join(' '),
    marks: [...marks, ...signs.marks],
  };
}

function heading({ variant }: VariantReading, { words, width }: PictureSetting, y: number) {
  const [text = ''] = wrapText(fill(words.variant, variant), width - 2 * space.edge, 1);
  return { kind: 'text', role: 'text', x: space.edge, y, text, anchor: 'start' } as const;
}

/** How many ended in each way; those who began and did none of it have not finished. */
function countsOf(task: TaskReading): Record<(typeof shownOutcomes)[number], number> {
  const { begun, completed, assisted, failed, abandoned } = task;
  const none = Math.max(0, begun - completed - assisted - failed - abandoned);
  return { completed, assisted, failed, abandoned, none };
}

function taskBar(task: TaskReading, number: number, top: number, most: number, setting: PictureSetting) {
  const { width, words } = setting;
  const began = task.begun === 0 ? words.nobodyBegan : fill(words.began, task.begun);
  const room = width - 2 * space.edge;
  const lines = wrapText(`${number}. ${task.goal}`, room - textWidth(began) - space.gap, 2);
  const marks: PictureMark[] = lines.map((line, index) =>
    label(space.edge, top + space.line * (index + 1), line),
  );
  marks.push(label(width - space.edge, top + space.line, began, 'muted', 'end'));
  const y = top + space.line * lines.length + 6;
  const counts = countsOf(task);
  let x: number = space.edge;
  for (const outcome of shownOutcomes) {
    const length = (counts[outcome] / most) * room;
    if (length > 0) marks.push(...segment(outcome, counts[outcome], x, y, length));
    x += length;
  }
  return { marks, bottom: y + barHeight + 6 };
}

/** One part of a bar with its sign and count, as far as they fit into it. */
function segment(
  outcome: (typeof shownOutcomes)[number],
  count: number,
  x: number,
  y: number,
  length: number,
): PictureMark[] {
  const middle = y + barHeight / 2;
  const marks: PictureMark[] = [
    { kind: 'rect', role: outcome, x, y, width: Math.max(1, length - 1.5), height: barHeight },
  ];
  if (length >= 16) marks.push(...outcomeSymbol(outcome, x + 8, middle, 4, 'onMark'));
  if (length >= 20 + textWidth(`${count}`)) marks.push(label(x + 17, middle + 4, `${count}`, 'onMark'));
  return marks;
}

function describe({ variant, tasks }: VariantReading, named: boolean, { words }: PictureSetting): string {
  const lines = tasks.map(({ goal, begun, completed, assisted, failed, abandoned }) =>
    fill(words.funnelLine, goal, begun, completed, assisted, failed, abandoned),
  );
  return [...(named ? [`${fill(words.variant, variant)}.`] : []), ...lines].join(' ');
}
