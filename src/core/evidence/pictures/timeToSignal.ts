import type { EvidenceReading } from '../evidenceReading.ts';
import type { Picture, PictureMark } from './picture.ts';
import { settingOf, space, type PictureOptions, type PictureSetting } from './pictureOptions.ts';
import { fitText, label, textWidth, wrapText } from './pictureText.ts';
import { fill, type PictureWords } from './pictureWords.ts';

interface Moment {
  readonly name: string;
  readonly at: string;
  readonly past: boolean;
}

const dayLength = 86_400_000;

/**
 * From framing to decision, one row per moment on one time scale; the time to signal is that from the locked plan to the
 * decision, which has a row of its own.
 */
export function timeToSignal(
  { timeline }: Pick<EvidenceReading, 'timeline'>,
  options: PictureOptions = {},
): Picture {
  const setting = settingOf(options);
  const { width, words } = setting;
  const moments = momentsOf(timeline, words, options.now);
  const last = moments.at(-1) ?? { at: timeline.framed };
  const start = Date.parse(timeline.framed);
  const length = Math.max(1, Date.parse(last.at) - start);
  const span = spanOf(timeline, words, options.now);
  const names = [...moments.map(nameOf), ...(span ? [span.name] : [])];
  const nameWidth = Math.min(width * 0.65, Math.max(...names.map(textWidth)));
  const x = (at: string) =>
    space.edge +
    nameWidth +
    6 +
    ((Date.parse(at) - start) / length) * (width - nameWidth - 2 * space.edge - 12);
  const said = signalLine(timeline, words, options.now);
  const lines = wrapText(said, width - 2 * space.edge, 3);
  const top = space.edge + lines.length * space.line + 4;
  return {
    width,
    height: top + names.length * space.row + space.edge,
    title: words.time,
    description: [said, ...moments.map(({ name, at }) => fill(words.timeLine, name, dayOf(at)))].join(' '),
    marks: [
      ...lines.map((line, index) => label(space.edge, space.edge + space.line * (index + 1) - 4, line)),
      ...moments.flatMap((moment, index) =>
        momentMarks(moment, top + index * space.row, nameWidth, x, setting),
      ),
      ...(span ? spanMarks(span, top + moments.length * space.row, nameWidth, x) : []),
    ],
  };
}

function momentsOf(
  { framed, locked, firstSession, lastSession, decided }: EvidenceReading['timeline'],
  words: PictureWords,
  now: string | undefined,
): Moment[] {
  const all: readonly (readonly [name: string, at: string | undefined])[] = [
    [words.framed, framed],
    [words.locked, locked],
    [words.firstSession, firstSession],
    [words.lastSession, lastSession === firstSession ? undefined : lastSession],
    [words.decided, decided],
  ];
  const past = all.flatMap(([name, at]): Moment[] => (at === undefined ? [] : [{ name, at, past: true }]));
  const today = decided === undefined && now !== undefined ? [{ name: words.now, at: now, past: false }] : [];
  return [...past.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)), ...today];
}

function nameOf({ name, at }: Moment): string {
  return `${name} · ${dayOf(at)}`;
}

function momentMarks(
  moment: Moment,
  top: number,
  nameWidth: number,
  x: (at: string) => number,
  { width }: PictureSetting,
): PictureMark[] {
  const { at, past } = moment;
  const y = top + space.row / 2;
  return [
    label(space.edge, y + 4, fitText(nameOf(moment), nameWidth), past ? 'text' : 'muted'),
    { kind: 'line', role: 'axis', x1: x(at), y1: y, x2: width - space.edge, y2: y },
    { kind: 'circle', role: 'value', x: x(at), y, radius: 5, hollow: !past },
  ];
}

/** The stretch that is the time to signal. */
interface Span {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly isOver: boolean;
}

function spanOf(
  { locked, decided }: EvidenceReading['timeline'],
  words: PictureWords,
  now: string | undefined,
): Span | undefined {
  const to = decided ?? now;
  if (locked === undefined || to === undefined) return undefined;
  const isOver = decided !== undefined;
  return { name: isOver ? words.time : words.timeSoFar, from: locked, to, isOver };
}

/** A row of its own, below those of the moments; dashed while it goes on. */
function spanMarks(
  { name, from, to, isOver }: Span,
  top: number,
  nameWidth: number,
  x: (at: string) => number,
): PictureMark[] {
  const y = top + space.row / 2;
  const ends = { x1: x(from), y1: y, x2: x(to), y2: y };
  return [
    label(space.edge, y + 4, fitText(name, nameWidth)),
    { kind: 'line', role: 'value', ...ends, thick: true, dashed: !isOver },
  ];
}

function signalLine(
  { locked, decided }: EvidenceReading['timeline'],
  words: PictureWords,
  now: string | undefined,
): string {
  if (locked === undefined) return words.notLocked;
  if (decided !== undefined) return fill(words.lockToVerdict, daysBetween(locked, decided, words));
  return now === undefined ? words.undecided : fill(words.notDecided, daysBetween(locked, now, words));
}

function daysBetween(from: string, to: string, words: PictureWords): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
  if (days < 1) return words.sameDay;
  return days === 1 ? words.day : fill(words.days, days);
}

/** The day of an ISO time, in UTC as it is recorded. */
function dayOf(at: string): string {
  return at.slice(0, 10);
}
