import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { type OpenedPrototype, openPrototype } from './openedPrototype.ts';
import { buildParts, compilePage, SavedPages } from './pages.ts';

const screens = `<title>Shop</title>
<main data-screen="list"><h1>Our cheeses</h1>
 <button data-go="basket" data-task-step="open-basket">Basket</button> <a href="#basket/empty">Empty basket</a>
</main>
<main data-screen="basket" style="display:grid"><h1>Your basket</h1>
 <p data-state="ready">Two items</p><p data-state="empty">Nothing yet</p><button data-go="back">Back</button>
</main>`;

describe('a running prototype', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  const saved = new SavedPages();

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    saved.remove();
  });

  async function run(files: Record<string, string>, options = {}, place = ''): Promise<OpenedPrototype> {
    return openPrototype(browser, saved.save(compilePage(files, parts)) + place, options);
  }

  it('shows one screen, follows data-go and back, moves the focus and says where it is', async () => {
    const { page, frame, reported, reports } = await run({ 'index.html': screens });
    const painted = await reported('painted');
    assert.equal(painted.empty, false);
    assert.equal(await frame().getByText('Your basket').isVisible(), false);
    assert.equal(await frame().evaluate(() => document.activeElement?.tagName), 'BODY');
    await frame().getByText('Basket', { exact: true }).click();
    assert.equal(await frame().getByRole('heading', { name: 'Our cheeses' }).isVisible(), false);
    assert.equal(await frame().getByText('Nothing yet').isVisible(), false);
    assert.equal(await frame().evaluate(() => document.activeElement?.textContent), 'Your basket');
    assert.equal(await frame().locator('[aria-live]').textContent(), 'Your basket');
    assert.equal(await frame().evaluate(() => document.title), 'Your basket – Shop');
    await frame().getByText('Back').click();
    assert.equal(await frame().getByRole('heading', { name: 'Our cheeses' }).isVisible(), true);
    await page.waitForFunction(() => true);
    assert.deepEqual(reports.filter((each) => each.type !== 'painted'), [
      { type: 'screen', screen: 'list', state: 'ready' },
      { type: 'taskStep', step: 'open-basket' },
      { type: 'screen', screen: 'basket', state: 'ready' },
      { type: 'screen', screen: 'list', state: 'ready' },
    ]); // prettier-ignore
    await page.close();
  });

  it('opens a place from the address of a plain file, and keeps the address up to date', async () => {
    const { page, frame } = await run({ 'index.html': screens }, { vscode: false }, '#basket/empty');
    await frame().getByText('Nothing yet').waitFor();
    assert.equal(await frame().getByText('Two items').isVisible(), false);
    await page.evaluate(() => (location.hash = '#list'));
    await frame().getByText('Empty basket').click();
    await frame().getByText('Nothing yet').waitFor();
    await page.waitForFunction(() => location.hash === '#basket/empty');
    assert.equal(await page.title(), 'Sample');
    assert.equal(await page.locator('iframe').getAttribute('aria-label'), 'Sample');
    await page.close();
  });

  it('gives code go, back and onScreen, and shows screens that are rendered late', async () => {
    const script = `import { go, back, onScreen } from 'footbridge';
onScreen((screen, state) => log.append(screen + '/' + state + ' '));
setTimeout(() => { app.innerHTML = '<main data-screen="a"><h1>A</h1></main><main data-screen="b"><h1>B</h1></main>'; }, 50);
document.querySelector('#next').addEventListener('click', () => { go('b/done'); back(); });`;
    const html =
      '<p id="log"></p><div id="app"></div><button id="next">Next</button><script type="module" src="a.js"></script>';
    const { page, frame } = await run({ 'index.html': html, 'a.js': script });
    await frame().getByRole('heading', { name: 'A' }).waitFor();
    assert.equal(await frame().getByRole('heading', { name: 'B' }).isVisible(), false);
    await frame().getByText('Next').click();
    assert.equal(await frame().locator('#log').textContent(), 'a/ready b/done a/ready ');
    await page.close();
  });

  it('fires submit, checks required fields first, and goes on from a form', async () => {
    const html = `<main data-screen="form"><h1>Form</h1><p id="sent"></p>
<form data-go="thanks" data-task-step="send"><label>Mail <input name="mail" required></label><button>Send</button></form></main>
<main data-screen="thanks"><h1>Thanks</h1></main>
<script>document.forms[0].addEventListener('submit', (e) => { sent.textContent = new FormData(e.target).get('mail'); });</script>`;
    const { page, frame, reports } = await run({ 'index.html': html });
    await frame().getByText('Send').click();
    assert.equal(await frame().getByRole('heading', { name: 'Thanks' }).isVisible(), false);
    await frame().locator('input').fill('a@b');
    await frame().getByText('Send').click();
    await frame().getByRole('heading', { name: 'Thanks' }).waitFor();
    assert.equal(await frame().locator('#sent').textContent(), 'a@b');
    assert.equal(reports.filter((each) => each.type === 'taskStep').length, 1);
    await page.close();
  });

  it('runs inline handlers with their scope, also on clones of a template', async () => {
    const html = `<main data-screen="a"><h1>A</h1><p id="out"></p>
<form><input name="mail" value="m"><button type="button" title="T" onclick="say(mail.value + title + this.tagName + event.type); return false">Say</button></form>
<a id="stay" href="#elsewhere" onclick="return false">Stay</a>
<template><button onclick="say('cloned') // done">Clone</button></template></main>
<script>let count = 0; function say(text) { out.textContent = text + ++count; }
document.querySelector('main').append(document.querySelector('template').content.cloneNode(true));</script>`;
    const { page, frame, reports } = await run({ 'index.html': html });
    await frame().getByText('Say').click();
    assert.equal(await frame().locator('#out').textContent(), 'mTBUTTONclick1');
    await frame().getByText('Clone').click();
    assert.equal(await frame().locator('#out').textContent(), 'cloned2');
    await frame().getByText('Stay').click();
    assert.equal(await frame().evaluate(() => location.hash), '');
    assert.deepEqual(
      reports.filter((each) => each.type === 'error' || each.type === 'blocked'),
      [],
    );
    await page.close();
  });

  it('stands in for storage, cookies, history, dialogs and a small database', async () => {
    const { page, frame, reported } = await run({ 'index.html': screens });
    await reported('painted');
    const seen = await frame().evaluate(async () => {
      localStorage.setItem('a', '1');
      localStorage['b'] = 2;
      sessionStorage.setItem('s', 'x');
      document.cookie = 'theme=dark; path=/';
      const pops: unknown[] = [];
      addEventListener('popstate', (event) => pops.push(event.state));
      history.pushState({ page: 2 }, '', '/two');
      history.back();
      const open = indexedDB.open('shop', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('items', { keyPath: 'id' });
      const stored = await new Promise((resolve) => {
        open.onsuccess = () => {
          const store = open.result.transaction('items', 'readwrite').objectStore('items');
          store.put({ id: 7, name: 'Brie' });
          const get = store.get(7);
          get.onsuccess = () => resolve(get.result);
        };
      });
      return {
        keys: Object.keys(localStorage),
        values: [
          localStorage.getItem('a'),
          localStorage['b'],
          localStorage.getItem('none'),
          sessionStorage.length,
        ],
        cookie: document.cookie,
        answers: [confirm('Sure?'), prompt('Name?', 'Ann'), alert('Saved'), window.open('https://x.example')],
        pops,
        stored,
      };
    });
    assert.deepEqual(seen, {
      keys: ['a', 'b'],
      values: ['1', '2', null, 1],
      cookie: 'theme=dark',
      answers: [true, 'Ann', undefined, null],
      pops: [null],
      stored: { id: 7, name: 'Brie' },
    });
    await frame().getByText('Saved').waitFor();
    await page.close();
  });

  it('saves what the prototype offers for download', async () => {
    const html = `<main data-screen="a"><h1>A</h1><button id="save">Save</button></main><script>
document.querySelector('#save').onclick = () => { const a = document.createElement('a');
a.href = URL.createObjectURL(new Blob(['x,y'])); a.download = 'table.csv'; a.click(); };</script>`;
    const { page, frame } = await run({ 'index.html': html });
    const download = page.waitForEvent('download');
    await frame().getByText('Save').click();
    assert.equal(await readFile(await (await download).path(), 'utf8'), 'x,y');
    assert.equal(await frame().getByText('Save').isVisible(), true);
    await page.close();
  });

  const mistakes: [string, Record<string, string>, { file: string; line: number }][] = [
    ['a classic script', { 'index.html': `${screens}\n<script>\n\nundefined.x;</script>` }, { file: 'index.html', line: 10 }],
    ['a script file', { 'index.html': `${screens}<script src="a.js"></script>`, 'a.js': '\n\nnope();' }, { file: 'a.js', line: 3 }],
    ['a module', { 'index.html': `${screens}<script type="module" src="a.ts"></script>`, 'a.ts': "import { b } from './b';\ninterface A { a: string }\nb();", 'b.ts': 'type B = 1;\nexport function b(): void {\n  throw new Error("no");\n}' }, { file: 'b.ts', line: 3 }],
    ['an inline module', { 'index.html': `${screens}<script type="module">\n\nmissing();\n</script>` }, { file: 'index.html', line: 9 }],
    ['a rejection', { 'index.html': `${screens}<script type="module" src="a.js"></script>`, 'a.js': '\nconst late = async () => {\n  await 0;\n  throw new Error("late");\n};\nlate();' }, { file: 'a.js', line: 4 }],
    ['a handler', { 'index.html': `${screens}<p\nonclick="\nmissing()">x</p><script>document.querySelector('p:last-of-type').click()</script><script>setTimeout(() => [...document.querySelectorAll('p')].at(-1).click())</script>` }, { file: 'index.html', line: 9 }],
  ]; // prettier-ignore
  for (const [what, files, place] of mistakes) {
    it(`reports an error in ${what} with file and line`, async () => {
      const { page, reported } = await run(files);
      const { file, line } = await reported('error');
      assert.deepEqual({ file, line }, place);
      await page.close();
    });
  }

  it('goes on when one of several modules fails', async () => {
    const html = `<main data-screen="a"><h1 id="h">A</h1></main><script type="module" src="bad.js"></script><script type="module" src="good.js"></script>`;
    const { page, frame } = await run({
      'index.html': html,
      'bad.js': 'null.x',
      'good.js': "h.textContent = 'Fine'",
    });
    await frame().getByText('Fine').waitFor();
    await page.close();
  });

  it('tells what the lock stopped', async () => {
    const html = `${screens}<script>fetch('https://api.example/prices').catch(() => {});</script>`;
    const { page, reported } = await run({ 'index.html': html });
    assert.match((await reported('blocked')).what, /api\.example\/prices.*connect-src/);
    await page.close();
  });

  it('does not let prototype code forge reports, take the channel or replace what the guards need', async () => {
    const script = `
const stolen = [];
MessagePort.prototype.postMessage = function (...all) { stolen.push(this); };
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => undefined;
RegExp.prototype.exec = RegExp.prototype.test = () => null; RegExp.prototype[Symbol.replace] = (t) => t;
String.prototype.replace = String.prototype.replaceAll = function () { return String(this); };
for (const key of ['open', 'localStorage', 'footbridge']) { try { window[key] = 1; } catch {} try { delete window[key]; } catch {} }
document.body.insertAdjacentHTML('beforeend', '<iframe id=inner></iframe><link id=hint rel=preconnect href=//x.example>');
const channel = new MessageChannel();
parent.postMessage({ type: 'footbridge' }, '*', [channel.port2]);
channel.port1.start();
document.querySelector('[data-task-step]').click();
document.body.dataset.result = JSON.stringify([stolen.length, '__footbridgeChannel' in window, typeof open, typeof localStorage,
  typeof footbridge.go, document.querySelector('iframe, link') === null]);`;
    const { page, frame, reports, reported } = await run({
      'index.html': `${screens}<script type="module" src="a.js"></script>`,
      'a.js': script,
    });
    await reported('painted');
    assert.equal(
      await frame().locator('body').getAttribute('data-result'),
      JSON.stringify([0, false, 'function', 'object', 'function', true]),
    );
    assert.deepEqual(
      reports.filter((each) => each.type === 'taskStep'),
      [],
    );
    await page.close();
  });

  it('starts again when it tries to leave, and is stopped when it keeps trying', async () => {
    const once = `${screens}<script>document.querySelector('[data-screen=list]').onclick = () => { location.href = 'https://x.example/'; };</script>`;
    const first = await run({ 'index.html': once });
    await first.reported('painted');
    // The click itself never ends: it waits for the page that does not come.
    const click = first.frame().getByRole('heading', { name: 'Our cheeses' }).click();
    click.catch(() => undefined);
    await first.reported('blocked');
    await first.outer().frameLocator('iframe').getByRole('heading', { name: 'Our cheeses' }).waitFor();
    await first.page.close();
    const always = `${screens}<script>location.href = 'https://x.example/';</script>`;
    const second = await run({ 'index.html': always });
    await second.outer().getByText('keeps trying to open another page').waitFor();
    await second.page.close();
  });

  it('does not hold up closing the tab', async () => {
    const { page, reported } = await run({ 'index.html': screens });
    await reported('painted');
    const start = Date.now();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    assert.ok(Date.now() - start < 3000, `${Date.now() - start} ms`);
  });
});
