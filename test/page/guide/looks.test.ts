import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { picturesFolder } from '../../support/paths.ts';
import { type ThemeName, themeNames } from '../../support/themeTokens.ts';
import { tooWide, violations } from '../looks.ts';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';

/** Pictures are for people to look at; nobody does in CI, where they would take a minute. */
const pictures = process.env['CI'] === undefined ? { scale: 2 } : undefined;
const pictured: readonly ThemeName[] = ['light', 'dark', 'highContrast'];

describe('guide: looks', function () {
  this.timeout(60_000);
  let harness: GuideHarness;
  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    harness = await GuideHarness.start();
  });
  after(() => harness.stop());

  for (const [name, state] of Object.entries(situations)) {
    it(`${name}: nothing keeps anyone out, in any theme and from 280 pixels on, with everything unfolded`, async () => {
      const guide = await harness.open(pictures);
      if (state) await guide.show(state);
      for (const theme of pictured) await picture(guide, `${name}-${theme}`, theme);
      await unfold(guide);
      for (const theme of themeNames) {
        await guide.dress(theme);
        assert.deepEqual(await violations(guide.page, theme), [], theme);
      }
      for (const width of [500, 300, 280]) {
        await guide.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await tooWide(guide.page), [], `${width} pixels`);
      }
      await picture(guide, `${name}-280`);
      await guide.page.setViewportSize({ width: 360, height: 800 });
      await guide.page.evaluate(() =>
        document.documentElement.style.setProperty('--vscode-font-size', '26px'),
      );
      assert.deepEqual(await tooWide(guide.page), [], 'twice as large');
      await picture(guide, `${name}-200-percent`);
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
      assert.deepEqual(await violations(guide.page, theme), [], theme);
    }
    assert.deepEqual(await tooWide(guide.page), []);
    for (const theme of pictured) await picture(guide, `problems-${theme}`, theme);
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

  it('tells which outcome is chosen also where the system’s own colours are forced', async () => {
    const guide = await harness.open();
    await guide.show(situations.live);
    await guide.page.emulateMedia({ forcedColors: 'active' });
    const outcome = guide.page.locator('.outcome', { hasText: 'Did it alone' }).first();
    const drawn = async (checked: boolean): Promise<string> => {
      await outcome.locator('input').evaluate((input: HTMLInputElement, to) => (input.checked = to), checked);
      return (await outcome.screenshot()).toString('base64');
    };
    const chosen = await drawn(true);
    const same = (await drawn(false)) === chosen;
    assert.equal(same, false);
    await guide.close();
  });

  it('keeps still for those who asked for less motion', async () => {
    const guide = await harness.open();
    await guide.show(situations.generating);
    assert.equal(await guide.page.evaluate(() => document.getAnimations().length), 0);
    await guide.close();
  });
});

/** @param theme left out, it stays as it is */
async function picture(guide: GuidePage, name: string, theme?: ThemeName): Promise<void> {
  if (!pictures) return;
  if (theme) await guide.dress(theme);
  await guide.page.screenshot({ path: path.join(picturesFolder, `guide-${name}.png`), fullPage: true });
}

async function unfold({ page }: GuidePage): Promise<void> {
  await page.evaluate(async () => {
    const drawn = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const steps = document.querySelectorAll<HTMLElement>('.step-toggle[aria-expanded=false]');
    for (const step of steps) {
      step.click();
      await drawn();
    }
    for (const details of document.querySelectorAll('details')) details.open = true;
    const buttons = '.chips [aria-expanded=false], .personal > button.link';
    for (const button of document.querySelectorAll<HTMLElement>(buttons)) button.click();
    await drawn();
  });
  assert.equal(await page.locator('.step-toggle[aria-expanded=false]').count(), 0);
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
