import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { DataLab } from '../../unit/data/dataLab.ts';
import { buildParts, SavedPages } from '../prototype/pages.ts';
import { savedTool } from './savedTool.ts';

const app = `
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DataTable, useData } from 'footbridge/data-react';
import { Screen } from 'footbridge/react';
function App() {
  const { table, error } = useData('orders');
  const [mark, setMark] = useState('old');
  const [left, setLeft] = useState<number>();
  return (
    <Screen id="start">
      <h1>Orders</h1>
      <p id="error">{error}</p>
      <p id="left">{left}</p>
      <button onClick={() => setMark('new')}>Mark</button>
      <DataTable data={table} label="Orders" onSelect={(row) => { document.title = mark + ' ' + row.order; }} onChange={(rows) => setLeft(rows.rowCount)} />
    </Screen>
  );
}
createRoot(document.getElementById('root')!).render(<App />);`;
const html =
  '<!doctype html><html lang="en"><title>Orders</title><div id="root"></div><script type="module" src="app.tsx"></script>';

describe('attached data in React', function () {
  this.timeout(60_000);
  let browser: Browser;
  let lab: DataLab;
  const saved = new SavedPages();

  before(async () => {
    [browser, lab] = await Promise.all([launchChromium(), DataLab.make()]);
  });
  after(async () => {
    await browser.close();
    await lab.remove();
    saved.remove();
  });

  it('tells the newest rendering which row was chosen and which rows are left', async () => {
    const tool = await savedTool(lab, await buildParts(), { 'index.html': html, 'app.tsx': app }, 50);
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(saved.save(tool));
    const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    ok(frame);
    await frame.locator('#left', { hasText: '50' }).waitFor();
    await frame.getByText('Mark').click();
    await frame.locator('.fb-row:not([hidden])[aria-rowindex="3"] .fb-cell').first().click();
    strictEqual(await frame.evaluate(() => document.title), 'new 1');
    await frame.getByLabel('Find in all columns').fill('no such order');
    await frame.locator('#left', { hasText: /^0$/ }).waitFor();
    strictEqual(await frame.locator('.fb-grid').count(), 1);
    deepStrictEqual(troubles, []);
    await page.close();
  });
});
