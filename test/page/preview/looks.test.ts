import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import type { PreviewView } from '../../../src/protocol/preview.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder } from '../../support/paths.ts';
import { themeNames } from '../../support/themeTokens.ts';
import { buildParts, compilePage } from '../prototype/pages.ts';
import { tooWide, violations } from '../looks.ts';
import { sampleView, ShellPage } from './support/shellPage.ts';

const shop = `<!doctype html><html lang="en"><title>Cheese of the week</title>
<main data-screen="list"><h1>Cheese of the week</h1><p>Three cheeses from small dairies, chosen on Monday.</p>
<button data-go="basket">Add to basket</button></main>
<main data-screen="basket"><h1>Your basket</h1></main>`;
const faulty = `${shop}<script>setTimeout(() => prices.total()); fetch('https://api.example/prices').catch(() => {});</script>`;
const bare = { version: undefined, turn: undefined, problem: undefined };
const variants = [
  { id: 'a', note: 'The first one' },
  { id: 'b', note: 'Asks for the address last' },
];
const version = { madeAt: '2026-05-04T10:00:00.000Z' };
const problem = {
  message:
    'A fix for this same error did not help, so nothing was sent: “prices is not defined”. Undo it, or say in your own words what should happen.',
  action: 'Undo the Fix',
};

/** What the shell can look like, by a name for its picture. */
const situations: Readonly<Record<string, PreviewView>> = {
  plain: sampleView,
  compare: {
    ...sampleView,
    variants,
    panes: [
      { ...bare, variant: 'a' },
      { ...bare, variant: 'b', version },
    ],
  },
  busy: { ...sampleView, variants, panes: [{ ...bare, variant: 'a', turn: 'The model writes …' }] },
  stopped: {
    ...sampleView,
    panes: [{ ...bare, variant: 'a', problem }],
    spending: { tokens: 312_450, dollars: 1.2, estimated: true, tokenCap: 1_000_000, dollarCap: 5 },
  },
};
const pictured = new Set(['light', 'dark', 'highContrast']);

describe("the preview's looks", function () {
  this.timeout(120_000);
  let browser: Browser;
  let parts: PageParts;

  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [name, view] of Object.entries(situations)) {
    it(`keeps out nobody and fits at 360 and 1100 pixels: ${name}`, async () => {
      const page = await browser.newPage({ viewport: { width: 1100, height: 700 }, reducedMotion: 'reduce' });
      const shell = await ShellPage.start(page);
      const html = compilePage({ 'index.html': name === 'stopped' ? faulty : shop }, parts);
      await shell.show(Object.fromEntries(view.panes.map(({ variant }) => [variant, html])), view);
      await shell.reported('painted', view.panes.length);
      for (const theme of themeNames) {
        await shell.dress(theme);
        assert.deepEqual(await violations(shell.page, theme), [], theme);
        for (const width of [360, 1100]) {
          await page.setViewportSize({ width, height: 700 });
          assert.deepEqual(await tooWide(shell.page), [], `${theme} ${width}`);
          if (!pictured.has(theme)) continue;
          await page.screenshot({ path: path.join(picturesFolder, `preview-${name}-${theme}-${width}.png`) });
        }
      }
      await page.close();
    });
  }

  it('shows the box that asks what should change, and where pointing is', async () => {
    const page = await browser.newPage({ viewport: { width: 700, height: 640 } });
    const shell = await ShellPage.start(page, 'dark');
    await shell.show({ a: compilePage({ 'index.html': shop }, parts) });
    await shell.reported('painted');
    await page.getByLabel('Width').selectOption('phone');
    await page.getByRole('button', { name: 'Point at an element' }).click();
    await shell.prototype().getByText('Add to basket').hover();
    await page.screenshot({ path: path.join(picturesFolder, 'preview-pointing-dark.png') });
    await shell.prototype().getByText('Add to basket').click();
    await page.getByRole('form').waitFor();
    await page.screenshot({ path: path.join(picturesFolder, 'preview-change-dark.png') });
    assert.deepEqual(await violations(shell.page), []);
    await page.close();
  });

  it('stays usable at 200 % zoom, where half as many pixels are left', async () => {
    const page = await browser.newPage({ viewport: { width: 450, height: 320 }, deviceScaleFactor: 2 });
    const shell = await ShellPage.start(page);
    const view = situations['stopped'] ?? sampleView;
    await shell.show({ a: compilePage({ 'index.html': faulty }, parts) }, view);
    await shell.reported('error');
    assert.deepEqual(await tooWide(shell.page), []);
    for (const name of ['Reload', /^Fix: prices is not defined/, 'Undo the Fix']) {
      await page.getByRole('button', { name }).scrollIntoViewIfNeeded();
      assert.equal(await page.getByRole('button', { name }).isVisible(), true, String(name));
    }
    await page.screenshot({ path: path.join(picturesFolder, 'preview-zoomed.png') });
    await page.close();
  });

  it('shows where the focus is, on whatever can have it', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const shell = await ShellPage.start(page, 'highContrast');
    await shell.show({ a: compilePage({ 'index.html': faulty }, parts) }, situations['stopped']);
    await shell.reported('error');
    const unmarked: string[] = [];
    for (let press = 0; press < 14; press += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body || element instanceof HTMLIFrameElement) return '';
        return getComputedStyle(element).outlineStyle === 'none' ? element.outerHTML.slice(0, 100) : '';
      });
      if (focused !== '') unmarked.push(focused);
    }
    assert.deepEqual(unmarked, []);
    await page.close();
  });
});
