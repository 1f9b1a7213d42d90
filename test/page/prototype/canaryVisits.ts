import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { Canary, Hit } from '../../support/canary.ts';
import type { Target, WayOut } from './waysOut.ts';

/** What a page says when its ways are tried, and how long it is watched from then on, in milliseconds. */
const tried = 'every way was tried';
const usualWatchMs = 1500;
const pagesAtOnce = 12;

/** One page to open: several ways at once, or one that takes the page with it. */
export type Attempt = readonly WayOut[];

/** Ways that leave nothing of the page have one of their own. */
export function attemptsOf(ways: readonly WayOut[]): Attempt[] {
  return [
    ways.filter((way) => way.alone !== true),
    ...ways.filter((way) => way.alone === true).map((way) => [way]),
  ];
}

/**
 * Opens a page for each attempt, watches it, and closes the browser.
 *
 * @param show brings the page of an attempt before the eyes
 * @param watchMs how long each page is watched once its ways are tried
 * @returns everything that got out
 */
export async function visitAll(
  all: readonly Attempt[],
  canary: Canary,
  show: (page: Page, attempt: Attempt) => Promise<void>,
  watchMs = usualWatchMs,
): Promise<Hit[]> {
  canary.clear();
  const browser = await canary.launch();
  try {
    const waiting = all.values();
    const visitInTurn = async (): Promise<void> => {
      for (const attempt of waiting) await visit(browser, attempt, watchMs, (page) => show(page, attempt));
    };
    await Promise.all(Array.from({ length: pagesAtOnce }, visitInTurn));
  } finally {
    await browser.close();
  }
  return canary.hits();
}

/**
 * A script that says so and then tries the ways of an attempt.
 *
 * @param ready an expression for a promise that is waited for before; the page is complete in any case
 */
export function scriptOf(attempt: Attempt, canary: Canary, ready = 'Promise.resolve()'): string {
  const one = (code: string): string =>
    `try { (() => { ${code} })() } catch (error) { console.log(String(error)); }`;
  const codes = attempt.flatMap((way) =>
    targetsOf(way, canary).map((target) => one(way.script?.(target) ?? '')),
  );
  // What leaves the page may never come back to say so.
  return `${ready}.then(() => setTimeout(() => { console.log('${tried}'); ${codes.join('\n')} }, 200));`;
}

/** The markup of an attempt's ways. */
export function markupOf(attempt: Attempt, canary: Canary): string {
  return attempt
    .flatMap((way) => targetsOf(way, canary).map((target) => way.html?.(target) ?? ''))
    .join('\n');
}

/** Ways that leave the page have the near address only: the first attempt ends them. */
function targetsOf(way: WayOut, canary: Canary): Target[] {
  const near = { url: `http://${canary.near(way.name)}/`, udpHost: canary.udpHost };
  return way.alone === true
    ? [near]
    : [near, { url: `http://${canary.far(way.name)}/`, udpHost: canary.udpHost }];
}

async function visit(
  browser: BrowserContext,
  attempt: Attempt,
  watchMs: number,
  show: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  try {
    const limit = { timeout: 60_000 };
    const done = page.waitForEvent('console', { ...limit, predicate: (message) => message.text() === tried });
    // A page that leaves at once never says it.
    const left = page.waitForEvent('framenavigated', {
      ...limit,
      predicate: (frame) => frame.url().includes('canary'),
    });
    for (const promise of [done, left]) promise.catch(() => undefined);
    await show(page);
    await Promise.race([done, left]);
    if (attempt.some((way) => way.click === true)) await clickGo(page);
    await page.waitForTimeout(watchMs);
  } finally {
    await page.close();
  }
}

async function clickGo(page: Page): Promise<void> {
  const frame = page.frames().find((each) => each.childFrames().length === 0);
  const box = await frame?.locator('#go').boundingBox({ timeout: 60_000 });
  assert.ok(box, 'the control is visible');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
