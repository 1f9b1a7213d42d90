import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { answerData } from '../../../src/editor/data/answerData.ts';
import { launchChromium } from '../../support/chromium.ts';
import { at, DataLab, slug } from '../../unit/data/dataLab.ts';
import { ShellPage } from '../preview/support/shellPage.ts';
import { buildParts, compilePage } from '../prototype/pages.ts';

const app = (mark: string): string => `
import { datasets, loadData } from 'footbridge/data';
const names = await_();
async function await_() {
  const out = document.querySelector('output');
  try {
    const people = await loadData('people');
    const all = people.column('n').reduce((sum, n) => sum + n, 0);
    out.textContent = ['${mark}', people.rowCount, people.columns.map((c) => c.name).join(), all, (await datasets())[0].id].join(' ');
  } catch (error) {
    out.textContent = '${mark} ' + error.message;
  }
}`;
const html =
  '<!doctype html><html lang="en"><title>x</title><main data-screen="start"><h1>People</h1><output></output></main><script type="module" src="app.js"></script>';

describe('attached data in the preview', function () {
  this.timeout(60_000);
  let browser: Browser;
  let lab: DataLab;
  let parts: PageParts;
  let shell: ShellPage;
  let answered = 0;

  before(async () => {
    [browser, lab, parts] = await Promise.all([launchChromium(), DataLab.make(), buildParts()]);
    const rows = Array.from({ length: 70_000 }, (_, n) => `${n},Zora ${n},z${n}@example.com\n`);
    await lab.attach('people.csv', `n,city,email\n${rows.join('')}`);
    shell = await ShellPage.start(await browser.newPage());
  });
  after(async () => {
    await browser.close();
    await lab.remove();
  });

  /** Plays the host: answers whatever was asked since the last time, with the code the host runs. */
  async function serve(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      const wanted = shell.messages.filter((message) => message.type === 'dataWanted');
      for (const { request, dataset } of wanted.slice(answered)) {
        answered += 1;
        for await (const message of answerData(lab.store, slug, request, dataset)) {
          const sent = 'bytes' in message ? { ...message, bytes: Buffer.from(message.bytes).toString('base64') } : message; // prettier-ignore
          await shell.page.evaluate((data) => {
            const bytes = 'bytes' in data && typeof data.bytes === 'string' ? data.bytes : undefined;
            const buffer = bytes && Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0)).buffer;
            window.postMessage(buffer ? { ...data, bytes: buffer } : data, '*');
          }, sent as object);
        }
      }
      const text = await output();
      if (text !== '' && text !== last) {
        last = text;
        return;
      }
      await shell.page.waitForTimeout(50);
    }
  }
  let last = '';
  async function output(): Promise<string> {
    const frames = shell.page.frames();
    return (await frames.at(-1)?.locator('output').textContent({ timeout: 2000 }).catch(() => '')) ?? ''; // prettier-ignore
  }

  it('reaches the prototype in chunks, without the columns that nobody approved', async () => {
    await shell.show({ a: compilePage({ 'index.html': html, 'app.js': app('one') }, parts) });
    await serve();
    strictEqual(await output(), `one 70000 n,city ${(70_000 * 69_999) / 2} people`);
  });

  it('is not sent again when the code is replaced', async () => {
    const earlier = shell.messages.filter((message) => message.type === 'dataWanted' && message.dataset);
    await shell.show({ a: compilePage({ 'index.html': html, 'app.js': app('two') }, parts) });
    await serve();
    ok((await output()).startsWith('two 70000 n,city'));
    const asked = shell.messages.filter((message) => message.type === 'dataWanted' && message.dataset);
    deepStrictEqual(asked.length, earlier.length);
  });

  it('is sent anew after an approval', async () => {
    await lab.store.approve(slug, 'people', { columns: ['email'], reason: 'made up', by: 'test', at });
    await shell.send({ type: 'dataForget' });
    await shell.show({ a: compilePage({ 'index.html': html, 'app.js': app('three') }, parts) });
    await serve();
    ok((await output()).startsWith('three 70000 n,city,email'));
  });
});
