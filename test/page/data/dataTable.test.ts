import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'mocha';
import type { Browser, Frame, Page } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { DataLab } from '../../unit/data/dataLab.ts';
import { buildParts, SavedPages } from '../prototype/pages.ts';
import { savedTool } from './savedTool.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const rows = 100_000;
const app = `
import { dataTable, datasets, loadData } from 'footbridge/data';
const table = await_(loadData('orders'));
async function await_(promise) {
  const orders = await promise;
  const view = dataTable('#table', orders, { label: 'Orders', onSelect: (row) => { document.title = String(row.order) } });
  document.querySelector('#ready').textContent = [orders.rowCount, orders.columns.map((c) => c.name).join(), (await datasets()).length].join(' ');
  window.orders = orders;
}`;
const html =
  '<!doctype html><html lang="en"><title>Orders</title><main data-screen="start"><h1>Orders</h1><p id="ready"></p><div id="table"></div></main><script type="module" src="app.js"></script>';

describe('a tool with 100,000 rows, opened from a file without a network', function () {
  this.timeout(120_000);
  let browser: Browser;
  let lab: DataLab;
  let parts: PageParts;
  let page: Page;
  let frame: Frame;
  const saved = new SavedPages();
  const troubles: string[] = [];

  before(async () => {
    [browser, lab, parts] = await Promise.all([launchChromium(), DataLab.make(), buildParts()]);
    const tool = await savedTool(lab, parts, { 'index.html': html, 'app.js': app }, rows);
    const context = await browser.newContext({ offline: true, viewport: { width: 1000, height: 760 } });
    page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(?:file|data|blob|about):/.test(request.url())) troubles.push(request.url());
    });
    await page.goto(saved.save(tool));
    const inner = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    ok(inner);
    frame = inner;
    await frame.getByText(`${rows} order,city,amount,ordered,note,email 1`).waitFor({ timeout: 60_000 });
  });
  after(async () => {
    await browser.close();
    await lab.remove();
    saved.remove();
  });

  const status = () => frame.locator('.fb-bar [role=status]').textContent();
  const firstRow = () => frame.locator('.fb-row:not([hidden])[aria-rowindex="3"]').innerText();

  it('shows real rows and says what it was made from', async () => {
    strictEqual(await status(), '100,000 rows');
    match(await firstRow(), /1\s+Oslo\s+0\s+2026-01-15\s+Note 0/);
    ok(await page.getByText('A prototype with real data: orders.csv of 2026-11-23').isVisible());
    const grid = frame.getByRole('grid', { name: 'Orders' });
    strictEqual(await grid.getAttribute('aria-rowcount'), '100002');
    ok((await frame.locator('.fb-row').count()) < 40, 'only rows in sight exist');
  });

  it('makes elements for the rows in sight alone, wherever it is scrolled to', async () => {
    const most = await frame.evaluate(async () => {
      const grid = document.querySelector<HTMLElement>('.fb-scroll');
      if (!grid) throw new Error('no grid');
      let elements = 0;
      for (let step = 0; step < 60; step += 1) {
        grid.scrollTop += 4000;
        await new Promise<number>(requestAnimationFrame);
        elements = Math.max(elements, document.querySelectorAll('.fb-row').length);
      }
      return elements;
    });
    ok(most < 60, `${most} rows have elements`);
    await frame.evaluate(() => document.querySelector('.fb-scroll')?.scrollTo(0, 0));
    await frame.getByText('100,000 rows', { exact: true }).waitFor();
  });

  it('sorts both ways and back, by value and not by text', async () => {
    const amount = frame.getByRole('columnheader', { name: 'amount' });
    await amount.getByRole('button').click();
    strictEqual(await amount.getAttribute('aria-sort'), 'ascending');
    await amount.getByRole('button').click();
    match(await firstRow(), /999\.99/);
    await amount.getByRole('button').click();
    strictEqual(await amount.getAttribute('aria-sort'), 'none');
  });

  it('filters by text, comparison and range', async () => {
    await frame.getByLabel('Filter by city').fill('köl');
    await frame.getByText('25,000 of 100,000 rows').waitFor();
    await frame.getByLabel('Filter by amount').fill('10..19.99');
    await frame.getByText(/^\d,?\d* of 100,000 rows$/).waitFor();
    await frame.getByLabel('Filter by ordered').fill('>= 2026-09');
    await frame.waitForFunction(() => /^(?:[1-9]\d?\d?) of/.test(document.querySelector('.fb-bar [role=status]')?.textContent ?? '')); // prettier-ignore
    await frame.getByLabel('Filter by city').fill('nowhere');
    await frame.getByText('No rows match.').waitFor();
    for (const name of ['city', 'amount', 'ordered']) await frame.getByLabel(`Filter by ${name}`).fill('');
    await frame.getByText('100,000 rows', { exact: true }).waitFor();
  });

  it('is walked through with the keyboard', async () => {
    await frame.locator('.fb-cell[tabindex="0"]').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Control+End']) await page.keyboard.press(key);
    const focused = () => frame.evaluate(() => [document.activeElement?.parentElement?.getAttribute('aria-rowindex'), document.activeElement?.getAttribute('aria-colindex')]); // prettier-ignore
    deepStrictEqual(await focused(), ['100002', '6']);
    await page.keyboard.press('Control+Home');
    deepStrictEqual(await focused(), ['3', '1']);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Enter');
    strictEqual(await frame.locator('.fb-row[aria-selected=true]').count(), 1);
  });

  it('saves CSV that runs no formulas', async () => {
    await frame.getByLabel('Find in all columns').fill('hyperlink');
    await frame.getByText('1 of 100,000 rows').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    match(text, /^\ufefforder,city,amount,ordered,note,email\r\n8,Rome,2\.59,2026-08-15,'=HYPERLINK\(1\),/);
    await frame.getByLabel('Find in all columns').fill('');
    await frame.getByText('100,000 rows', { exact: true }).waitFor();
  });

  it('has nothing that keeps somebody out, and causes no trouble', async () => {
    await frame.evaluate(await readFile(axe, 'utf8'));
    const violations = await frame.evaluate(async () => {
      const { axe: checker } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await checker.run()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    });
    deepStrictEqual(violations, []);
    deepStrictEqual(troubles, []);
  });
});
