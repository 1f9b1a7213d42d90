import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import type { ThemeName } from '../../support/themeTokens.ts';
import { bundleWebview, type WebviewName } from './bundleWebview.ts';
import type { OpenedWebview, ShellParts } from './openWebview.ts';

/** How a page is opened; sizes in pixels. */
export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per pixel. */
  readonly scale?: number;
  /** A translation bundle for the page. */
  readonly translations?: string;
}

/** A webview as the extension has it. */
export interface Webview<Seen> {
  readonly name: WebviewName;
  readonly html: (parts: ShellParts & Pick<OpenOptions, 'translations'>) => string;
  readonly background?: OpenedWebview['background'];
  /** How large its view is unless a test says otherwise, in pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly see: (page: Page) => Seen;
}

interface Openable {
  open(webview: Omit<OpenedWebview, 'receive'>): Promise<void>;
}

/** A webview's real bundle and shell in a real Chromium. */
export class WebviewHarness<Seen extends Openable> {
  readonly #webview: Webview<Seen>;
  readonly #files: ReadonlyMap<string, string>;
  readonly #browser: Browser;

  private constructor(webview: Webview<Seen>, files: ReadonlyMap<string, string>, browser: Browser) {
    this.#webview = webview;
    this.#files = files;
    this.#browser = browser;
  }

  /** Bundles the webview as it is in the checkout and starts the browser. */
  static async start<Seen extends Openable>(webview: Webview<Seen>): Promise<WebviewHarness<Seen>> {
    return new WebviewHarness(webview, await bundleWebview(webview.name), await launchChromium());
  }

  /** A new page that listens, before the host has said anything. */
  async open({ theme = 'dark', width, height, scale = 1, translations }: OpenOptions = {}): Promise<Seen> {
    const { size, see, html, background } = this.#webview;
    const context = await this.#browser.newContext({
      viewport: { width: width ?? size.width, height: height ?? size.height },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
    });
    const seen = see(await context.newPage());
    const shell = (parts: ShellParts): string => html({ ...parts, ...(translations && { translations }) });
    await seen.open({ html: shell, files: this.#files, theme, background });
    return seen;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}
