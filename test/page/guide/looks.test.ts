import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { after, before, describe, it } from 'mocha';
import { picturesFolder } from '../../support/paths.ts';
import { type ThemeName, themeNames } from '../../support/themeTokens.ts';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictured: ReadonlySet<ThemeName> = new Set(['light', 'dark', 'highContrast']);

/** What axe's own script leaves in the page. */
declare const axe: { run(options: object): Promise<AxeResults> };

describe('guide: looks', function () {
  this.timeout(60_000);
  let harness: GuideHarness;
  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    harness = await GuideHarness.start();
  });
  after(() => harness.stop());

  for (const [name, state] of Object.entries(situations)) {
    it(`${name}: nothing keeps anyone out, in any theme`, async () => {
      const guide = await harness.open({ scale: 2 });
      if (state) await guide.show(state);
      for (const theme of themeNames) {
        await guide.dress(theme);
        assert.deepEqual(await violations(guide), [], theme);
        if (pictured.has(theme)) await picture(guide, `${name}-${theme}`);
      }
      await guide.close();
    });

    it(`${name}: fits 300 and 500 pixels with every step unfolded`, async () => {
      const guide = await harness.open();
      if (state) await guide.show(state);
      await unfold(guide);
      for (const width of [300, 500]) {
        await guide.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await tooWide(guide), [], `${width} pixels`);
      }
      await guide.close();
    });
  }

  it('keeps out nobody with every step unfolded and every problem shown', async () => {
    const guide = await harness.open();
    await guide.show(situations['first-time']);
    await guide.button('Frame only').click();
    await unfold(guide);
    for (const theme of themeNames) {
      await guide.dress(theme);
      assert.deepEqual(await violations(guide), [], theme);
      if (pictured.has(theme)) await picture(guide, `problems-${theme}`);
    }
    assert.deepEqual(await tooWide(guide), []);
    await guide.close();
  });

  it('writes examples in empty fields so that they can be read', async () => {
    const guide = await harness.open();
    await guide.show(situations['first-time']);
    for (const theme of themeNames) {
      await guide.dress(theme);
      const faintest = await placeholderContrast(guide);
      assert.ok(faintest >= 4.5, `${theme}: ${faintest}`);
    }
    await guide.close();
  });

  it('shows where the focus is, on whatever can have it', async () => {
    const guide = await harness.open({ theme: 'highContrast' });
    await guide.show(situations.testing);
    const unmarked: string[] = [];
    for (let press = 0; press < 30; press += 1) {
      await guide.page.keyboard.press('Tab');
      if (!(await isFocusVisible(guide))) unmarked.push(await guide.focused());
    }
    assert.deepEqual(unmarked, []);
    await guide.close();
  });

  it('keeps still for those who asked for less motion', async () => {
    const guide = await harness.open();
    await guide.show(situations.generating);
    assert.equal(await guide.page.evaluate(() => document.getAnimations().length), 0);
    await guide.close();
  });
});

async function violations({ page }: GuidePage): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(async () => {
    return await axe.run({ resultTypes: ['violations'] });
  });
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
}

async function picture({ page }: GuidePage, name: string): Promise<void> {
  await page.screenshot({ path: path.join(picturesFolder, `guide-${name}.png`), fullPage: true });
}

async function unfold({ page }: GuidePage): Promise<void> {
  const folded = page.locator('.step-toggle[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** Elements that stick out of the page, and the page itself when it scrolls sideways. */
async function tooWide({ page }: GuidePage): Promise<string[]> {
  return await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const isOut = (element: Element): boolean => {
      const { width, right, left } = element.getBoundingClientRect();
      return width > 1 && (right > limit + 0.5 || left < -0.5);
    };
    const scrolls = document.documentElement.scrollWidth > limit ? ['the page scrolls sideways'] : [];
    return [
      ...scrolls,
      ...[...document.querySelectorAll('main *')].filter(isOut).map((one) => one.outerHTML.slice(0, 120)),
    ];
  });
}

/** Whether the focused control, or the one drawn in its place, has an outline. */
async function isFocusVisible({ page }: GuidePage): Promise<boolean> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return true;
    const drawn = [focused, focused.closest('.outcome')]
      .filter((one) => one !== null)
      .map((one) => getComputedStyle(one));
    return drawn.some(({ outlineStyle, opacity }) => outlineStyle !== 'none' && opacity !== '0');
  });
}

/** The lowest contrast (WCAG 2, 1 to 21) between a placeholder and its field; axe leaves placeholders out. */
async function placeholderContrast({ page }: GuidePage): Promise<number> {
  return await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const luminance = (...layers: string[]): number => {
      for (const layer of layers) {
        context.fillStyle = layer;
        context.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((channel) => {
        const value = channel / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratios = [...document.querySelectorAll('textarea')].map((field) => {
      const behind = getComputedStyle(field).backgroundColor;
      const back = luminance(behind);
      const front = luminance(behind, getComputedStyle(field, '::placeholder').color);
      return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    });
    return Math.min(...ratios);
  });
}
