import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { briefPictures } from '../../../src/core/handoff/briefPictures.ts';
import type { Brief } from '../../../src/core/handoff/briefSchema.ts';
import { decidedReading } from '../../../src/core/handoff/decidedReading.ts';
import { svgDataUri } from '../../../src/core/handoff/html/dataUri.ts';
import { renderHtml } from '../../../src/core/handoff/html/renderHtml.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder } from '../../support/paths.ts';
import { goldenBriefs } from '../../unit/handoff/support/goldenRecords.ts';
import { sampleRecords } from '../../unit/handoff/support/sampleRecords.ts';
import { tooWide, violations } from '../looks.ts';

/** What a sheet leaves beside the margins of the page, in pixels of CSS: 210 mm and 215.9 mm less 28 mm. */
const sheets = { A4: 688, Letter: 710 } as const;
const address = `https://example.com/${'without'.repeat(30)}`;
const named = (name: string): Brief => {
  const found = goldenBriefs.find(([each]) => each === name);
  return found?.[1] ?? assert.fail(name);
};
const final = named('final');
/** Pictures are for people to look at; nobody does in CI. */
const isPictured = process.env['CI'] === undefined;
const briefs = new Map<string, Brief>([
  ...goldenBriefs,
  ['addresses', withAddresses(final)],
  ['many tasks', withTasks(final)],
]);

/** In the place of the picture of a screen, as large as a phone's. */
const screen = svgDataUri(
  '<svg xmlns="http://www.w3.org/2000/svg" width="390" height="844"><text x="20" y="60">Order again</text></svg>',
);

describe('the brief as a page', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    browser = await launchChromium();
  });
  after(() => browser.close());

  const open = async (brief: Brief, width: number, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 1000 }, ...options });
    await page.setContent(renderHtml(brief, imagesOf(brief)));
    return page;
  };

  for (const [name, brief] of briefs)
    it(`fits on paper, so that no printer shrinks or cuts it: ${name}`, async () => {
      const page = await open(brief, sheets.A4);
      await page.emulateMedia({ media: 'print' });
      for (const width of Object.values(sheets)) {
        await page.setViewportSize({ width, height: 1000 });
        assert.deepEqual(await tooWide(page), [], `${width}`);
      }
      await page.close();
    });

  it('is dark on white on paper, whatever the screen is like, and says all that it says there', async () => {
    const page = await open(named('untested'), sheets.A4, { colorScheme: 'dark' });
    const shown = await page.locator('main').innerText();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
    assert.deepEqual(colours, { backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(31, 35, 40)' });
    assert.equal(await page.locator('main').innerText(), shown);
    for (const notice of [/^Draft, not ready to hand off/, /^Do not merge it/])
      assert.equal(await page.getByText(notice).first().isVisible(), true, String(notice));
    assert.deepEqual(await violations(page), []);
    await page.close();
  });

  it('keeps together on paper what belongs together', async () => {
    const page = await open(final, sheets.A4);
    await page.emulateMedia({ media: 'print' });
    const lone = (selector: string, property: 'breakInside' | 'breakAfter' | 'breakBefore') =>
      page
        .locator(selector)
        .evaluateAll(
          (all, of) =>
            all.length === 0
              ? ['there is none']
              : all.filter((one) => getComputedStyle(one)[of] !== 'avoid').map((one) => one.outerHTML),
          property,
        );
    for (const whole of ['tr', 'img', 'li', '#engineering-review ~ ul'])
      assert.deepEqual(await lone(whole, 'breakInside'), [], whole);
    for (const leading of ['h1, h2, h3', 'p:has(+ .wide)', '.wide:not(.screens) tbody tr:first-child'])
      assert.deepEqual(await lone(leading, 'breakAfter'), [], leading);
    assert.deepEqual(await lone('.wide:not(.screens) tbody tr:last-child', 'breakBefore'), []);
    await page.close();
  });

  it('has letters on paper that can be read, in tables no larger than around them', async () => {
    const page = await open(final, sheets.A4);
    await page.emulateMedia({ media: 'print' });
    const points = await page
      .locator('p, li, td')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * 0.75));
    assert.ok(Math.min(...points) >= 9 && Math.max(...points) <= 11, `${[...new Set(points)].join(', ')} pt`);
    await page.close();
  });

  it('keeps out nobody on a screen, light or dark or in colours of their own, large or small', async () => {
    const looks = { light: {}, dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' } } as const;
    for (const [look, options] of Object.entries(looks)) {
      const page = await open(final, 1000, options);
      assert.deepEqual(await violations(page), [], look);
      for (const width of [1000, 360]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await besideThePage(page), [], `${look} ${width}`);
        if (!isPictured) continue;
        const file = path.join(picturesFolder, `brief-page-${look}-${width}.png`);
        await page.screenshot({ path: file, fullPage: true });
      }
      await page.close();
    }
  });

  it('lets tables of sentences scroll on a phone instead of writing a word a line', async () => {
    const page = await open(final, 360);
    const table = page.getByRole('region', { name: 'Scale' });
    const cell = await table.getByRole('cell').first().boundingBox();
    assert.ok(cell && cell.width > 120, `${cell?.width} pixels`);
    assert.ok(await table.evaluate((one) => one.scrollWidth > one.clientWidth));
    await page.close();
  });
});

function imagesOf(brief: Brief): Map<string, string> {
  const drawings = briefPictures(decidedReading(sampleRecords), sampleRecords);
  return new Map([
    ...brief.screens.flatMap((one) => ('file' in one ? [[one.file, screen] as const] : [])),
    ...drawings.map(({ file, svg }) => [file, svgDataUri(svg)] as const),
  ]);
}

/** The brief where people have written addresses that no line can hold. */
function withAddresses(brief: Brief): Brief {
  return {
    ...brief,
    hypothesis: { belief: address, segment: address, problem: address, riskiestAssumption: address },
    flow: brief.flow.map((step) => ({ ...step, title: address, detail: address })),
    openQuestions: brief.openQuestions.map((each) => ({ ...each, question: address })),
  };
}

/** The brief of a test with as many tasks as its table of sessions has columns for, all with its longest words. */
function withTasks(brief: Brief): Brief {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const [criterion = assert.fail('no criterion')] = brief.acceptanceCriteria;
  const { evidence } = brief;
  const outcomes = ids.map((task) => ({ task, outcome: 'assisted' as const }));
  return {
    ...brief,
    acceptanceCriteria: ids.map((task, index) => ({ ...criterion, id: `AC${index + 1}`, task })),
    evidence: { ...evidence, sessions: evidence.sessions.map((one) => ({ ...one, outcomes })) },
  };
}

/** What sticks out of the page where nothing scrolls. */
async function besideThePage(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const blocks = [...document.querySelectorAll('main > *')];
    const out = blocks.filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5);
    return [...(scrollWidth > clientWidth ? ['the page'] : []), ...out.map((one) => one.outerHTML)];
  });
}
