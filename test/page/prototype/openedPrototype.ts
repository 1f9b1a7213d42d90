import assert from 'node:assert/strict';
import type { Browser, Frame, Page } from 'playwright-core';
import { pageReportSchema, type PageReport } from '../../../src/core/prototype/pageReport.ts';

/** A prototype running in a browser, with all that it reported so far. */
export interface OpenedPrototype {
  readonly page: Page;
  readonly reports: readonly PageReport[];
  /** The prototype's own frame; a new one when it was started again. */
  frame(): Frame;
  /** Waits for a report and returns it. */
  reported<T extends PageReport['type']>(type: T): Promise<Extract<PageReport, { type: T }>>;
}

interface OpenOptions {
  readonly vscode?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/**
 * Opens a page the way VS Code shows it, with a host that listens, and checks each report as the host does.
 * Without `vscode` it is a plain file in a browser and reports nowhere.
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
  const reports: PageReport[] = [];
  await page.exposeFunction('footbridgeTestReport', (message: { report: unknown }) => {
    reports.push(pageReportSchema.parse(message.report));
  });
  if (vscode) await page.addInitScript(pretendHost);
  // A prototype that hangs never loads; the frame is there all the same.
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('iframe').waitFor({ state: 'attached' });
  const frame = (): Frame => {
    const found = page.frames().find((each) => each.parentFrame() === page.mainFrame());
    assert.ok(found, 'the prototype has its frame');
    return found;
  };
  return { page, reports, frame, reported: (type) => waitFor(reports, type) };
}

/** Runs in the outer page: the part of VS Code's webview that pages see. */
function pretendHost(): void {
  if (window !== window.top) return;
  const target = window as unknown as Record<string, (message: unknown) => void>;
  const host = {
    postMessage: (message: unknown) => target['footbridgeTestReport']?.(message),
    setState: () => undefined,
  };
  Object.assign(window, { acquireVsCodeApi: () => host });
}

async function waitFor<T extends PageReport['type']>(
  reports: readonly PageReport[],
  type: T,
): Promise<Extract<PageReport, { type: T }>> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const found = reports.find((report): report is Extract<PageReport, { type: T }> => report.type === type);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No report of type ${type}; there were: ${JSON.stringify(reports)}`);
}
