import type { Frame, Page } from 'playwright-core';

const POLL_MS = 100;
const DEFAULT_TIMEOUT_MS = 40_000;

/** Says whether a frame is the wanted one: by a text or pattern its page shows, or by looking at it. */
export type FrameTest = string | RegExp | ((frame: Frame) => Promise<boolean>);

/**
 * Finds the frame inside a webview that shows something. Webviews are nested iframes that VS Code replaces at will,
 * so ask anew after everything that may reload one.
 * @throws Error that lists what the frames showed instead when none fits in time.
 */
export async function findWebviewFrame(
  page: Page,
  test: FrameTest,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<Frame> {
  const fits = frameFits(test);
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await page.waitForTimeout(POLL_MS)) {
    for (const frame of innermostFirst(page)) {
      if (await fits(frame).catch(() => false)) return frame;
    }
  }
  const texts = await Promise.all(innermostFirst(page).map(visibleText));
  throw new Error(`No webview shows ${String(test)}. They show:\n${texts.filter(Boolean).join('\n---\n')}`);
}

/** The text a person sees in a frame; empty when the frame is gone or being loaded. */
export async function visibleText(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
}

function frameFits(test: FrameTest): (frame: Frame) => Promise<boolean> {
  if (typeof test === 'function') return test;
  if (test instanceof RegExp) return async (frame) => test.test(await visibleText(frame));
  return async (frame) => (await visibleText(frame)).includes(test);
}

/** The frames of webviews; the prototype lies deeper than the page that holds it. */
function innermostFirst(page: Page): Frame[] {
  const isWorkbench = (frame: Frame): boolean =>
    frame === page.mainFrame() || frame.url().includes('webWorkerExtensionHostIframe');
  return page
    .frames()
    .filter((frame) => !isWorkbench(frame))
    .toReversed();
}
