import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Frame } from 'playwright-core';
import type { Hypothesis } from '../../../src/core/experiment/hypothesis.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { hypothesisOf } from '../../unit/starter/hypotheses.ts';
import { buildParts } from '../prototype/pages.ts';
import { StarterPage } from './support/starterPage.ts';

describe('using a starter prototype', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  let starter: StarterPage;
  let frame: Frame;
  before(async () => {
    [browser, parts] = await Promise.all([launchChromium(), buildParts()]);
  });
  after(() => browser?.close());
  afterEach(async () => {
    assert.deepEqual(starter.problems, []);
    await starter.close();
  });

  async function open(kind: Hypothesis['kind'], titles?: readonly string[]): Promise<void> {
    const steps =
      titles?.map((title, index) => ({ id: `step-${index + 1}`, title })) ?? hypothesisOf[kind].steps;
    const hypothesis = { ...hypothesisOf[kind], steps };
    starter = await StarterPage.open(browser, parts, hypothesis, { width: 1024, scheme: 'light' });
    frame = await starter.frame();
  }

  const screen = () => frame.locator('[data-footbridge-current]');
  const press = (name: string | RegExp) => screen().getByRole('button', { name }).click();
  const seen = async (text: string | RegExp) => screen().getByText(text).first().waitFor();

  it('search and groups narrow a gallery down, and say so when nothing is left', async () => {
    await open('customerFlow');
    await screen().getByRole('searchbox').fill('lamp');
    await seen('1 products');
    assert.deepEqual(await screen().locator('li:visible h2').allTextContents(), ['Linen table lamp']);
    await press('Kitchen');
    await seen('Nothing matches');
    await screen().getByRole('searchbox').fill('');
    await seen('2 products');
    await press('All');
    await screen().getByRole('combobox').selectOption('Lowest price first');
    assert.equal(await screen().locator('li:visible h2').first().textContent(), 'Stoneware mug');
  });

  it('the end reflects what was chosen, counted and entered', async () => {
    await open('customerFlow');
    await press('View Ribbed glass vase');
    await seen('Mouth-blown, 24 cm');
    await press('One more');
    await press(/Choose a delivery day/);
    await seen('2 × Ribbed glass vase');
    await screen()
      .getByRole('radio', { name: /11 Mar/ })
      .check();
    await screen().getByRole('radio', { name: '14:00' }).check();
    await press(/Tell us where you live/);
    await press(/Check your order/);
    await seen('Please enter a name.');
    assert.equal(
      await screen()
        .getByLabel('Name')
        .evaluate((field) => field === document.activeElement),
      true,
    );
    await screen().getByLabel('Name').fill('<b>Me</b>');
    await screen().getByLabel('Street and number').fill('Long Street 1');
    await screen().getByLabel('Postcode').fill('12345');
    await screen().getByLabel('Town or city').fill('Anywhere');
    await press(/Check your order/);
    await press('Confirm');
    for (const text of ['2 × Ribbed glass vase', 'Mon 11 Mar, 14:00', '<b>Me</b>', '$64']) await seen(text);
  });

  it('confirming takes a moment and then ends by itself; from the states bar it stays', async () => {
    await open('customerFlow', ['Review', 'Order placed']);
    await press('Confirm');
    await seen(/being confirmed/);
    await screen().getByRole('button', { name: 'Start again' }).waitFor();
    await frame.getByRole('navigation').getByRole('button', { name: 'Loading' }).click();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(
      await screen()
        .getByText(/being confirmed/)
        .isVisible(),
      true,
    );
  });

  it('a basket can be changed and emptied', async () => {
    await open('customerFlow', ['Your basket', 'Order placed']);
    await screen().getByRole('button', { name: 'One more' }).first().click();
    await seen('4 products');
    for (let line = 0; line < 3; line += 1)
      await screen()
        .getByRole('button', { name: /^Take out/ })
        .first()
        .click();
    await seen('Nothing here yet');
  });

  it('a card ending in 0002 is declined, and others are not', async () => {
    await open('customerFlow', ['Pay', 'Order placed']);
    await screen().getByLabel('Card number').fill('4000 0000 0000 0002');
    await press('Pay and go on');
    await seen('The card was declined.');
    await press('Choose another way');
    await screen().getByText('Invoice').click();
    await press('Pay and go on');
    await screen().getByRole('heading', { name: 'Order placed' }).waitFor();
    await screen().locator('dd', { hasText: 'Invoice' }).waitFor();
  });

  it('a conversation answers, a file is listed, a switch is saved', async () => {
    await open('customerFlow', ['Ask a question', 'Upload a photo', 'Notification settings', 'Done']);
    await screen().getByLabel('Message').fill('Is it open?');
    await screen().getByLabel('Message').press('Enter');
    await seen('Is it open?');
    await seen(/the answer to this would appear here/);
    await press(/Upload a photo/);
    await screen()
      .locator('input[type=file]')
      .setInputFiles({ name: 'roof.png', mimeType: 'image/png', buffer: Buffer.alloc(2048) });
    await seen('roof.png');
    await press(/Settings/);
    await screen().getByRole('switch', { name: 'News' }).check();
    await seen('Saved.');
    await press(/Finish/);
    for (const text of ['“Is it open?”', 'roof.png', '3 of 3 switched on']) await seen(text);
  });

  it('a list is put in order by keys alone, and the last move is taken back', async () => {
    await open('interaction', ['Rank what is left', 'All done']);
    const names = () => screen().locator('ol[data-reorder] strong').allTextContents();
    const start = await names();
    const second = screen().getByRole('button', { name: `Move ${start[1]} up` });
    await second.focus();
    await second.press('Alt+ArrowUp');
    assert.deepEqual((await names()).slice(0, 2), [start[1], start[0]]);
    assert.equal(await second.evaluate((button) => button === document.activeElement), true);
    await seen(`${start[1]} is now number 1.`);
    await press('Undo');
    assert.deepEqual(await names(), start);
  });

  it('a name is changed in place; Escape gives it back; an empty one is refused', async () => {
    await open('interaction', ['Rename unclear ones', 'All done']);
    const field = screen().getByLabel('Name').locator('visible=true');
    await screen().getByRole('button', { name: /^Edit/ }).first().click();
    await field.fill('');
    await field.press('Enter');
    await seen('A name cannot be empty.');
    await field.fill('Something clearer');
    await field.press('Enter');
    await seen('1 changed, last: Something clearer.');
    await press('Edit Something clearer');
    await field.fill('Never kept');
    await field.press('Escape');
    assert.equal(await screen().getByText('Never kept').isVisible(), false);
    await screen().getByText('Something clearer', { exact: true }).waitFor();
  });

  it('cards are kept and skipped with keys, and taken back', async () => {
    await open('interaction', ['Keep or skip', 'All done']);
    const first = await screen().locator('[data-card]:visible h2').textContent();
    await screen().getByRole('heading', { level: 1 }).click();
    await starter.page.keyboard.press('ArrowRight');
    await screen()
      .locator('[data-kept]')
      .getByText(first ?? '')
      .waitFor();
    await press('Undo');
    await seen('Nothing yet');
    for (const name of ['Keep', 'Skip', 'Skip', 'Skip']) {
      await press(name);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await press('Skip');
    await seen('You have been through them all');
    await screen().getByRole('button', { name: 'Finish' }).click();
    await screen()
      .locator('dd', { hasText: first ?? '' })
      .waitFor();
  });

  it('rows are searched, narrowed down, sorted, opened and saved as CSV', async () => {
    await open('internalTool');
    await press(/Open the list/);
    await screen().getByRole('searchbox').waitFor();
    await press('Late');
    await seen('2 of 12 rows');
    await press('Amount');
    const amounts = await screen().locator('tbody tr:visible td:last-child').allTextContents();
    assert.deepEqual(
      amounts.map((text) => text.trim()),
      ['$54', '$64'],
    );
    const download = starter.page.waitForEvent('download');
    await press('Save as CSV');
    const file = await readFile(await (await download).path(), 'utf8');
    assert.deepEqual(file.split('\r\n').length, 3);
    assert.match(file, /^Number,What,Team,Status,Updated,Amount\r\nORD-1049,Stoneware mug,/);
    await press('ORD-1042');
    await press(/Open an order/);
    await seen('ORD-1042');
    await seen('Ribbed glass vase');
    await screen().getByLabel('Status').selectOption('Done');
    await seen('Status changed to Done');
    await screen().getByLabel('Note').fill('Called them');
    await press('Add note');
    await seen('Called them');
  });

  it('the file leaves out columns that were left out', async () => {
    await open('internalTool', ['Export for the meeting']);
    await screen().getByLabel('Team').uncheck();
    const download = starter.page.waitForEvent('download');
    await press('Save as CSV');
    const file = await readFile(await (await download).path(), 'utf8');
    assert.match(file, /^Number,What,Status,/);
    assert.equal(file.split('\r\n').length, 13);
  });
});
