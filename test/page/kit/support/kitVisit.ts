import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { resultFileSchema, type ResultFile } from '../../../../src/core/evidence/resultFile.ts';

/** A participant with a kit that they opened from a file on a phone, with the network cut and storage denied. */
export class KitVisit {
  readonly page: Page;
  readonly #context: BrowserContext;
  /** What the page asked the network for, itself aside, and what went wrong in it. */
  readonly requests: string[] = [];
  readonly faults: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  /** @param address of the kit */
  static async open(browser: Browser, address: string): Promise<KitVisit> {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true });
    await context.setOffline(true);
    await context.addInitScript(denyStorage);
    const page = await context.newPage();
    const visit = new KitVisit(context, page);
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && !/^(?:data|blob|about):/.test(url)) visit.requests.push(url);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') visit.faults.push(message.text());
    });
    page.on('pageerror', (error) => visit.faults.push(String(error)));
    await page.goto(address);
    return visit;
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** From the welcome to the words of the first task. */
  async agree(code?: string): Promise<void> {
    if (code !== undefined) await this.page.getByLabel('Your code').fill(code);
    await this.press('Continue');
    await this.press('I agree, begin');
  }

  /** The prototype's own frame. */
  get prototype(): Frame {
    const found = this.page
      .frames()
      .filter((frame) => frame.parentFrame()?.parentFrame() === this.page.mainFrame());
    return found.at(-1) ?? assert.fail('the prototype has its frame');
  }

  async inSketch(name: string): Promise<void> {
    await this.prototype.getByRole('button', { name }).click();
  }

  /** Does the three sample tasks of one variant and rates it. */
  async doTasks(): Promise<void> {
    await this.press('Begin');
    await this.page.locator('.bar').waitFor();
    await this.inSketch('Take the blue one');
    await this.inSketch('Pay');
    await this.#rate();
    await this.press('Begin');
    await this.page.locator('.bar').waitFor();
    await this.inSketch('Take the blue one');
    await this.inSketch('As a gift');
    await this.#rate();
    await this.press('Begin');
    await this.press('I’m done');
    await this.#rate();
    for (const radio of await this.page.getByRole('radio', { name: '5' }).all()) await radio.check();
    await this.press('Go on');
  }

  /** Saves the results as a file and reads it. */
  async results(): Promise<{ name: string; text: string; file: ResultFile }> {
    const coming = this.page.waitForEvent('download');
    await this.press('Save as a file');
    const download = await coming;
    const text = await readFile(await download.path(), 'utf8');
    return { name: download.suggestedFilename(), text, file: resultFileSchema.parse(JSON.parse(text)) };
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #rate(): Promise<void> {
    await this.press('Go on');
    await this.page.getByRole('radio', { name: '6' }).check();
    await this.press('Go on');
  }
}

/** As in a browser that was told to keep nothing. */
function denyStorage(): void {
  if (window !== window.top) return;
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException('Storage is denied.', 'SecurityError');
      },
      configurable: true,
    });
}
