import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import type { PageReport } from '../../../src/core/prototype/pageReport.ts';
import { ShellPage } from '../preview/support/shellPage.ts';

/** A prototype running in a browser, with all that it reported so far. */
export interface OpenedPrototype {
  readonly page: Page;
  /** Every report until now, oldest first; a page that stands alone reports nowhere. */
  readonly reports: readonly PageReport[];
  /** The prototype's own frame; a new one when it was started again. */
  frame(): Frame;
  /** The trusted page around it. */
  outer(): Frame;
  /** Waits for a report and returns it. */
  reported<T extends PageReport['type']>(type: T): Promise<Extract<PageReport, { type: T }>>;
}

interface OpenOptions {
  readonly vscode?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/**
 * Opens a page the way VS Code shows it, in the preview's shell with a host that listens, and checks each report as the
 * host does. Without `vscode` it is a plain file in a browser and reports nowhere.
 */
export async function openPrototype(
  browser: Browser,
  address: string,
  { vscode = true, colorScheme = 'light', width = 900 }: OpenOptions = {},
): Promise<OpenedPrototype> {
  const page = await browser.newPage({
    colorScheme,
    acceptDownloads: true,
    viewport: { width, height: 700 },
  });
  if (vscode) return await openInShell(page, address, colorScheme);
  // A prototype that hangs never loads; the frame is there all the same.
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('iframe').waitFor({ state: 'attached' });
  const frame = (): Frame =>
    page.frames().find((each) => each.parentFrame() === page.mainFrame()) ??
    assert.fail('the prototype has its frame');
  const reported = () => assert.fail('a page that stands alone reports nowhere');
  return { page, reports: [], frame, outer: () => page.mainFrame(), reported };
}

async function openInShell(
  page: Page,
  address: string,
  colorScheme: 'light' | 'dark',
): Promise<OpenedPrototype> {
  const shell = await ShellPage.start(page, colorScheme);
  await shell.show({ a: readFileSync(fileURLToPath(address), 'utf8') });
  await page.frameLocator('iframe').locator('iframe').waitFor({ state: 'attached' });
  assert.deepEqual(shell.refused, []);
  return {
    page,
    reports: shell.reports,
    frame: () => shell.prototype(),
    outer: () => shell.outer(),
    reported: (type) => shell.reported(type),
  };
}
