import type { Picture, PictureMark, PictureRole } from '../../evidence/pictures/picture.ts';
import { fitText, label } from '../../evidence/pictures/pictureText.ts';
import type { Step } from '../../experiment/hypothesis.ts';
import { placeLanes, type Lane } from './flowLanes.ts';
import type { ScreenLink } from './screenLinks.ts';

/** A screen as the map shows it. */
interface MapScreen {
  readonly id: string;
  /** The states besides the one it opens in. */
  readonly states: readonly string[];
}

interface Box extends MapScreen {
  readonly title: string;
  /** Of the step; screens that are none have no number. */
  readonly number: number | undefined;
}

const width = 640;
const edge = 16;
const boxHeight = 46;
const gap = 26;
const laneWidth = 18;
const arrow = 5;
/** More lines beside each other cannot be told apart. */
const mostLanes = 12;

/**
 * Draws how a prototype's screens lead on: the steps in their order, then screens that are no step. Ways to the next box are
 * drawn between the two, others beside them, those that go back dashed.
 *
 * @returns the same picture for the same arguments, with all of it in words
 */
export function flowMap(
  steps: readonly Pick<Step, 'id' | 'title'>[],
  screens: readonly MapScreen[],
  links: readonly ScreenLink[],
): Picture {
  const boxes = boxesOf(steps, screens);
  const rows = new Map(boxes.map(({ id }, row) => [id, row]));
  const ways = links.flatMap(({ from, to }) => {
    const [start, end] = [rows.get(from), rows.get(to)];
    return start === undefined || end === undefined || start === end ? [] : [{ start, end }];
  });
  const near = ways.filter(({ start, end }) => end === start + 1);
  const lanes = placeLanes(ways.filter(({ start, end }) => end !== start + 1)).filter(
    ({ lane }) => lane < mostLanes,
  );
  const used = Math.max(0, ...lanes.map(({ lane }) => lane + 1));
  const boxWidth = width - 2 * edge - used * laneWidth;
  return {
    width,
    height: 2 * edge + boxes.length * boxHeight + Math.max(0, boxes.length - 1) * gap,
    title: 'How the screens lead on',
    description: describe(boxes, links),
    marks: [
      ...near.flatMap(({ end }) => downMarks(end, boxWidth)),
      ...lanes.flatMap((lane) => laneMarks(lane, boxWidth)),
      ...boxes.flatMap((box, row) => boxMarks(box, row, boxWidth)),
    ],
  };
}

function boxesOf(steps: readonly Pick<Step, 'id' | 'title'>[], screens: readonly MapScreen[]): Box[] {
  const statesOf = (id: string) => screens.find((screen) => screen.id === id)?.states ?? [];
  const own = steps.map(({ id, title }, index) => ({ id, title, number: index + 1, states: statesOf(id) }));
  const others = screens.filter(({ id }) => !steps.some((step) => step.id === id));
  return [...own, ...others.map(({ id, states }) => ({ id, title: id, number: undefined, states }))];
}

function topOf(row: number): number {
  return edge + row * (boxHeight + gap);
}

function boxMarks({ title, number, states }: Box, row: number, boxWidth: number): PictureMark[] {
  const [top, right, bottom] = [topOf(row), edge + boxWidth, topOf(row) + boxHeight];
  const role: PictureRole = number === undefined ? 'axis' : 'bar';
  const side = (x1: number, y1: number, x2: number, y2: number): PictureMark => ({
    kind: 'line', role, x1, y1, x2, y2, dashed: number === undefined,
  }); // prettier-ignore
  const name = number === undefined ? title : `${number}. ${title}`;
  const inside = boxWidth - 24;
  const middle = top + boxHeight / 2 + 4;
  const tags =
    states.length === 0 ? [] : [label(edge + 12, middle + 10, fitText(states.join(' · '), inside), 'muted')];
  const said: PictureMark = {
    kind: 'text', role: 'text', x: edge + 12, y: tags.length === 0 ? middle : middle - 8,
    text: fitText(name, inside * 0.95), anchor: 'start', bold: number !== undefined,
  }; // prettier-ignore
  return [
    side(edge, top, right, top),
    side(right, top, right, bottom),
    side(right, bottom, edge, bottom),
    side(edge, bottom, edge, top),
    said,
    ...tags,
  ];
}

/** From the box above into a box. */
function downMarks(row: number, boxWidth: number): PictureMark[] {
  const [x, end] = [edge + boxWidth / 2, topOf(row)];
  return [
    { kind: 'line', role: 'value', x1: x, y1: end - gap, x2: x, y2: end, thick: true },
    { kind: 'line', role: 'value', x1: x - arrow, y1: end - arrow, x2: x, y2: end, thick: true },
    { kind: 'line', role: 'value', x1: x + arrow, y1: end - arrow, x2: x, y2: end, thick: true },
  ];
}

/** Out of the right side of a box, along its lane, and into the right side of another. */
function laneMarks({ start, end, lane }: Lane, boxWidth: number): PictureMark[] {
  const side = edge + boxWidth;
  const x = side + laneWidth * (lane + 1);
  const [y1, y2] = [topOf(start) + boxHeight * 0.7, topOf(end) + boxHeight * 0.3];
  const line = (fromX: number, fromY: number, toX: number, toY: number, dashed: boolean): PictureMark => ({
    kind: 'line', role: 'value', x1: fromX, y1: fromY, x2: toX, y2: toY, dashed,
  }); // prettier-ignore
  const goesBack = end < start;
  return [
    line(side, y1, x, y1, goesBack),
    line(x, y1, x, y2, goesBack),
    line(x, y2, side, y2, goesBack),
    line(side + arrow, y2 - arrow, side, y2, false),
    line(side + arrow, y2 + arrow, side, y2, false),
  ];
}

function describe(boxes: readonly Box[], links: readonly ScreenLink[]): string {
  if (boxes.length === 0) return 'There are no screens.';
  const titles = new Map(boxes.map(({ id, title }) => [id, title]));
  return boxes
    .map(({ id, title, number, states }) => {
      const targets = links.flatMap(({ from, to }) => (from === id ? (titles.get(to) ?? []) : []));
      const name = number === undefined ? `Also “${title}”` : `Step ${number}, “${title}”`;
      const leads = targets.length === 0 ? '' : ` leads to ${targets.map((each) => `“${each}”`).join(', ')}`;
      const has = states.length === 0 ? '' : `; states: ${states.join(', ')}`;
      return `${name}${leads}${has}.`;
    })
    .join(' ');
}
