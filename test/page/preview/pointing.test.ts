import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { buildParts, compilePage } from '../prototype/pages.ts';
import { sampleView, ShellPage } from './support/shellPage.ts';

const form = `<!doctype html><title>Pay</title>
<main data-screen="pay"><h1>Payment</h1>
<form><label>Card <input name="card"></label>
<button id="pay" class="primary wide" type="button">Pay now</button>
<button disabled>Later</button></form></main>
<script>document.querySelector('#pay').addEventListener('click', () => { document.title = 'paid'; });
for (const name of ['pointermove', 'keydown', 'click'])
  window.addEventListener(name, () => { document.body.dataset.heard = name; }, true);</script>`;

describe('pointing at an element', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());

  async function open(html = form, view = sampleView): Promise<ShellPage> {
    const shell = await ShellPage.start(await browser.newPage({ viewport: { width: 800, height: 700 } }));
    await shell.show({ a: compilePage({ 'index.html': html }, parts) }, view);
    await shell.reported('painted');
    return shell;
  }
  const point = (shell: ShellPage) => shell.page.getByRole('button', { name: 'Point at an element' }).click();

  it('asks what should change and sends it with the element, its file and its line', async () => {
    const shell = await open();
    await point(shell);
    await shell.prototype().getByText('Pay now').click();
    const box = shell.page.getByRole('form', { name: 'What should change here?' });
    await box.getByText('button “Pay now”').waitFor();
    await shell.page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
    await shell.page.keyboard.type('Make it green');
    await box.getByRole('button', { name: 'Change it' }).click();
    const { instruction, element, variant } = await shell.hears('change');
    assert.equal(variant, 'a');
    assert.equal(instruction, 'Make it green');
    assert.deepEqual(element, {
      at: 'index.html:4',
      tag: 'button',
      id: 'pay',
      classes: ['primary', 'wide'],
      text: 'Pay now',
      path: 'main › form › button',
    });
    assert.equal(await box.count(), 0);
    // Who works with the keyboard goes on where it began.
    const button = shell.page.getByRole('button', { name: 'Point at an element' });
    assert.equal(await button.evaluate((each) => each === document.activeElement), true);
    await shell.page.close();
  });

  it('has the words of a change that was cancelled in the box again, until a change was made', async () => {
    const shell = await open();
    const box = shell.page.getByLabel('What should change here?').last();
    const pick = async (): Promise<string> => {
      await point(shell);
      await shell.prototype().getByText('Pay now').click();
      return await box.inputValue();
    };
    assert.equal(await pick(), '');
    await box.fill('Make it green');
    await shell.page.getByRole('button', { name: 'Change it' }).click();
    await shell.hears('change');
    assert.equal(await pick(), 'Make it green');
    await shell.page.getByRole('button', { name: 'Cancel' }).click();
    await shell.load('a', compilePage({ 'index.html': form }, parts), true);
    await shell.reported('painted', 2);
    assert.equal(await pick(), '');
    await shell.page.close();
  });

  it('names no line of files that have changed since, as when a turn ends while somebody types', async () => {
    const shell = await open();
    await point(shell);
    await shell.prototype().getByText('Pay now').click();
    const box = shell.page.getByRole('form', { name: 'What should change here?' });
    await box.getByText('index.html:4').waitFor();
    await shell.page.keyboard.type('Make it');
    const changed = form.replace('<form>', '<p>Nothing is paid twice.</p>\n<form>');
    await shell.load('a', compilePage({ 'index.html': changed }, parts), true);
    await shell.reported('painted', 2);
    await shell.page.keyboard.type(' green');
    assert.equal(await box.getByText('index.html').count(), 0);
    await box.getByRole('button', { name: 'Change it' }).click();
    const { instruction, element } = await shell.hears('change');
    assert.equal(instruction, 'Make it green');
    assert.deepEqual([element?.at, element?.near, element?.text], [undefined, undefined, 'Pay now']);
    await shell.page.close();
  });

  it('keeps the click and the keys from the prototype, and gives them back afterwards', async () => {
    const shell = await open();
    await point(shell);
    await shell.prototype().getByText('Pay now').click();
    await shell.page.getByRole('form').waitFor();
    assert.notEqual(await shell.prototype().title(), 'paid');
    await shell.page.keyboard.press('Escape');
    await shell.prototype().getByText('Pay now').click();
    assert.match(await shell.prototype().title(), /paid/);
    await shell.page.close();
  });

  it('calls what was pointed at as people do, not by its tag', async () => {
    const shell = await open();
    await point(shell);
    await shell.prototype().getByText('Payment').click();
    await shell.page.getByText('heading “Payment”').waitFor();
    await shell.page.getByRole('button', { name: 'Cancel' }).click();
    await point(shell);
    await shell
      .prototype()
      .getByText('Card', { exact: true })
      .click({ position: { x: 3, y: 3 } });
    await shell.page.getByText('“Card”', { exact: true }).waitFor();
    await shell.page.close();
  });

  it('reaches controls that are switched off', async () => {
    const shell = await open();
    await point(shell);
    const box = await shell.prototype().getByText('Later').boundingBox();
    assert.ok(box);
    await shell.page.mouse.move(box.x + 4, box.y + 4);
    await shell.page.mouse.down();
    await shell.page.mouse.up();
    await shell.page.getByText('button “Later”').waitFor();
    await shell.page.close();
  });

  it('works with the keyboard alone: around, inside, beside, choose, leave', async () => {
    const shell = await open();
    const button = shell.page.getByRole('button', { name: 'Point at an element' });
    await button.focus();
    await shell.page.keyboard.press('Enter');
    const name = () => shell.prototype().locator('footbridge-point').count();
    await shell.prototype().locator('footbridge-point').waitFor({ state: 'attached' });
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Enter'])
      await shell.page.keyboard.press(key);
    await shell.page.getByText('button “Pay now”').waitFor();
    assert.equal(await name(), 0);
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await shell.page.getByRole('button', { name: 'Cancel' }).click();
    await button.click();
    await shell.prototype().locator('footbridge-point').waitFor({ state: 'attached' });
    await shell.page.keyboard.press('Escape');
    await shell.page.waitForFunction(() => document.querySelector('.pointing') === null);
    await shell.prototype().locator('footbridge-point').waitFor({ state: 'detached' });
    await shell.page.close();
  });

  it('goes on when the page is loaded anew, and when it is started again because it wanted to leave', async () => {
    const shell = await open();
    await point(shell);
    await shell.load('a', compilePage({ 'index.html': form.replace('Payment', 'Paying') }, parts), true);
    await shell.reported('painted', 2);
    await shell.page.waitForFunction(() => document.querySelectorAll('iframe').length === 1);
    // Its frame goes away with the page it opens.
    void shell
      .prototype()
      .evaluate(() => location.assign('https://example.com/'))
      .catch(() => undefined);
    await shell.reported('painted', 3);
    await shell.page.waitForTimeout(100);
    await shell.prototype().getByText('Pay now').click();
    await shell.page.getByText('button “Pay now”').waitFor();
    assert.notEqual(await shell.prototype().title(), 'paid');
    await shell.page.close();
  });

  it('cannot be done by script', async () => {
    const script = `setInterval(() => {
  const button = document.querySelector('#pay');
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click']) button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
  for (const key of ['ArrowDown', 'Enter']) button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  button.click();
}, 20);`;
    const shell = await open(form.replace('</script>', `${script}</script>`));
    await point(shell);
    await shell.page.waitForTimeout(400);
    assert.equal(await shell.page.getByRole('form').count(), 0);
    await shell.page.close();
  });

  it('opens the line of the element, also where nobody can be asked, and says so', async () => {
    const shell = await open(form, { ...sampleView, asking: 'noModel' });
    await point(shell);
    await shell.prototype().getByText('Payment').click();
    await shell.page.getByRole('button', { name: 'index.html:2' }).click();
    assert.equal((await shell.hears('openFile')).line, 2);
    assert.equal(await shell.page.getByRole('textbox').count(), 0);
    await shell.page.getByRole('button', { name: 'Choose a model' }).click();
    await shell.hears('chooseModel');
    await shell.page.close();
  });

  it('draws what the element says as text', async () => {
    const hostile = form.replace('Pay now', '&lt;img src=x onerror=alert(1)&gt;');
    const shell = await open(hostile);
    await point(shell);
    await shell.prototype().locator('#pay').click();
    await shell.page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    assert.equal(await shell.page.locator('img').count(), 0);
    await shell.page.close();
  });
});
