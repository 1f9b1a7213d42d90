import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { Canary, type Hit } from '../../support/canary.ts';
import { buildParts, compilePage, SavedPages } from './pages.ts';
import { type Target, type WayOut, waysOut } from './waysOut.ts';

/** What a page says when its ways were tried, and how long it is watched from then on. */
const tried = 'every way was tried';
const watchMs = 1500;
const pagesAtOnce = 6;

/** One page to open: several ways at once, or one that takes the page with it. */
type Attempt = readonly WayOut[];

describe('the network lock', () => {
  let canary: Canary;
  let parts: PageParts;
  const saved = new SavedPages();

  before(async function () {
    this.timeout(60_000);
    canary = await Canary.start();
    parts = await buildParts();
  });
  after(async () => {
    await canary.stop();
    saved.remove();
  });

  it('lets nothing out: no request, connection, datagram or name', async function () {
    this.timeout(300_000);
    const hits = await visitAll(attempts(waysOut), (attempt) => lockedPage(attempt, canary, parts));
    assert.deepEqual(hits, []);
    assert.ok(waysOut.length >= 40, `${waysOut.length} ways`);
  });

  it('is what holds them: outside it the same ways do get out', async function () {
    this.timeout(300_000);
    const provable = waysOut.filter((way) => way.unproven === undefined);
    const hits = await visitAll(attempts(provable), (attempt) => openPage(attempt, canary));
    const out = new Set(hits.flatMap(({ what }) => /([a-z]+)\.(near|far)\./i.exec(what)?.[1] ?? []));
    const silent = provable.filter(
      (way) => !out.has(way.name.toLowerCase()) && !way.name.startsWith('webRtc'),
    );
    assert.deepEqual(silent.map((way) => way.name), []); // prettier-ignore
    for (const kind of ['http', 'tcp', 'udp', 'dns'])
      assert.ok(
        hits.some((hit) => hit.kind === kind),
        kind,
      );
  });

  async function visitAll(all: readonly Attempt[], pageOf: (attempt: Attempt) => string): Promise<Hit[]> {
    canary.clear();
    const browser = await canary.launch();
    try {
      for (let start = 0; start < all.length; start += pagesAtOnce) {
        const some = all.slice(start, start + pagesAtOnce);
        await Promise.all(some.map((attempt) => visit(browser, attempt, saved.save(pageOf(attempt)))));
      }
    } finally {
      await browser.close();
    }
    return canary.hits();
  }
});

function attempts(ways: readonly WayOut[]): Attempt[] {
  return [
    ways.filter((way) => way.alone !== true),
    ...ways.filter((way) => way.alone === true).map((way) => [way]),
  ];
}

async function visit(browser: BrowserContext, attempt: Attempt, address: string): Promise<void> {
  const page = await browser.newPage();
  try {
    const limit = { timeout: 60_000 };
    const done = page.waitForEvent('console', { ...limit, predicate: (message) => message.text() === tried });
    // A page that leaves at once never says it.
    const left = page.waitForEvent('framenavigated', {
      ...limit,
      predicate: (frame) => frame.url().includes('canary'),
    });
    for (const promise of [done, left]) promise.catch(() => undefined);
    await page.goto(address, { waitUntil: 'commit' });
    await Promise.race([done, left]);
    if (attempt.some((way) => way.click === true)) await clickGo(page);
    await page.waitForTimeout(watchMs);
  } finally {
    await page.close();
  }
}

async function clickGo(page: Page): Promise<void> {
  const control = page.frameLocator('iframe').locator('#go');
  const box = await control.boundingBox({ timeout: 60_000 });
  assert.ok(box, 'the control is visible');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Ways that leave the page have the near address only: the first attempt ends them. */
function targetsOf(way: WayOut, canary: Canary): Target[] {
  const near = { url: `http://${canary.near(way.name)}/`, udpHost: canary.udpHost };
  return way.alone === true
    ? [near]
    : [near, { url: `http://${canary.far(way.name)}/`, udpHost: canary.udpHost }];
}

/** The script waits a moment, so that it meets a page that is complete. */
function scriptOf(attempt: Attempt, canary: Canary): string {
  const one = (code: string): string =>
    `try { (() => { ${code} })() } catch (error) { console.log(String(error)); }`;
  const codes = attempt.flatMap((way) =>
    targetsOf(way, canary).map((target) => one(way.script?.(target) ?? '')),
  );
  const say = `console.log('${tried}');`;
  // What leaves the page may never come back to say so.
  return `setTimeout(() => { ${say} ${codes.join('\n')} }, 200);`;
}

function markupOf(attempt: Attempt, canary: Canary): string {
  return attempt
    .flatMap((way) => targetsOf(way, canary).map((target) => way.html?.(target) ?? ''))
    .join('\n');
}

function lockedPage(attempt: Attempt, canary: Canary, parts: PageParts): string {
  const screen = `<main data-screen="one"><h1>One</h1>${markupOf(attempt, canary)}</main>`;
  const html = `<!doctype html>${screen}<script src="app.js"></script>`;
  return compilePage({ 'index.html': html, 'app.js': scriptOf(attempt, canary) }, parts);
}

/** The same in a frame without a policy, whose sandbox holds nothing back. */
function openPage(attempt: Attempt, canary: Canary): string {
  const script = scriptOf(attempt, canary).replaceAll('</', '<\\/');
  const inner = `<!doctype html><body>${markupOf(attempt, canary)}<script>${script}</script>`;
  const attribute = inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const sandbox =
    'allow-scripts allow-forms allow-downloads allow-popups allow-top-navigation allow-same-origin';
  return `<!doctype html><body><iframe sandbox="${sandbox}" srcdoc="${attribute}"></iframe>`;
}
