import type { Page } from 'playwright-core';
import { themeBodyClass, type ThemeName, themeTokens } from '../../support/themeTokens.ts';

/** An address that nobody answers: the browser asks this side instead. It is secure, as those of webviews are. */
const origin = 'https://webview.footbridge.test';

/** What VS Code puts before a webview's own content (an excerpt of what 1.139.1 does). */
const defaultStyle = `@layer vscode-default {
  body { background-color: transparent; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
}`;

/** What the page finds of this side (see exposeFunction below). */
declare const hostReceives: (message: unknown) => Promise<void>;

/** What a shell says of where its files are, and with which nonce its script runs. */
export interface ShellParts {
  readonly script: string;
  readonly style: string;
  readonly cspSource: string;
  readonly nonce: string;
}

/** A webview, and the host's side of its border. */
export interface OpenedWebview {
  /** The extension's own shell. */
  readonly html: (parts: ShellParts) => string;
  /** See bundleWebview. */
  readonly files: ReadonlyMap<string, string>;
  readonly theme: ThemeName;
  /** The theme's colour behind the view. */
  readonly background?: 'sideBar-background' | 'editor-background' | undefined;
  /** Is handed whatever the page sends, unchecked. */
  readonly receive: (message: unknown) => void;
}

/** Opens a webview's shell and bundle in a browser page, with what VS Code adds to them. */
export async function openWebview(page: Page, webview: OpenedWebview): Promise<void> {
  const { files, receive } = webview;
  const html = dressed(webview);
  await page.exposeFunction('hostReceives', receive);
  await page.addInitScript(offerVsCodeApi);
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname;
    const body = files.get(name);
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    await route.fulfill({
      contentType: `${body === undefined ? 'text/html' : type}; charset=utf-8`,
      body: body ?? html,
    });
  });
  await page.goto(`${origin}/`);
}

/** Sends messages as the host does, and waits until they have arrived. */
export async function postToWebview(page: Page, sent: readonly unknown[]): Promise<void> {
  await page.evaluate(async (messages) => {
    for (const message of messages) window.postMessage(message, '*');
    await new Promise((resolve) => setTimeout(resolve, 0));
  }, sent);
}

/** Runs in the page before any script: the functions VS Code gives a webview, but not the frames in it. */
function offerVsCodeApi(): void {
  if (window !== window.top) return;
  const key = 'webview-state';
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => void hostReceives(message),
      getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem(key, JSON.stringify(state)),
    }),
  });
}

/** The shell as VS Code serves it: its own style and the theme's tokens come before our content. */
function dressed({ html, files, theme, background = 'editor-background' }: OpenedWebview): string {
  const script = [...files.keys()].find((name) => name.endsWith('.js')) ?? '';
  const parts = {
    script: `${origin}${script}`,
    style: `${origin}/style.css`,
    cspSource: origin,
    nonce: 'dGVzdA',
  };
  const tokens = Object.entries(themeTokens(theme)).map(([name, value]) => `${name}:${value}`);
  const behind = `html { background: var(--vscode-${background}); }`;
  return html(parts)
    .replace('<html ', () => `<html style="${tokens.join(';').replaceAll('"', '&quot;')}" `)
    .replace('<head>', () => `<head><style>${defaultStyle}\n${behind}</style>`)
    .replace('<body>', () => `<body class="${themeBodyClass(theme)}">`);
}
