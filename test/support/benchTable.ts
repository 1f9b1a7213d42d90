import type { Frame } from 'playwright-core';
import { savedTool } from '../page/data/savedTool.ts';
import { buildParts, SavedPages } from '../page/prototype/pages.ts';
import { DataLab } from '../unit/data/dataLab.ts';
import { launchChromium } from './chromium.ts';
import { type Measurement, measurement } from './measurement.ts';

const rows = 100_000;
const files = {
  'index.html':
    '<!doctype html><html lang="en"><title>Orders</title><main data-screen="start"><h1>Orders</h1><div id="table"></div></main><script type="module" src="app.js"></script>',
  'app.js': `import { dataTable, loadData } from 'footbridge/data';
const orders = await loadData('orders');
dataTable('#table', orders, { label: 'Orders' });
window.orders = orders;`,
};

/**
 * A table of 100,000 rows in a saved tool: frames while it scrolls beside frames of the same page at rest, and sorting and
 * filtering beside the browser's own sort and a bare loop over as many values.
 */
export async function measureTable(): Promise<Measurement[]> {
  const [browser, lab] = [await launchChromium(), await DataLab.make()];
  const saved = new SavedPages();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
    await page.goto(saved.save(await savedTool(lab, await buildParts(), files, rows)));
    const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    if (!frame) throw new Error('The tool has no frame.');
    await frame.getByText('100,000 rows', { exact: true }).waitFor({ timeout: 60_000 });
    const scrolling = await frames(frame, 4000);
    const resting = await frames(frame, 0);
    const { sort, sortAlone, filter, filterAlone } = await frame.evaluate(work);
    return [
      measurement('table of 100,000 rows: frame while scrolling (p50)', scrolling, 'ms', resting),
      measurement('table of 100,000 rows: sort by number', sort, 'ms', sortAlone),
      measurement('table of 100,000 rows: where', filter, 'ms', filterAlone),
    ];
  } finally {
    await browser.close();
    await lab.remove();
    saved.remove();
  }
}

/** The median time between 60 frames while the table is scrolled by so many pixels at each. */
function frames(frame: Frame, pixels: number): Promise<number> {
  return frame.evaluate(async (step) => {
    const grid = document.querySelector('.fb-scroll');
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let count = 0; count < 60; count += 1) {
      grid?.scrollBy(0, step);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times.toSorted((a, b) => a - b)[30] ?? Number.NaN;
  }, pixels);
}

/** Runs in the page. */
function work() {
  const { orders } = window as unknown as {
    orders: { column(name: string): ArrayLike<number | string>; where(keep: object): unknown };
  };
  const timed = (run: () => unknown): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const numbers = Float64Array.from({ length: 100_000 }, (_, row) =>
    Number(orders.column('amount')[row] ?? 0),
  );
  const cities = Array.from(orders.column('city'));
  const title = document.querySelectorAll<HTMLElement>('.fb-title button')[2];
  return {
    sortAlone: timed(() => numbers.toSorted()),
    sort: timed(() => title?.click()),
    filterAlone: timed(() => cities.filter((city) => city === 'Oslo')),
    filter: timed(() => orders.where({ city: 'Oslo' })),
  };
}
