import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SaxesParser } from 'saxes';
import { describeEvidence } from '../../../src/core/evidence/describeEvidence.ts';
import type { EvidenceReading } from '../../../src/core/evidence/evidenceReading.ts';
import { drawPicture } from '../../../src/core/evidence/pictures/drawPicture.ts';
import { outcomeSymbol } from '../../../src/core/evidence/pictures/outcomeSymbol.ts';
import {
  pictureNames,
  type Picture,
  type PictureMark,
  type PictureRole,
} from '../../../src/core/evidence/pictures/picture.ts';
import { palettes, pictureToSvg } from '../../../src/core/evidence/pictures/pictureToSvg.ts';
import { titledPicture } from '../../../src/core/evidence/pictures/titledPicture.ts';
import { textWidth } from '../../../src/core/evidence/pictures/pictureText.ts';
import { pictureWords } from '../../../src/core/evidence/pictures/pictureWords.ts';
import { hostileText } from '../handoff/support/hostileText.ts';
import { sessionsOf, testedExperiment, type Tried } from './evidenceLogs.ts';

const tried: readonly Tried[] = [
  { code: 'P1', runs: { a: ['completed', 'completed'] } },
  { code: 'P2', runs: { a: ['completed', 'assisted'] } },
  { code: 'P3', runs: { a: ['completed', 'failed'] } },
  { code: 'P4', runs: { b: ['abandoned', undefined] } },
  { code: 'P5', runs: { b: ['completed', 'completed'] } },
];
const reading = describeEvidence(sessionsOf(tried), testedExperiment());
const empty = describeEvidence([], testedExperiment());
const widths = [240, 280, 320, 640, 1200];

function withText(given: EvidenceReading, text: string): EvidenceReading {
  return {
    ...given,
    variants: given.variants.map((variant) => ({
      ...variant,
      variant: text,
      tasks: variant.tasks.map((task) => ({ ...task, goal: text })),
      rows: variant.rows.map((row) => ({ ...row, participant: text })),
    })),
  };
}

/** Left and right end of a mark. */
function reach(mark: PictureMark): readonly [number, number] {
  if (mark.kind === 'rect') return [mark.x, mark.x + mark.width];
  if (mark.kind === 'line') return [Math.min(mark.x1, mark.x2), Math.max(mark.x1, mark.x2)];
  if (mark.kind === 'circle') return [mark.x - mark.radius, mark.x + mark.radius];
  const width = textWidth(mark.text);
  const before = { start: 0, middle: width / 2, end: width }[mark.anchor];
  return [mark.x - before, mark.x - before + width];
}

/** Whether an upright line goes through the letters of a text. */
function crosses(line: PictureMark, text: PictureMark): boolean {
  if (line.kind !== 'line' || text.kind !== 'text') return false;
  const [left, right] = reach(text);
  return line.x1 > left && line.x1 < right && line.y1 < text.y && line.y2 > text.y - 9;
}

function depth(mark: PictureMark): number {
  if (mark.kind === 'rect') return mark.y + mark.height;
  if (mark.kind === 'line') return Math.max(mark.y1, mark.y2);
  return mark.kind === 'circle' ? mark.y + mark.radius : mark.y;
}

function assertInside({ width, height, marks, title }: Picture): void {
  for (const mark of marks) {
    const [left, right] = reach(mark);
    assert.ok(left >= 0 && right <= width + 0.01, `${title} at ${width}: ${JSON.stringify(mark)}`);
    assert.ok(depth(mark) <= height, `${title} at ${width}: ${JSON.stringify(mark)} below ${height}`);
  }
}

describe('pictures of the evidence', () => {
  for (const name of pictureNames)
    it(`${name} stays within its edges at every width, with evidence and without`, () => {
      for (const width of widths)
        for (const of of [
          reading,
          empty,
          withText(reading, 'A very long goal that somebody wrote down '.repeat(9)),
        ])
          for (const picture of [drawPicture(name, of, { width, now: '2026-03-09T10:00:00.000Z' })]) {
            assertInside(picture);
            assertInside(titledPicture(picture, 'Order again, '.repeat(40)));
          }
    });

  it('tell outcomes apart by shape, not by colour alone', () => {
    const kinds = ['completed', 'assisted', 'failed', 'abandoned', 'none'] as const;
    const shapes = kinds.map((outcome) => JSON.stringify(outcomeSymbol(outcome, 0, 0, 5, 'text')));
    assert.equal(new Set(shapes).size, kinds.length);
    const { marks } = drawPicture('outcomes', reading);
    for (const role of kinds)
      assert.ok(
        marks.some((mark) => mark.role === role),
        role,
      );
  });

  it('the funnel draws as many as there are, on one scale', () => {
    const { marks, description } = drawPicture('funnel', reading);
    const bars = marks.filter((mark) => mark.kind === 'rect');
    const [find, order] = [reading.variants[0]?.tasks[0], reading.variants[0]?.tasks[1]];
    assert.deepEqual([find?.begun, order?.begun], [3, 3]);
    const whole = bars.find((bar) => bar.role === 'completed')?.width ?? 0;
    const third = bars.find((bar) => bar.role === 'assisted')?.width ?? 0;
    assert.ok(Math.abs((whole + 1.5) / (third + 1.5) - 3) < 0.01);
    assert.match(description, /Order it again: 3 began; 1 alone, 1 with help, 1 failed, 0 gave up\./);
  });

  it('the interval is drawn where its numbers are', () => {
    const { marks, width } = drawPicture('interval', reading);
    const x = (share: number) => 16 + share * (width - 32);
    const bar = marks.find((mark) => mark.kind === 'line' && mark.role === 'bar');
    assert.ok(bar?.kind === 'line');
    assert.ok(Math.abs(bar.x1 - x(0.8)) < 0.01);
    const line = marks.find((mark) => mark.kind === 'line' && mark.role === 'value' && mark.x1 !== mark.x2);
    const interval = reading.variants[0]?.interval;
    assert.ok(line?.kind === 'line' && interval);
    assert.ok(Math.abs(line.x1 - x(interval.lower)) < 0.01 && Math.abs(line.x2 - x(interval.upper)) < 0.01);
  });

  it('the interval says itself that its bar was changed, as pictures are shown alone', () => {
    const change = {
      at: '2026-03-02T09:00:00.000Z',
      reason: 'Too strict',
      fields: ['criterion'],
      sessionsBefore: 0,
    };
    const other = { ...change, fields: ['tasks'] };
    const words = (amendments: EvidenceReading['amendments']) => {
      const picture = drawPicture('interval', { ...reading, amendments }, { width: 280 });
      assertInside(picture);
      const drawn = picture.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      const found = (text: string) => /Bar changed after the lock \((.*?)\)/.exec(text)?.[1];
      return [found(drawn.join('\n')), found(picture.description)];
    };
    assert.deepEqual(words([]), [undefined, undefined]);
    assert.deepEqual(words([other]), [undefined, undefined]);
    assert.deepEqual(words([change, other]), ['once', 'once']);
    assert.deepEqual(words([change, change]), ['2 times', '2 times']);
  });

  it('the time to signal goes from the locked plan to the decision', () => {
    const decided = { ...reading, timeline: { ...reading.timeline, decided: '2026-03-04T10:00:00.000Z' } };
    assert.match(drawPicture('time', decided).description, /^From the locked plan to the decision: 3 days\./);
    const open = drawPicture('time', reading, { now: '2026-03-06T09:00:00.000Z' });
    assert.match(open.description, /^Nothing is decided yet; since the plan was locked: 5 days\./);
  });

  it('no line of a bar goes through a text, wherever the bars are', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shares, shares, fc.constantFrom(...widths), (target, killShare, width) => {
        const { marks } = drawPicture('interval', { ...reading, target, killShare }, { width });
        const texts = marks.filter((mark) => mark.kind === 'text');
        const lines = marks.filter((mark) => mark.kind === 'line' && ['bar', 'kill'].includes(mark.role));
        for (const line of lines)
          for (const text of texts)
            assert.ok(!crosses(line, text), `${width}: ${JSON.stringify([line, text])}`);
        for (const role of ['bar', 'kill']) assert.ok(lines.some((line) => line.role === role));
      }),
      { numRuns: 300 },
    );
  });

  it('every line of the time to signal has its name beside it', () => {
    const timeline = { ...reading.timeline, decided: '2026-03-04T10:00:00.000Z' };
    const { marks } = drawPicture('time', { ...reading, timeline });
    const thick = marks.find((mark) => mark.kind === 'line' && mark.thick);
    assert.ok(thick?.kind === 'line');
    const beside = marks.find((mark) => mark.kind === 'text' && Math.abs(mark.y - thick.y1) < 6);
    assert.equal(beside?.kind === 'text' && beside.text, 'Time to signal');
    const open = drawPicture('time', reading, { now: '2026-03-06T09:00:00.000Z' });
    assert.ok(open.marks.some((mark) => mark.kind === 'text' && mark.text === 'Time to signal so far'));
  });

  it('say in a file of their own what they show and of which experiment', () => {
    const bare = drawPicture('funnel', reading);
    const titled = titledPicture(bare, 'Order again');
    const texts = (picture: Picture) => picture.marks.filter((mark) => mark.kind === 'text');
    assert.deepEqual(
      texts(titled)
        .slice(0, 2)
        .map(({ text }) => text),
      ['How each task went', 'Order again'],
    );
    assert.equal(titled.title, 'How each task went · Order again');
    const down = titled.height - bare.height;
    assert.deepEqual(
      texts(titled)
        .slice(2)
        .map(({ y }) => y - down),
      texts(bare).map(({ y }) => y),
    );
  });

  it('do not grow without end, and say what is left out', () => {
    const many = Array.from({ length: 300 }, (_, index): Tried => ({
      code: `P${index}`,
      runs: { a: ['completed', 'completed'] },
    }));
    const { height, marks } = drawPicture('outcomes', describeEvidence(sessionsOf(many), testedExperiment()));
    assert.ok(height < 1400);
    assert.ok(marks.some((mark) => mark.kind === 'text' && mark.text === '260 more are not drawn.'));
  });

  it('speak the language they are given', () => {
    const words = Object.fromEntries(Object.keys(pictureWords).map((key) => [key, `«${key}» {0}`]));
    for (const name of pictureNames) {
      const picture = drawPicture(name, reading, { words: { ...pictureWords, ...words } });
      assert.ok(picture.title.startsWith('«'), name);
      for (const mark of picture.marks)
        if (mark.kind === 'text') assert.match(mark.text, /«|\d|–|\d+ %|…/, `${name}: ${mark.text}`);
    }
  });
});

describe('pictures as SVG', () => {
  it('are sound XML with a title and a description, whatever people and files are called', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...pictureNames), (text, name) => {
        const svg = pictureToSvg(drawPicture(name, withText(reading, text)), 'neutral');
        const elements = new Set<string>();
        const attributes = new Set<string>();
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('opentag', (tag) => {
          elements.add(tag.name);
          for (const attribute of Object.keys(tag.attributes)) attributes.add(attribute);
        });
        parser.write(svg).close();
        const allowed = new Set(['svg', 'title', 'desc', 'rect', 'line', 'circle', 'text']);
        assert.deepEqual(
          [...elements].filter((element) => !allowed.has(element)),
          [],
        );
        assert.deepEqual(
          [...attributes].filter((one) => /^on|href|style/i.test(one)),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('come out the same for the same evidence, and give the screen reader all figures', () => {
    const svg = pictureToSvg(drawPicture('interval', reading), 'neutral');
    assert.equal(svg, pictureToSvg(drawPicture('interval', reading), 'neutral'));
    assert.match(svg, /role="img" aria-labelledby="title description"/);
    assert.match(svg, /<desc id="description">Variant A: 1 of 3 did every task alone/);
  });

  it('have enough contrast in every palette: 4.5 for text, 3 for marks', () => {
    for (const [palette, colours] of Object.entries(palettes)) {
      const on = (ground: string, role: PictureRole, least: number) =>
        assert.ok(contrast(colours[role], ground) >= least, `${palette} ${role}`);
      for (const role of ['text', 'muted'] as const) on(colours.ground, role, 4.5);
      for (const role of ['completed', 'assisted', 'failed', 'abandoned', 'none'] as const) {
        on(colours.ground, role, 3);
        on(colours[role], 'onMark', 4.5);
      }
      for (const role of ['value', 'bar', 'kill', 'axis'] as const) on(colours.ground, role, 3);
    }
  });
});

/** Contrast of two colours by WCAG 2. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
