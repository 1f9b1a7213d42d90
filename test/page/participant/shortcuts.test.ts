import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { repositoryRoot } from '../../support/paths.ts';

const source = path.join(repositoryRoot, 'src', 'webview', 'session', 'keepShortcutsOut.ts');

/** A page with a field, in which something listens as VS Code does: on the window, while events rise. */
async function pageWith(browser: Browser): Promise<Page> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { keepShortcutsOut } from ${JSON.stringify(source)}; keepShortcutsOut(window);`,
      resolveDir: repositoryRoot,
    },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  const page = await browser.newPage();
  await page.setContent('<input value="a sentence">');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await page.evaluate(outputFiles[0]?.text ?? '');
  await page.locator('input').focus();
  return page;
}

/** What VS Code would have heard of some keys; keys that are only held are left out. */
async function heardOf(page: Page, keys: readonly string[]): Promise<string[]> {
  for (const key of keys) await page.keyboard.press(key);
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
  return heard.filter((key) => !['Control', 'Shift', 'Alt', 'Meta'].includes(key));
}

describe('a participant’s window in VS Code', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchChromium();
    page = await pageWith(browser);
  });
  after(() => browser.close());

  it('does not pass on the shortcuts of the editor', async () => {
    const shortcuts = [
      'Control+P',
      'Control+Shift+P',
      'Control+Shift+X',
      'F1',
      'Control+Comma',
      'Control+B',
      'Alt+Z',
      'Meta+P',
      'Control+`',
    ];
    assert.deepEqual(await heardOf(page, shortcuts), []);
  });

  it('leaves to people what they need for writing', async () => {
    assert.deepEqual(await heardOf(page, ['x', 'Control+a', 'Control+c', 'Tab']), ['x', 'a', 'c', 'Tab']);
    await page.locator('input').fill('a sentence');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('another');
    assert.equal(await page.locator('input').inputValue(), 'another');
  });
});
