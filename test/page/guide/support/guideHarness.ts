import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { guideHtml } from '../../../../src/editor/guide/guideHtml.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { repositoryRoot } from '../../../support/paths.ts';
import { themeBodyClass, type ThemeName, themeNames, themeTokens } from '../../../support/themeTokens.ts';
import { GuidePage } from './guidePage.ts';

/** What VS Code puts before a webview's own content (an excerpt of what 1.139.1 does). */
const defaultStyle = `@layer vscode-default {
  body { background-color: transparent; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
}
/* The colour of the sidebar behind the view. */
html { background: var(--vscode-sideBar-background); }`;

export interface OpenOptions {
  readonly theme?: ThemeName;
  /** Pixels; a sidebar is 300 wide where nobody changed it. */
  readonly width?: number;
  /** Device pixels per pixel. */
  readonly scale?: number;
  /** A translation bundle for the page. */
  readonly translations?: string;
}

/** The guide's real bundle and shell, served over HTTP to a real Chromium. */
export class GuideHarness {
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** Bundles the guide as it is in the checkout and starts server and browser. */
  static async start(): Promise<GuideHarness> {
    const files = await bundle();
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://guide');
      const asset = files.get(url.pathname);
      const type = url.pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.setHeader('content-type', `${asset === undefined ? 'text/html' : type}; charset=utf-8`);
      response.end(asset ?? shell(url.searchParams, `http://${request.headers.host}`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GuideHarness(server, await launchChromium());
  }

  /** A new page that shows the guide before the host has said anything. */
  async open({ theme = 'dark', width = 300, scale = 1, translations }: OpenOptions = {}): Promise<GuidePage> {
    const context = await this.#browser.newContext({
      viewport: { width, height: 800 },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
    });
    const query = new URLSearchParams({ theme, ...(translations === undefined ? {} : { translations }) });
    return await GuidePage.open(
      await context.newPage(),
      `http://127.0.0.1:${portOf(this.#server)}/?${query}`,
    );
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server of the guide has no port.');
  return address.port;
}

async function bundle(): Promise<Map<string, string>> {
  const source = path.join(repositoryRoot, 'src', 'webview', 'guide');
  const { outputFiles } = await build({
    entryPoints: { guide: path.join(source, 'main.tsx'), style: path.join(source, 'guide.css') },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/${path.basename(file.path)}`, file.text]));
}

/** The shell as VS Code serves it: its own style and the theme's tokens come before our content. */
function shell(query: URLSearchParams, origin: string): string {
  const theme = themeNames.find((name) => name === query.get('theme')) ?? 'dark';
  const tokens = Object.entries(themeTokens(theme)).map(([name, value]) => `${name}:${value}`);
  const html = guideHtml({
    script: `${origin}/guide.js`,
    style: `${origin}/style.css`,
    cspSource: origin,
    nonce: 'dGVzdA',
    translations: query.get('translations') ?? undefined,
  });
  return html
    .replace('<html ', () => `<html style="${tokens.join(';').replaceAll('"', '&quot;')}" `)
    .replace('<head>', () => `<head><style>${defaultStyle}</style>`)
    .replace('<body>', () => `<body class="${themeBodyClass(theme)}">`);
}
