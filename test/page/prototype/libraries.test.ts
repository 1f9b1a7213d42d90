import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser, Frame, Page } from 'playwright-core';
import type { PrototypeSource } from '../../../src/core/generation/fileChange.ts';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import {
  readTailwindStyles,
  TailwindCompiler,
} from '../../../src/core/prototype/tailwind/tailwindCompiler.ts';
import { tailwindSheets } from '../../../src/core/prototype/tailwind/tailwindSheets.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder } from '../../support/paths.ts';
import { libraryPrototype } from './libraryPrototype.ts';
import { buildParts, SavedPages } from './pages.ts';

interface Running {
  readonly page: Page;
  frame(): Frame;
  /** Errors, what the lock stopped, and requests. */
  readonly troubles: readonly string[];
  /** The address after `#` of every place shown. */
  readonly places: readonly string[];
}

describe('the kit’s libraries in a running prototype', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  let tailwind: TailwindCompiler;
  const saved = new SavedPages();

  before(async () => {
    parts = await buildParts();
    tailwind = new TailwindCompiler(readTailwindStyles(parts.library('tailwind.json')));
    browser = await launchChromium();
    mkdirSync(picturesFolder, { recursive: true });
  });
  after(async () => {
    await browser.close();
    saved.remove();
  });

  /** Compiles it; fails when it finds anything but `allowed` warnings. */
  async function compiled(source: PrototypeSource, allowed: RegExp[] = []): Promise<string> {
    const sheets = await tailwind.compile(tailwindSheets(source), source);
    const { page, findings } = compilePrototype(source, 'Sample', parts, nodeCompileTools, new Map(), sheets);
    const told = findings.map((each) => `${each.severity} ${each.file}:${each.line} ${each.message}`);
    assert.deepEqual(told.filter((each) => !allowed.some((pattern) => pattern.test(each))), []);
    assert.ok(page);
    return page;
  } // prettier-ignore

  /** Compiles and opens it as a file. */
  async function run(source: PrototypeSource, allowed: RegExp[] = []): Promise<Running> {
    const text = await compiled(source, allowed);
    const page = await browser.newPage({ viewport: { width: 900, height: 820 } });
    const troubles: string[] = [];
    const places: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data|blob|about):/.test(request.url())) troubles.push(request.url());
    });
    page.on('console', (message) => {
      // What the lock stops is told there.
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) places.push(new URL(frame.url()).hash);
    });
    await page.goto(saved.save(text));
    const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    assert.ok(frame);
    return { page, frame: () => frame, troubles, places };
  }

  const files = (texts: Record<string, string>): PrototypeSource => ({
    files: Object.entries(texts).map(([name, text]) => ({ path: name, text })),
    assets: [],
  });

  it('run a React prototype with hooks, icons, a chart, Tailwind and pictures', async () => {
    const opened = await run(libraryPrototype(), [
      /^warning src\/index\.css:1 .*googleapis.* on the network/,
    ]);
    const { page, frame } = opened;
    await frame().getByRole('heading', { name: 'Stock this week' }).waitFor();
    await frame().getByText('You are on overview').waitFor();
    await page.screenshot({ path: path.join(picturesFolder, 'libraries-react.png') });
    // Tailwind: a utility, a theme colour of one's own, a breakpoint.
    const look = await frame().evaluate(() => {
      const button = [...document.querySelectorAll('button')].find(
        (each) => each.textContent === 'Order more',
      );
      const grid = document.querySelector('.md\\:grid-cols-3');
      const card = document.querySelector('ul');
      const image = [...document.querySelectorAll('img')];
      return {
        padding: button && getComputedStyle(button).paddingLeft,
        background: button && getComputedStyle(button).backgroundColor,
        border: grid?.firstElementChild && getComputedStyle(grid.firstElementChild).borderTopColor,
        columns: grid && getComputedStyle(grid).gridTemplateColumns.split(' ').length,
        outline: card && getComputedStyle(card).outlineColor,
        pictures: image.map((each) => [each.naturalWidth, each.src.slice(0, 22)]),
        icons: [...document.querySelectorAll('svg')].map((svg) => svg.getAttribute('class')),
      };
    });
    assert.deepEqual(look, {
      padding: '16px',
      background: 'oklch(0.52 0.16 255)',
      border: 'oklch(0.928 0.006 264.531)',
      columns: 3,
      outline: 'rgb(1, 2, 3)',
      pictures: [[1, 'data:image/png;base64,'], [1, 'data:image/png;base64,']],
      icons: ['lucide lucide-boxes text-brand', 'lucide lucide-trending-up text-brand', 'lucide lucide-alert-triangle text-brand', 'lucide lucide-sparkle mr-2 inline'],
    }); // prettier-ignore
    // State, and a chart that follows it: there is ink on the canvas.
    await frame().getByLabel('Search').fill('pla');
    assert.deepEqual(await frame().getByRole('listitem').allTextContents(), ['Plates']);
    const ink = await frame().evaluate(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      return [...data].filter((value, index) => index % 4 === 3 && value > 0).length;
    });
    assert.ok(ink > 500, `${ink} pixels`);
    await frame().getByText('Order more').click();
    await frame().getByRole('heading', { name: 'Order', exact: true }).waitFor();
    assert.equal(await frame().getByText('Stock this week').isVisible(), false);
    await frame().getByText('Back').click();
    await frame().getByText('You are on overview').waitFor();
    assert.deepEqual(opened.troubles, []);
    await page.close();
  });

  it('tell of each element where it was written, in JSX and in HTML', async () => {
    const { page, frame } = await run(libraryPrototype(), [/googleapis/]);
    const at = (text: string) =>
      frame().getByText(text, { exact: true }).first().getAttribute('data-footbridge-at');
    assert.equal(await at('Stock this week'), 'src/App.tsx:49');
    assert.equal(await at('Products'), 'src/App.tsx:20');
    assert.equal(await at('Mugs'), 'src/App.tsx:68');
    await page.close();
    const plain = await run(files({ 'index.html': '<main data-screen="a">\n <h1>A</h1>\n</main>' }));
    assert.equal(await plain.frame().locator('h1').getAttribute('data-footbridge-at'), 'index.html:2');
    await plain.page.close();
  });

  it('report an error in a component with its file and line', async () => {
    const source = libraryPrototype({
      'src/data/items.ts': 'export interface Item { id: number; name: string; left: number }\n\nexport const items = (null as any).map((x: unknown) => x);',
    }); // prettier-ignore
    const { page } = await run(source, [/googleapis/]);
    await page.getByText('(src/data/items.ts:3)').waitFor();
    await page.close();
  });

  it('stand in for what pages load from package servers', async () => {
    const opened = await run(
      files({
        'index.html': `<!doctype html><html><head><title>Plain</title>
<script src="https://cdn.tailwindcss.com"></script>
<script src="https://unpkg.com/react@18/umd/react.development.js"></script>
<script src="https://unpkg.com/react-dom@18/umd/react-dom.development.js"></script>
<script src="https://unpkg.com/@babel/standalone/babel.min.js"></script>
<script src="https://cdn.jsdelivr.net/npm/chart.js"></script>
<script src="https://unpkg.com/lucide@latest"></script>
</head><body class="p-8">
<main data-screen="a"><h1 class="text-3xl font-bold">Plain</h1><i data-lucide="shopping-cart" class="w-6 h-6"></i>
<canvas id="chart" width="300" height="120"></canvas><div id="root"></div></main>
<script>lucide.createIcons(); new Chart(document.getElementById('chart'), { type: 'line', data: { labels: ['a', 'b'], datasets: [{ data: [1, 2] }] } });</script>
<script type="text/babel">
const { useState } = React;
function Counter() { const [n, setN] = useState(0); return <button className="rounded bg-blue-600 text-white px-4" onClick={() => setN(n + 1)}>Clicked {n}</button>; }
ReactDOM.createRoot(document.getElementById('root')).render(<Counter />);
</script></body></html>`,
      }),
    );
    const { page, frame } = opened;
    await frame().getByText('Clicked 0').click();
    await frame().getByText('Clicked 1').waitFor();
    assert.equal(await frame().locator('svg.lucide-shopping-cart.w-6').count(), 1);
    assert.equal(await frame().getByText('Clicked 1').getAttribute('data-footbridge-at'), 'index.html:14');
    const padding = await frame().evaluate(() => getComputedStyle(document.body).paddingTop);
    assert.equal(padding, '32px');
    assert.deepEqual(opened.troubles, []);
    await page.screenshot({ path: path.join(picturesFolder, 'libraries-plain.png') });
    await page.close();
  });

  it('show a neutral icon for a name that no icon has', async () => {
    const source = files({
      'index.html': '<main data-screen="a"><h1>A</h1><div id="root"></div></main><script type="module" src="a.jsx"></script>',
      'a.jsx': `import { createRoot } from 'react-dom/client';
import { Shoppingcart, Home } from 'lucide-react';
import * as Icons from 'lucide-react';
const Late = Icons['Rocket'];
createRoot(document.getElementById('root')).render(<p><Shoppingcart /><Home /><Late /></p>);`,
    }); // prettier-ignore
    const opened = await run(source, [/^warning a\.jsx:2 There is no icon "Shoppingcart"; .*ShoppingCart/]);
    const shapes = await opened.frame().locator('svg').evaluateAll((all) => all.map((svg) => svg.children.length > 0 && svg.innerHTML.includes('stroke-dasharray'))); // prettier-ignore
    assert.deepEqual(shapes, [true, false, false]);
    assert.deepEqual(opened.troubles, []);
    await opened.page.close();
  });

  it('render screens of React only while they are shown, by code, by data-go and from the address', async () => {
    const source = files({
      'index.html': '<div id="root"></div><script type="module" src="a.jsx"></script>',
      'a.jsx': `import { createRoot } from 'react-dom/client';
import { useScreen, Screen } from 'footbridge/react';
function App() {
  const { screen, state, go } = useScreen('one');
  return screen === 'two'
    ? <Screen id="two"><h1>Two {state}</h1><button data-go="one">First</button></Screen>
    : <Screen id="one"><h1>One</h1><button onClick={() => go('two/empty')}>On</button><button data-go="two">Over</button></Screen>;
}
createRoot(document.getElementById('root')).render(<App />);`,
    }); // prettier-ignore
    const opened = await run(source);
    const { frame, places, page } = opened;
    await frame().getByText('On', { exact: true }).click();
    await frame().getByRole('heading', { name: 'Two empty' }).waitFor();
    await frame().getByText('First').click();
    await frame().getByText('Over').click();
    await frame().getByRole('heading', { name: 'Two ready' }).waitFor();
    await page.waitForFunction(() => location.hash === '#two');
    assert.deepEqual(places.filter((each) => each !== ''), ['#one', '#two/empty', '#one', '#two']); // prettier-ignore
    assert.deepEqual(opened.troubles, []);
    await page.close();
  });

  it('open the place that was shown before, however it is called, and the first where it is no more', async () => {
    const source = files({
      'index.html': '<div id="root"></div><script type="module" src="a.jsx"></script>',
      'a.jsx': `import { createRoot } from 'react-dom/client';
import { useScreen, Screen } from 'footbridge/react';
function App() {
  const { screen, go } = useScreen('übersicht');
  return <>
    {screen === 'übersicht' && <Screen id="übersicht"><h1>All</h1><button onClick={() => go('mein korb/leer')}>On</button></Screen>}
    {screen === 'mein korb' && <Screen id="mein korb"><h1>Basket</h1><p data-state="leer">Nothing in it</p></Screen>}
  </>;
}
createRoot(document.getElementById('root')).render(<App />);`,
    }); // prettier-ignore
    const { page, frame, troubles } = await run(source);
    await frame().getByText('On', { exact: true }).click();
    await frame().getByText('Nothing in it').waitFor();
    const prototype = page.frameLocator('iframe');
    await page.reload();
    await prototype.getByText('Nothing in it').waitFor();
    // As after a change that calls the screen something else.
    await page.evaluate(() => history.replaceState(null, '', '#gone/empty'));
    await page.reload();
    await prototype.getByRole('heading', { name: 'All' }).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('run modules that wait at their top level, each after what it imports', async () => {
    const source = files({
      'index.html': '<main data-screen="a"><h1>A</h1><p id="said"></p></main><script type="module" src="a.js"></script><script type="module" src="fails.js"></script>',
      'a.js': "import { orders } from './orders.js';\nimport { late } from './late.ts';\nconst more = await import('./more.js');\ndocument.querySelector('#said').textContent = [...orders, late, more.default].join(' ');",
      'orders.js': "export const orders = await new Promise((done) => setTimeout(done, 30, ['one']));\nfor await (const each of ['two']) orders.push(each);",
      'late.ts': "import { orders } from './orders';\nexport const late: number = orders.length;",
      'more.js': "export default await Promise.resolve('more');",
      'fails.js': "await null;\nthrow new Error('no data');",
    }); // prettier-ignore
    const opened = await run(source);
    await opened.frame().getByText('one two 2 more').waitFor();
    assert.deepEqual(opened.troubles, ['no data']);
    await opened.page.close();
  });

  it('name the line of an await where it cannot be', async () => {
    const text = 'const x = await y();\nfunction f() { await x; }';
    const source = files({ 'index.html': '<main data-screen="a"><h1>A</h1></main><script type="module" src="a.js"></script>', 'a.js': text }); // prettier-ignore
    const { findings } = compilePrototype(source, 'Sample', parts, nodeCompileTools, new Map());
    assert.deepEqual(findings.map(({ file, line }) => `${file}:${line}`), ['a.js:2']); // prettier-ignore
  });

  it('give charts without colours the page’s own, and leave other colours alone', async () => {
    const source = files({
      'index.html': '<style>:root { --accent: rgb(200, 0, 40); --surface: #fff }</style><main data-screen="a"><h1>A</h1><div style="height:200px"><canvas id="bar"></canvas></div></main><main data-screen="b"><h1>B</h1><div style="height:200px"><canvas id="pie"></canvas></div></main><script type="module" src="a.js"></script>',
      'a.js': `import Chart from 'chart.js/auto';
const options = { animation: false, maintainAspectRatio: false };
const data = [1, 2, 3];
const labels = ['a', 'b', 'c'];
window.bar = new Chart(document.querySelector('#bar'), { type: 'bar', data: { labels, datasets: [{ data }, { data }, { data, backgroundColor: 'green' }] }, options });
window.pie = new Chart(document.querySelector('#pie'), { type: 'pie', data: { labels, datasets: [{ data }] }, options });`,
    }); // prettier-ignore
    const { frame, page, troubles } = await run(source);
    const seen = await frame().evaluate(() => {
      type Charts = Record<'bar' | 'pie', { data: { datasets: { backgroundColor: unknown }[] } }>;
      const { bar, pie } = window as unknown as Charts;
      const slices = pie.data.datasets[0]?.backgroundColor as string[];
      return { bars: bar.data.datasets.map((each) => each.backgroundColor), slices: slices.slice(0, 3) };
    });
    assert.equal(seen.bars[0], 'rgb(200, 0, 40)');
    assert.match(String(seen.bars[1]), /^rgb\(\d+, \d+, \d+\)$/);
    assert.equal(seen.bars[2], 'green');
    assert.deepEqual(seen.slices.slice(0, 2), seen.bars.slice(0, 2));
    assert.equal(new Set(seen.slices).size, 3);
    // A chart of a screen that was hidden takes its place when the screen is shown.
    await page.evaluate(() => (location.hash = '#b'));
    await frame().waitForFunction(
      () => (document.querySelector('#pie')?.getBoundingClientRect().height ?? 0) > 100,
    );
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('show no ring around a heading that the kit focuses, with Tailwind or without, but around controls', async () => {
    for (const sheet of ['', '@import "tailwindcss";']) {
      const source = files({
        'index.html': `<style>${sheet}</style><main data-screen="a"><h1>A</h1><button data-go="b">On</button></main><main data-screen="b"><h1>B</h1><button>Off</button></main>`,
      });
      const { frame, page } = await run(source);
      const outline = () => frame().evaluate(() => [document.activeElement?.tagName, document.activeElement && getComputedStyle(document.activeElement).outlineStyle === 'none']); // prettier-ignore
      await frame().getByText('On', { exact: true }).focus();
      await page.keyboard.press('Enter');
      await frame().getByRole('heading', { name: 'B' }).waitFor();
      assert.deepEqual(await outline(), ['H1', true]);
      await page.keyboard.press('Tab');
      assert.deepEqual(await outline(), ['BUTTON', false]);
      await page.close();
    }
  });
});
