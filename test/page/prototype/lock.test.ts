import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import {
  readTailwindStyles,
  TailwindCompiler,
} from '../../../src/core/prototype/tailwind/tailwindCompiler.ts';
import { tailwindSheets } from '../../../src/core/prototype/tailwind/tailwindSheets.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { Canary, type Hit } from '../../support/canary.ts';
import { type Attempt, attemptsOf, markupOf, scriptOf, visitAll } from './canaryVisits.ts';
import { libraryPrototype } from './libraryPrototype.ts';
import { buildParts, compilePage, SavedPages } from './pages.ts';
import { type Compiled, type Place, Places, places } from './places.ts';
import { waysOut } from './waysOut.ts';

describe('the network lock', function () {
  this.timeout(300_000);
  let canary: Canary;
  let parts: PageParts;
  let where: Places;

  before(async () => {
    [canary, parts, where] = await Promise.all([Canary.start(), buildParts(), Places.make()]);
  });
  after(async () => {
    await canary.stop();
    await where.remove();
  });

  for (const place of places) {
    it(`lets nothing out of ${place}: no request, connection, datagram or name`, async () => {
      assert.ok(waysOut.length >= 40, `${waysOut.length} ways`);
      const hits = await visitAll(attemptsOf(waysOut), canary, (page, attempt) =>
        where.show(place, page, lockedPage(attempt, place)),
      );
      assert.deepEqual(hits, []);
    });

    it(`lets nothing out of ${place} that uses React, Tailwind and the chart library`, async () => {
      const attempt = waysOut.filter((way) => way.alone !== true);
      const compiled = await libraryPage(attempt, place);
      const hits = await visitAll([attempt], canary, async (page) => {
        await where.show(place, page, compiled);
        await runs(place, page);
      });
      assert.deepEqual(hits, []);
    });
  }

  it('is what holds them: outside it the same ways do get out', async () => {
    const saved = new SavedPages();
    const show = async (page: Page, attempt: Attempt): Promise<void> => {
      await page.goto(saved.save(openPage(attempt, canary)), { waitUntil: 'commit' });
    };
    const hits: Hit[] = [];
    let silent = waysOut.filter((way) => way.unproven === undefined);
    // On a busy machine some take longer: what was silent is tried again and watched longer.
    for (const watchMs of [1_500, 6_000, 20_000]) {
      if (silent.length > 0) hits.push(...(await visitAll(attemptsOf(silent), canary, show, watchMs)));
      const out = new Set(hits.flatMap(({ what }) => /([a-z]+)\.(near|far)\./i.exec(what)?.[1] ?? []));
      // A datagram does not say which way it came.
      const hasDatagram = hits.some(({ kind }) => kind === 'udp');
      silent = silent.filter(
        ({ name }) => !(name.startsWith('webRtc') ? hasDatagram : out.has(name.toLowerCase())),
      );
    }
    saved.remove();
    assert.deepEqual(silent.map((way) => way.name), []); // prettier-ignore
    for (const kind of ['http', 'tcp', 'udp', 'dns'])
      assert.ok(
        hits.some((hit) => hit.kind === kind),
        kind,
      );
  });

  function lockedPage(attempt: Attempt, place: Place): Compiled {
    const screen = `<main data-screen="one"><h1>One</h1>${markupOf(attempt, canary)}</main>`;
    const { markup, files: scripts } = trying(attempt, place);
    const files = { 'index.html': `<!doctype html>${screen}${markup}`, ...scripts };
    return { page: compilePage(files, parts), files: listOf(files) };
  }

  /** A saved tool tries its ways with its data in hand: without all of it, it says nothing and the visit fails. */
  function trying(attempt: Attempt, place: Place): { markup: string; files: Record<string, string> } {
    if (place !== 'a saved tool')
      return { markup: '<script src="tries.js"></script>', files: { 'tries.js': scriptOf(attempt, canary) } };
    const data = `import { loadData } from 'footbridge/data';
loadData('orders').then(({ rowCount }) => {
  if (rowCount === ${Places.rows}) document.dispatchEvent(new Event('orders'));
});`;
    const ready = "new Promise((resolve) => document.addEventListener('orders', resolve))";
    return {
      markup: '<script src="tries.js"></script><script type="module" src="data.js"></script>',
      files: { 'tries.js': scriptOf(attempt, canary, ready), 'data.js': data },
    };
  }

  /** The ways of an attempt, and those that React has of its own: it makes elements as the browser does. */
  async function libraryPage(attempt: Attempt, place: Place): Promise<Compiled> {
    const { markup, files } = trying(attempt, place);
    const source = libraryPrototype({
      'index.html': `<body><div id="root"></div><script type="module" src="/src/main.tsx"></script>${markup}</body>`,
      'src/main.tsx': `import { createRoot } from 'react-dom/client';
import 'chart.js/auto';
import 'footbridge/data';
import App from './App';
import './index.css';
const far = 'http://${canary.near('react')}/';
const Page = () => (
  <>
    <App />
    <link rel="preconnect" href={far} />
    <link rel="stylesheet" href={far} />
    <iframe src={far} />
    <img src={far} alt="" />
    <style>{'@import "' + far + '"; p { background: url(' + far + ') }'}</style>
    <script src={far} />
    <div dangerouslySetInnerHTML={{ __html: ${JSON.stringify(markupOf(attempt, canary))} }} />
  </>
);
createRoot(document.getElementById('root')).render(<Page />);
`,
      ...files,
    });
    const tailwind = new TailwindCompiler(readTailwindStyles(parts.library('tailwind.json')));
    const sheets = await tailwind.compile(tailwindSheets(source), source);
    const { page, findings } = compilePrototype(source, 'Stock', parts, nodeCompileTools, new Map(), sheets);
    assert.ok(page, findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
    return { page, files: source.files };
  }

  /** What the libraries are for is there: elements, their look, and ink on the chart. */
  async function runs(place: Place, page: Page): Promise<void> {
    const prototype = where.prototypeIn(place, page);
    await prototype.getByRole('heading', { name: 'Stock this week' }).waitFor();
    const padding = await prototype
      .getByRole('button', { name: 'Order more' })
      .evaluate((button) => getComputedStyle(button).paddingLeft);
    assert.equal(padding, '16px');
    const ink = await prototype.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      return data?.some((value, index) => index % 4 === 3 && value > 0);
    });
    assert.ok(ink, 'the chart is drawn');
  }
});

function listOf(files: Record<string, string>): Compiled['files'] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
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
