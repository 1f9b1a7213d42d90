import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder } from '../../support/paths.ts';
import { openPrototype } from './openedPrototype.ts';
import { buildParts, compilePage, SavedPages } from './pages.ts';

const sample = `<title>Cheese of the week</title>
<main data-screen="list"><h1>Cheese of the week</h1><p>Three cheeses from small dairies, chosen on Monday.</p>
<ul><li>Tomme, 200 g</li><li>Sainte-Maure, 250 g</li><li>Roquefort, 150 g</li></ul>
<button data-go="basket">Add to basket</button> <button data-go="basket/empty">Not this week</button></main>
<main data-screen="basket"><h1>Your basket</h1><p data-state="ready">Three cheeses, 24.50</p>
<p data-state="empty">Nothing this week.</p><button data-go="back">Back</button></main>`;

describe('a page that would be blank', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  const saved = new SavedPages();

  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    saved.remove();
  });

  const open = (html: string, options = {}) =>
    openPrototype(browser, saved.save(compilePage({ 'index.html': html }, parts)), options);
  const picture = (name: string) => path.join(picturesFolder, `${name}.png`);

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows an error at the start as a card (${colorScheme})`, async () => {
      const { page, outer, reported } = await open(
        '<div id="app"></div><script>\nrender(prices);\n</script>',
        {
          colorScheme,
        },
      );
      assert.equal((await reported('painted')).empty, true);
      const card = outer().getByRole('alert');
      await card.waitFor();
      assert.match(
        await card.innerText(),
        /stopped before it showed anything[^]*render is not defined \(index\.html:2\)/,
      );
      await page.screenshot({ path: picture(`prototype-error-${colorScheme}`) });
      await page.close();
    });

    it(`shows a sample prototype as it is (${colorScheme})`, async () => {
      const { page, outer, reported } = await open(sample, { colorScheme });
      assert.equal((await reported('painted')).empty, false);
      assert.equal(await outer().getByRole('alert').isVisible(), false);
      await page.screenshot({ path: picture(`prototype-sample-${colorScheme}`) });
      await page.close();
    });
  }

  it('says that an empty page is empty, and starts again on request', async () => {
    const html = '<div data-screen="a"></div>';
    const { page, outer, reported, reports } = await open(html, { width: 360 });
    assert.equal((await reported('painted')).empty, true);
    await outer().getByText('This prototype shows nothing').waitFor();
    await page.screenshot({ path: picture('prototype-empty-narrow') });
    await outer().getByRole('button', { name: 'Start Again' }).click();
    await outer().waitForFunction(() => document.querySelector('#card')?.hasAttribute('hidden') === false);
    assert.equal(reports.filter((report) => report.type === 'painted').length, 2);
    await page.close();
  });

  it('does not mistake a page that draws late, or only a picture, for an empty one', async () => {
    const late = '<div id="app"></div><script>setTimeout(() => { app.textContent = "Here"; }, 700)</script>';
    const drawn = '<svg width="90" height="90"><rect width="90" height="90"/></svg>';
    for (const html of [late, drawn]) {
      const { page, reported } = await open(html);
      assert.equal((await reported('painted')).empty, false);
      await page.close();
    }
  });

  it('says when the prototype hangs', async () => {
    const { page, outer } = await open('<h1>Hi</h1><script>for (;;);</script>');
    await outer().getByText('The prototype does not answer').waitFor({ timeout: 30_000 });
    await page.close();
  });

  it('shows what a hostile message says as text', async () => {
    const html = `<div></div><script>throw new Error('<img src=x onerror=alert(1)>');</script>`;
    const { page, outer } = await open(html);
    await outer().getByText('<img src=x onerror=alert(1)>').waitFor();
    assert.equal(await outer().locator('#card img').count(), 0);
    await page.close();
  });
});
