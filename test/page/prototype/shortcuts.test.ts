import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { type OpenedPrototype, openPrototype } from './openedPrototype.ts';
import { buildParts, compilePage, SavedPages } from './pages.ts';

const form = `<main data-screen="form"><h1 tabindex="-1">Form</h1>
<label>Name <input id="name" value="one two"></label><textarea id="more"></textarea></main>`;

/** Long enough for a message through the port and back. */
const settledMs = 200;

interface Heard {
  readonly type: string;
  readonly press: string;
  readonly keyCode: number;
}

describe('shortcuts pressed in a prototype', function () {
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

  /** Opens the form with a script of the prototype; the page around notes every key VS Code would hear. */
  async function open(script = '', options = {}): Promise<OpenedPrototype> {
    const files = { 'index.html': `${form}<script type="module" src="a.js"></script>`, 'a.js': script };
    const opened = await openPrototype(browser, saved.save(compilePage(files, parts)), options);
    await opened.page.evaluate(noteKeys);
    await opened.frame().getByRole('heading', { name: 'Form' }).click();
    return opened;
  }

  it('reach the page around, where VS Code listens, and not the browser', async () => {
    const { page, frame } = await open(
      `addEventListener('keydown', (event) => setTimeout(() => { document.title = event.key + event.defaultPrevented; }));`,
    );
    await page.keyboard.press('Control+p');
    await frame().waitForFunction(() => document.title === 'ptrue');
    for (const press of ['F1', 'Control+Shift+F', 'Alt+ArrowLeft', 'Meta+b'])
      await page.keyboard.press(press);
    const heard = await heardBy(page);
    assert.deepEqual(
      heard.filter(({ type }) => type === 'keydown').map(({ press, keyCode }) => [press, keyCode]),
      [
        ['Ctrl+p KeyP', 80],
        ['F1 F1', 112],
        ['Ctrl+Shift+F KeyF', 70],
        ['Alt+ArrowLeft ArrowLeft', 37],
        ['Meta+b KeyB', 66],
      ],
    );
    assert.equal(heard.filter(({ type }) => type === 'keyup').length, 5);
    await page.close();
  });

  it('include Escape, which the page itself hears as well', async () => {
    const { page, frame } = await open(
      `addEventListener('keydown', (event) => setTimeout(() => { document.title = event.key + event.defaultPrevented; }));`,
    );
    await page.keyboard.press('Escape');
    await frame().waitForFunction(() => document.title === 'Escapefalse');
    assert.deepEqual(await pressesHeardBy(page), ['Escape Escape']);
    await page.close();
  });

  it('are not typing, nor what belongs to the field that is typed in', async () => {
    const { page, frame } = await open();
    await page.keyboard.type('Hi');
    await page.keyboard.press('Control+c');
    const field = frame().locator('#name');
    await field.focus();
    await page.keyboard.press('End');
    for (const press of ['Control+Backspace', 'Control+ArrowLeft', 'Shift+A', 'Alt+x', 'AltGraph+q'])
      await page.keyboard.press(press);
    assert.match(await field.inputValue(), /^A.*one /);
    for (const press of ['Control+z', 'Control+a', 'Control+x']) await page.keyboard.press(press);
    assert.equal(await field.inputValue(), '');
    await page.keyboard.press('Control+v');
    assert.match(await field.inputValue(), /one/);
    assert.deepEqual(await pressesHeardBy(page), []);
    await page.keyboard.press('Control+p');
    assert.deepEqual(await pressesHeardBy(page), ['Ctrl+p KeyP']);
    await page.close();
  });

  it('are left to a prototype that uses them itself, wherever it listens', async () => {
    const { page, outer, frame } = await open(`
document.querySelector('h1').addEventListener('keydown', (event) => {
  if (event.key !== 'k') return;
  event.preventDefault();
  addEventListener('keydown', (late) => { if (late.key === 's') late.preventDefault(); });
});
addEventListener('keydown', (event) => { if (event.key === 'Escape') event.preventDefault(); }, true);`);
    await outer().locator('iframe').focus();
    await frame().locator('h1').focus();
    for (const press of ['Control+k', 'Control+s', 'Escape', 'Control+j']) await page.keyboard.press(press);
    assert.deepEqual(await pressesHeardBy(page), ['Ctrl+j KeyJ']);
    await page.close();
  });

  it('cannot be made by script', async () => {
    const { page, frame } = await open(`
const press = () => new KeyboardEvent('keydown', { key: 'p', code: 'KeyP', keyCode: 80, ctrlKey: true, bubbles: true });
addEventListener('keydown', (event) => { if (event.isTrusted) { document.body.dispatchEvent(press()); window.dispatchEvent(press()); } }, true);
let kept;
addEventListener('keyup', () => { if (kept) window.dispatchEvent(kept); });
document.addEventListener('keydown', (event) => { if (event.key === 'j') { kept = event; event.stopPropagation(); } });
document.body.dispatchEvent(press());`);
    for (const press of ['a', 'Control+j', 'b']) await page.keyboard.press(press);
    await frame().evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', keyCode: 112, bubbles: true })),
    );
    assert.deepEqual(await pressesHeardBy(page), []);
    await page.close();
  });

  it('cannot be forged out of typing', async () => {
    const { page } = await open(`
for (const [name, value] of Object.entries({ key: 'p', code: 'KeyP', keyCode: 80, ctrlKey: true }))
  Object.defineProperty(KeyboardEvent.prototype, name, { get: () => value });
addEventListener('keydown', (event) => {
  for (const [name, value] of Object.entries({ key: 'p', ctrlKey: true, isTrusted: true }))
    try { Object.defineProperty(event, name, { value }); } catch {}
}, true);
Function.prototype.call = function () { return true; };`);
    for (const press of ['a', 'Control+j']) await page.keyboard.press(press);
    assert.deepEqual(await pressesHeardBy(page), ['Ctrl+j KeyJ']);
    await page.close();
  });

  it('cannot be sent through a stolen port', async () => {
    const { page, frame } = await open(`
const key = { key: 'p', code: 'KeyP', keyCode: 80, ctrlKey: true, altKey: false, shiftKey: false, metaKey: false, repeat: false };
const post = MessagePort.prototype.postMessage;
const steal = (value) => {
  for (const each of [value, value?.target, value?.currentTarget])
    try { post.call(each, { type: 'key', key }); document.title = 'stolen'; } catch {}
};
for (const owner of [MessageEvent.prototype, Event.prototype, Object.prototype])
  for (const name of ['data', 'target', 'currentTarget', 'ports', 'open', 'keys', 'type', 'key'])
    try { Object.defineProperty(owner, name, { configurable: true, get() { if (owner !== Event.prototype) steal(this); return undefined; }, set() { steal(this); } }); } catch {}
String.prototype.slice = function () { steal(this); return ''; };`);
    await page.evaluate(() => window.postMessage({ type: 'open', place: 'form/empty' }, '*'));
    await page.keyboard.press('Control+j');
    assert.deepEqual(await pressesHeardBy(page), ['Ctrl+j KeyJ']);
    assert.notEqual(await frame().evaluate(() => document.title), 'stolen');
    await page.close();
  });

  it('stay with the browser where there is no VS Code around', async () => {
    const { page, frame } = await open(
      `addEventListener('keydown', (event) => setTimeout(() => { document.title = event.key + event.defaultPrevented; }));`,
      { vscode: false },
    );
    await page.keyboard.press('Control+j');
    await frame().waitForFunction(() => document.title === 'jfalse');
    assert.deepEqual(await pressesHeardBy(page), []);
    await page.close();
  });
});

/** Runs in the page around the prototype. */
function noteKeys(): void {
  const heard: Heard[] = [];
  Object.assign(window, { footbridgeTestHeard: heard });
  const note = (event: KeyboardEvent): void => {
    const { ctrlKey, altKey, shiftKey, metaKey, key, code, keyCode, type } = event;
    const held = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta'];
    heard.push({ type, press: `${[...held, key].filter(Boolean).join('+')} ${code}`, keyCode });
  };
  window.addEventListener('keydown', note);
  window.addEventListener('keyup', note);
}

async function heardBy(page: Page): Promise<readonly Heard[]> {
  await page.waitForTimeout(settledMs);
  return page.evaluate(() => (window as unknown as { footbridgeTestHeard: Heard[] }).footbridgeTestHeard);
}

async function pressesHeardBy(page: Page): Promise<string[]> {
  return (await heardBy(page)).filter(({ type }) => type === 'keydown').map(({ press }) => press);
}
