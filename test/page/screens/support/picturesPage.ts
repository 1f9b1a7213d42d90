import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import {
  mostBytes,
  mostHeight,
  pictureWindow,
  type PictureWindow,
} from '../../../../src/core/handoff/screens/pictureLimits.ts';
import { readPng } from '../../../../src/core/handoff/screens/readPng.ts';
import { escapeHtml } from '../../../../src/core/escapeHtml.ts';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import { parsePlace } from '../../../../src/core/prototype/contract.ts';
import { picturesHtml } from '../../../../src/editor/screens/picturesHtml.ts';
import {
  fromPicturesSchema,
  type FromPictures,
  type PicturesOrder,
} from '../../../../src/protocol/pictures.ts';
import { repositoryRoot } from '../../../support/paths.ts';
import { themeBodyClass, type ThemeName, themeTokens } from '../../../support/themeTokens.ts';
import { buildParts } from '../../prototype/pages.ts';

const origin = 'http://pictures.footbridge.test';

/** What the page finds of this side (see exposeFunction below). */
declare const hostReceives: (message: unknown) => Promise<void>;

/** What came of one place: the PNG with its size on the page, or the reason why there is none. */
export type Result = { readonly png: Buffer; readonly width: number; readonly height: number } | string;

interface Options {
  readonly theme?: ThemeName;
  readonly window?: PictureWindow;
  readonly withinMs?: number;
}

/** The browser parts, with what takes pictures. */
export async function buildPictureParts(): Promise<PageParts> {
  return { ...(await buildParts()), capture: await bundle('src/webview/prototype/capture.ts') };
}

/** The page that takes pictures in a browser, as VS Code shows it. */
export class PicturesPage {
  readonly page: Page;
  readonly #messages: FromPictures[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page before it has an order. */
  static async open(browser: Browser, theme: ThemeName = 'light'): Promise<PicturesPage> {
    const page = await browser.newPage({
      viewport: { width: 700, height: 700 },
      colorScheme: theme === 'light' ? 'light' : 'dark',
    });
    const opened = new PicturesPage(page);
    const [script, style] = await Promise.all(
      ['main.ts', 'pictures.css'].map((name) => bundle(`src/webview/pictures/${name}`)),
    );
    await page.exposeFunction('hostReceives', (message: unknown) => {
      opened.#messages.push(fromPicturesSchema.parse(message));
    });
    await page.addInitScript(() => {
      const api = { postMessage: (message: unknown) => void hostReceives(message) };
      Object.assign(globalThis, { acquireVsCodeApi: () => api });
    });
    const files = new Map([
      ['/pictures.js', { contentType: 'text/javascript', body: script ?? '' }],
      ['/pictures.css', { contentType: 'text/css', body: style ?? '' }],
    ]);
    await page.route(`${origin}/**`, (route) => {
      const file = files.get(new URL(route.request().url()).pathname);
      return route.fulfill(file ?? { contentType: 'text/html', body: html(theme) });
    });
    await page.goto(`${origin}/`);
    await opened.#until(() => opened.#messages.some(({ type }) => type === 'ready'));
    return opened;
  }

  /** All messages so far, each checked as the real host checks it. */
  get messages(): readonly FromPictures[] {
    return this.#messages;
  }

  /** Sends the order as the host does. */
  async order(page: string, places: readonly string[], options: Options = {}): Promise<void> {
    const { window: size = pictureWindow('customerFlow'), withinMs = 10_000 } = options;
    const message: PicturesOrder = {
      type: 'order',
      page,
      places: places.map(parsePlace),
      window: size,
      limits: { mostHeight, mostBytes, pictureWithinMs: withinMs },
    };
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
  }

  /** Waits for the results of so many places, in their order. */
  async results(count: number): Promise<Result[]> {
    await this.#until(() => this.#results().length >= count);
    const results = this.#results();
    assert.deepEqual(results.map(({ number }) => number), [...Array(count).keys()]); // prettier-ignore
    return results.map((result) => {
      if (result.type === 'missing') return result.reason;
      const png = Buffer.from(result.png, 'base64');
      assert.ok(readPng(png), 'a whole PNG');
      return { png, width: result.width, height: result.height };
    });
  }

  #results(): Extract<FromPictures, { type: 'taken' | 'missing' }>[] {
    return this.#messages.filter((each) => each.type === 'taken' || each.type === 'missing');
  }

  async #until(isSo: () => boolean): Promise<void> {
    const end = Date.now() + 40_000;
    while (!isSo()) {
      assert.ok(Date.now() < end, 'the page answers');
      await this.page.waitForTimeout(20);
    }
  }
}

/** Takes the pictures of one page and closes everything. */
export async function picturesOf(
  browser: Browser,
  page: string,
  places: readonly string[],
  options: Options = {},
): Promise<Result[]> {
  const opened = await PicturesPage.open(browser, options.theme);
  try {
    await opened.order(page, places, options);
    return await opened.results(places.length);
  } finally {
    await opened.page.close();
  }
}

/** A result that has to be a picture. */
export function picture(result: Result | undefined): Exclude<Result, string> {
  if (result === undefined || typeof result === 'string') assert.fail(`no picture: ${result}`);
  return result;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(repositoryRoot, file)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function html(theme: ThemeName): string {
  const tokens = Object.entries(themeTokens(theme))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  const text = picturesHtml({ script: '/pictures.js', style: '/pictures.css', cspSource: origin });
  return text
    .replace('<html lang="en">', `<html lang="en" style="${escapeHtml(tokens)}">`)
    .replace('<body>', `<body class="${themeBodyClass(theme)}">`);
}
