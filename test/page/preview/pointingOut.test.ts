import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { buildParts, compilePage } from '../prototype/pages.ts';
import { ShellPage } from './support/shellPage.ts';

const basket = `<!doctype html><title>Shop</title>
<main data-screen="list"><h1>Teas</h1><button data-go="basket/empty">Basket</button></main>
<main data-screen="basket"><h1>Your basket</h1><p data-state="empty">Nothing here</p><p data-state="ready">One tea</p>
<button data-task-step="pay"><b>Pay now</b></button></main>
<script>document.querySelector('[data-task-step]').addEventListener('click', () => { document.title = 'paid'; });</script>`;

describe('pointing at what shows that a task is done', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  let shell: ShellPage;

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());

  const open = async (): Promise<void> => {
    shell = await ShellPage.start(await browser.newPage({ viewport: { width: 800, height: 700 } }));
    await shell.show({ a: compilePage({ 'index.html': basket }, parts) });
    await shell.reported('painted');
  };
  const point = async (on: boolean): Promise<void> => {
    await shell.send({ type: 'point', on });
    await shell
      .prototype()
      .locator('footbridge-point')
      .waitFor({ state: on ? 'attached' : 'detached' });
  };

  it('hands over the task step, the screen and the state that is shown, and asks for no change', async () => {
    await open();
    await shell.prototype().getByText('Basket', { exact: true }).click();
    await shell.reported('screen', 2);
    await point(true);
    await shell.page.getByText(/Click what people use last/).waitFor();
    await shell.prototype().getByText('Pay now').click();
    const { experiment, variant, element } = await shell.hears('pointed');
    assert.deepEqual([experiment, variant], ['guest-checkout', 'a']);
    const { screen, state, taskStep, text } = element;
    assert.deepEqual(
      { screen, state, taskStep, text },
      { screen: 'basket', state: 'empty', taskStep: 'pay', text: 'Pay now' },
    );
    assert.equal(await shell.page.getByRole('form').count(), 0);
    assert.equal(await shell.page.getByText(/Click what people use last/).count(), 0);
    // The page has heard nothing of it, and works again.
    assert.doesNotMatch(await shell.prototype().title(), /paid/);
    await shell.prototype().getByText('Pay now').click();
    assert.match(await shell.prototype().title(), /paid/);
    assert.deepEqual(shell.refused, []);
    await shell.page.close();
  });

  it('leaves out a state that the screen opens in, and a step where there is none', async () => {
    await open();
    await point(true);
    await shell.prototype().getByText('Teas').click();
    const { element } = await shell.hears('pointed');
    assert.deepEqual([element.screen, element.state, element.taskStep], ['list', undefined, undefined]);
    await shell.page.close();
  });

  it('says so when somebody leaves, by Escape or by the button', async () => {
    await open();
    await point(true);
    await shell.page.keyboard.press('Escape');
    assert.equal((await shell.hears('pointingLeft')).experiment, 'guest-checkout');
    await point(true);
    await shell.page.getByRole('button', { name: 'Point at an element' }).click();
    await shell.hears('pointingLeft', 2);
    assert.equal(shell.sent('pointed').length, 0);
    await shell.page.close();
  });

  it('ends when the host says so, without a word', async () => {
    await open();
    await point(true);
    await point(false);
    await shell.prototype().getByText('Teas').click();
    await shell.page.waitForTimeout(100);
    assert.equal(shell.sent('pointed').length + shell.sent('pointingLeft').length, 0);
    await shell.page.close();
  });

  it('still asks for a change afterwards, when the button in the toolbar is used', async () => {
    await open();
    await point(true);
    await shell.page.keyboard.press('Escape');
    await shell.page.getByRole('button', { name: 'Point at an element' }).click();
    await shell.prototype().getByText('Teas').click();
    await shell.page.getByRole('form', { name: 'What should change here?' }).waitFor();
    assert.equal(shell.sent('pointed').length, 0);
    await shell.page.close();
  });
});
