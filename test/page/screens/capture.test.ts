import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { pictureWindow } from '../../../src/core/handoff/screens/pictureLimits.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { reactPrototype } from '../../support/reactPrototype.ts';
import { hypothesisOf } from '../../unit/starter/hypotheses.ts';
import { compilePage, SavedPages } from '../prototype/pages.ts';
import { difference } from './support/difference.ts';
import { buildPictureParts, picture, PicturesPage, picturesOf, type Result } from './support/picturesPage.ts';
import { shop } from './support/shop.ts';

/** Letters are smoothed a little differently in an image; layout and colours are the same. */
const likeness = 0.01;

describe('pictures of screens, taken in the page', function () {
  this.timeout(90_000);
  let browser: Browser;
  let parts: PageParts;
  const saved = new SavedPages();
  const page = (html: string): string => compilePage({ 'index.html': html }, parts);

  before(async () => {
    [browser, parts] = await Promise.all([launchChromium(), buildPictureParts()]);
  });
  after(async () => {
    saved.remove();
    await browser?.close();
  });

  /** What the browser itself shows of a place in a window as high as the picture. */
  async function shown(html: string, place: string, { width, height }: { width: number; height: number }) {
    const context = await browser.newContext({ viewport: { width, height } });
    try {
      const opened = await context.newPage();
      await opened.goto(`${saved.save(html)}#${place}`);
      await opened.frameLocator('iframe').locator('[data-footbridge-current]').waitFor();
      const frame = opened.frames().at(-1);
      // As participants see it, without what is there for makers.
      await frame?.evaluate(() => document.documentElement.setAttribute('data-footbridge-test', ''));
      await opened.waitForTimeout(600);
      return await opened.screenshot();
    } finally {
      await context.close();
    }
  }

  async function assertAlike(result: Result | undefined, html: string, place: string) {
    const { png, ...size } = picture(result);
    const expected = await shown(html, place, size);
    const differs = await difference(browser, png, expected, size);
    assert.ok(differs < likeness, `${place} differs in ${(differs * 100).toFixed(2)} % of its pixels`);
  }

  it('look as the browser shows each screen and state', async () => {
    const html = page(shop);
    const places = ['list', 'basket', 'basket/empty'];
    const results = await picturesOf(browser, html, places);
    for (const [index, place] of places.entries()) await assertAlike(results[index], html, place);
    const [, basket, empty] = results.map((result) => picture(result).png);
    assert.ok(
      (await difference(browser, basket ?? assert.fail(), empty ?? assert.fail(), {
        width: 390,
        height: 844,
      })) > 0.001,
    );
  });

  it('hold for the starter prototypes and for React', async () => {
    const hypothesis = hypothesisOf.customerFlow;
    const files = writeStarter({ hypothesis, messages: [], instruction: '', currentFiles: [] });
    const starter = compilePage(Object.fromEntries(files.map(({ path, text }) => [path, text])), parts);
    const react = compilePage(
      Object.fromEntries(reactPrototype('Welcome').map(({ path, text }) => [path, text])),
      parts,
    );
    const first = hypothesis.steps[0]?.id ?? '';
    for (const [html, place] of [
      [starter, first],
      [react, 'welcome'],
    ] as const) {
      const [result] = await picturesOf(browser, html, [place]);
      await assertAlike(result, html, place);
    }
  });

  it('are light and byte for byte the same in every theme', async () => {
    const html = page(shop);
    const [light] = await picturesOf(browser, html, ['list'], { theme: 'light' });
    const [dark] = await picturesOf(browser, html, ['list'], { theme: 'dark' });
    assert.ok(picture(light).png.equals(picture(dark).png));
  });

  it('say which places the prototype does not have, and reach those it renders only when asked', async () => {
    const late = page(
      `<main data-screen="one"><h1>One</h1></main><script>
      import { onMissing } from 'footbridge';
      onMissing((screen) => {
        if (screen !== 'late') return;
        const main = document.createElement('main');
        main.dataset.screen = 'late';
        main.textContent = 'I came late';
        document.body.append(main);
      });
    </script>`.replace('<script>', '<script type="module">'),
    );
    const [nowhere, reached] = await picturesOf(browser, late, ['nowhere', 'late']);
    assert.equal(nowhere, 'notReached');
    assert.equal(picture(reached).width, 390);
  });

  it('go on after a screen that hangs or breaks', async () => {
    const html = page(`<main data-screen="one"><h1>One</h1></main><main data-screen="two"><h1>Two</h1></main>
      <script>if (name === 'two/ready') while (true);</script>`);
    const results = await picturesOf(browser, html, ['one', 'two', 'one'], { withinMs: 2500 });
    assert.equal(results[1], 'timedOut');
    assert.ok(picture(results[0]).png.equals(picture(results[2]).png));
    const blank = page('<div id="root"></div><script>throw new Error("broken")</script>');
    assert.deepEqual(await picturesOf(browser, blank, ['one']), ['brokePage']);
  });

  it('end at a height and a size', async () => {
    const tall = page('<main data-screen="one"><h1>Tall</h1><p style="height:5000px"></p></main>');
    const [result] = await picturesOf(browser, tall, ['one']);
    assert.equal(picture(result).height, 1000);
    const noise = page(`<main data-screen="one"><canvas width="1000" height="900"></canvas></main><script>
      const context = document.querySelector('canvas').getContext('2d');
      const image = context.createImageData(1000, 900);
      for (let at = 0; at < image.data.length; at += 1) image.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
      context.putImageData(image, 0, 0);
    </script>`);
    assert.deepEqual(await picturesOf(browser, noise, ['one'], { window: pictureWindow('internalTool') }), ['tooLarge']); // prettier-ignore
  });

  it('are asked for and handed over out of reach of the prototype', async () => {
    const html = page(`<main data-screen="one"><h1>One</h1></main><script>
      const found = Object.getOwnPropertyNames(window).filter((name) => name.startsWith('__footbridge'));
      if (found.length > 0) document.querySelector('h1').textContent = found.join();
      const fake = { type: 'picture', answer: { id: 0, png: 'AAAA', width: 1, height: 1 } };
      for (const target of [parent, top]) target.postMessage(fake, '*');
      top.postMessage({ type: 'order', page: '', places: [], window: {}, limits: {} }, '*');
    </script>`);
    const plain = page('<main data-screen="one"><h1>One</h1></main>');
    const [fooled] = await picturesOf(browser, html, ['one']);
    const [expected] = await picturesOf(browser, plain, ['one']);
    assert.ok(picture(fooled).png.equals(picture(expected).png));
  });

  it('cost pages that are used nothing', () => {
    const { capture, ...used } = parts;
    const ordinary = compilePage({ 'index.html': shop }, used);
    assert.ok(!ordinary.includes('foreignObject'));
    assert.ok(page(shop).includes('foreignObject'));
    assert.ok((capture?.length ?? 0) < 10_000, `${capture?.length} bytes`);
  });

  it('can be cancelled with a button', async () => {
    const opened = await PicturesPage.open(browser);
    try {
      await opened.order(page(shop), ['list', 'basket']);
      await opened.page.getByRole('button', { name: 'Cancel' }).click();
      await opened.results(2);
      assert.ok(opened.messages.some(({ type }) => type === 'cancel'));
      assert.match((await opened.page.getByRole('status').textContent()) ?? '', /2 of 2/);
    } finally {
      await opened.page.close();
    }
  });
});
