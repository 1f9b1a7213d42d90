import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Hypothesis } from '../../../../src/core/experiment/hypothesis.ts';
import { writeStarter } from '../../../../src/core/generation/starter/writeStarter.ts';
import { compilePrototype } from '../../../../src/core/prototype/compilePrototype.ts';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import { nodeCompileTools } from '../../../../src/node/compile/compileTools.ts';

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** A starter prototype on the glass, in the wrapper that people see it in. */
export class StarterPage {
  readonly page: Page;
  /** What went wrong in the page so far. */
  readonly problems: string[] = [];
  readonly #context: BrowserContext;
  readonly #folder: string;

  private constructor(page: Page, context: BrowserContext, folder: string) {
    this.page = page;
    this.#context = context;
    this.#folder = folder;
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  /** Compiles the starter's prototype for a hypothesis, opens it, and waits until its first screen is shown. */
  static async open(
    browser: Browser,
    parts: PageParts,
    hypothesis: Hypothesis,
    look: Look,
  ): Promise<StarterPage> {
    const files = writeStarter({ hypothesis, messages: [], instruction: '', currentFiles: [] });
    const { page: text, findings } = compilePrototype(
      { files, assets: [] },
      hypothesis.title,
      parts,
      nodeCompileTools,
      new Map(),
    );
    if (text === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
    const folder = await mkdtemp(path.join(tmpdir(), 'footbridge-starter-'));
    const file = path.join(folder, 'prototype.html');
    await writeFile(file, text);
    const context = await browser.newContext({
      viewport: { width: look.width, height: 800 },
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
    });
    const starter = new StarterPage(await context.newPage(), context, folder);
    await starter.page.goto(pathToFileURL(file).href);
    await (await starter.frame()).locator('[data-footbridge-current]').waitFor();
    return starter;
  }

  /** The frame the prototype runs in. */
  async frame(): Promise<Frame> {
    const element = await this.page.locator('iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('the prototype has no frame');
    return frame;
  }

  /** Takes a picture of the whole screen, however tall it is. */
  async picture(file: string): Promise<void> {
    const frame = await this.frame();
    const height = await frame.evaluate(() => document.documentElement.scrollHeight);
    const width = this.page.viewportSize()?.width ?? 0;
    await this.page.setViewportSize({ width, height: Math.max(800, height) });
    // Two frames, so that what came into view is painted.
    await frame.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await this.page.screenshot({ path: file });
    await this.page.setViewportSize({ width, height: 800 });
  }

  async close(): Promise<void> {
    await this.#context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
