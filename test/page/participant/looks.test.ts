import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { themeNames } from '../../support/themeTokens.ts';
import { dress, tooWide, violations } from '../looks.ts';
import { buildParts } from '../prototype/pages.ts';
import { consent, known, shop, tasks } from './support/samplePages.ts';
import { SessionPage } from './support/sessionPage.ts';

const longGoal = `Find out ${'what it would cost to have the blue one delivered to somebody else '.repeat(4)}`;
const question = 'Overall, how difficult or easy was this task?';

describe('how a participant’s page looks', function () {
  this.timeout(120_000);
  let browser: Browser;
  let parts: PageParts;

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());

  async function open(width: number): Promise<SessionPage> {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    return await SessionPage.open(page, {
      session: 's1',
      participant: 'P3',
      title: 'A sketch to try',
      consent,
      moderated: true,
      known,
      tasks: [{ ...tasks[2], id: 'look', goal: longGoal, successWhen: undefined, timeoutSeconds: undefined }],
      variants: [{ id: 'a', page: shop('All we have', parts) }],
    });
  }

  /** Goes through every kind of screen and looks at each. */
  async function lookAtAll(session: SessionPage, look: (what: string) => Promise<void>): Promise<void> {
    await look('consent');
    await session.click('I agree, begin');
    await look('task');
    await session.click('I want to stop');
    await look('stop?');
    await session.click('No, go on');
    await session.click('Begin');
    await session.recorded('taskStarted');
    await look('sketch');
    await session.click('I can’t go on');
    await look('stuck');
    await session.click('End this task');
    await look('ended');
    await session.click('Go on');
    await session.page.getByRole('radio', { name: '2' }).check();
    await look('seq');
    await session.click('Go on');
    await look('umuxLite');
    await session.click('Skip this');
    await look('thanks');
  }

  it('has no barrier and fits, in every theme, from 320 pixels on', async () => {
    const found: string[] = [];
    for (const width of [320, 900]) {
      const session = await open(width);
      await lookAtAll(session, async (what) => {
        for (const theme of themeNames) {
          await dress(session.page, theme);
          found.push(...(await violations(session.page, theme)).map((each) => `${what} ${theme} ${each}`));
        }
        found.push(...(await tooWide(session.page)).map((each) => `${what} at ${width}: ${each}`));
      });
      await session.page.close();
    }
    assert.deepEqual(found, []);
  });

  it('leaves the sketch at least half of a small phone, and the task readable', async () => {
    const session = await open(320);
    await session.begin();
    const stage = await session.page.locator('.stage').boundingBox();
    assert.ok(stage && stage.height >= 310, JSON.stringify(stage));
    assert.ok(await session.page.locator('.bar').getByText('Find out').isVisible());
    await session.page.close();
  });

  it('is walked through with the keyboard alone, and says where it is', async () => {
    const session = await open(900);
    const { page } = session;
    await pressOn(page, 'I agree, begin');
    assert.equal(await focused(page), longGoal.trim());
    await pressOn(page, 'Begin');
    await session.recorded('taskStarted');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await session.recorded('step');
    await page.getByRole('button', { name: 'I’m done' }).focus();
    await page.keyboard.press('Enter');
    await session.recorded('task');
    assert.match(await focused(page), /This task is ended/);
    await pressOn(page, 'Go on');
    assert.equal(await focused(page), question);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.equal((await session.recorded('seq')).value, 3);
    await page.close();
  });

  it('keeps the keyboard where it asks something in place of what was pressed', async () => {
    const session = await open(900);
    const { page } = session;
    await pressOn(page, 'I agree, begin');
    await pressOn(page, 'I want to stop');
    assert.match(await focused(page), /^Stop the whole test/);
    await pressOn(page, 'No, go on');
    assert.equal(await focused(page), 'I want to stop');
    await session.click('Begin');
    await session.recorded('taskStarted');
    await page.getByRole('button', { name: 'I’m done' }).focus();
    await pressOn(page, 'I can’t go on');
    assert.match(await focused(page), /What would you like/);
    await pressOn(page, 'Go on trying');
    assert.equal(await focused(page), 'I can’t go on');
    await page.close();
  });

  it('keeps up with somebody who is quick', async () => {
    const session = await open(900);
    const { page } = session;
    await session.begin();
    await session.click('I’m done');
    assert.equal(await focusedAfterClick(page, 'Go on'), question);
    await rateAtOnce(page, 5);
    assert.equal((await session.recorded('seq')).value, 5);
    await page.getByText('Two questions').waitFor();
    await rateAtOnce(page, 6);
    const { capabilities, ease } = await session.recorded('umuxLite');
    assert.deepEqual([capabilities, ease], [6, 6]);
    await page.close();
  });

  it('puts the ways out of a task in order', async () => {
    for (const [wide, columns] of Object.entries({ 900: 4, 700: 2, 320: 2 })) {
      const whole = Number(wide);
      const session = await open(whole);
      await session.begin();
      await session.click('I can’t go on');
      const boxes = await boxesOf(session.page, '.stuck button');
      assert.equal(boxes.length, 4);
      assert.equal(new Set(boxes.map(({ width }) => Math.round(width))).size, 1, 'all have one width');
      assert.equal(new Set(boxes.map(({ x }) => Math.round(x))).size, columns, `columns at ${wide}`);
      const shapes = boxes.map(({ y, height }) => `${Math.round(y)} ${Math.round(height)}`);
      assert.equal(new Set(shapes).size, 4 / columns, 'all in a row have one height');
      await session.click('End this task');
      const [goOn] = await boxesOf(session.page, '.answer button');
      assert.ok(goOn && Math.abs(goOn.x + goOn.width - (whole - 16)) <= 1, `at the right edge of ${wide}`);
      await session.page.close();
    }
  });
});

async function boxesOf(page: Page, selector: string) {
  const boxes = await Promise.all((await page.locator(selector).all()).map((each) => each.boundingBox()));
  return boxes.flatMap((box) => (box ? [box] : []));
}

/** Does something in the page and tells at once what has the focus: no key comes sooner. */
async function focusedAfterClick(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name, exact: true });
  return await button.evaluate(async (each: HTMLElement) => {
    each.click();
    await Promise.resolve();
    return document.activeElement?.textContent?.trim() ?? '';
  });
}

/** Chooses a point of each scale and sends the form, before anything could be drawn anew. */
async function rateAtOnce(page: Page, point: number): Promise<void> {
  await page.locator('form').evaluate((form: HTMLFormElement, value) => {
    for (const radio of form.querySelectorAll<HTMLInputElement>(`input[value="${value}"]`)) radio.click();
    form.requestSubmit();
  }, point);
}

/** Goes to a button with Tab and presses it. */
async function pressOn(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return await page.keyboard.press('Enter');
  }
  assert.fail(`${name} is not reached with Tab`);
}

async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}
