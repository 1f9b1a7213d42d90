import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser, Frame, Page } from 'playwright-core';
import { checkSource } from '../../../src/app/generation/checkSource.ts';
import { compileInWorker } from '../../../src/node/compile/compileInWorker.ts';
import { launchChromium } from '../../support/chromium.ts';
import { distFolder, picturesFolder } from '../../support/paths.ts';
import { sampleOrders } from '../../support/sampleOrders.ts';
import { DataLab } from '../../unit/data/dataLab.ts';
import { toolOf } from '../data/savedTool.ts';
import { openPrototype } from '../prototype/openedPrototype.ts';
import { SavedPages } from '../prototype/pages.ts';
import { type AnsweredTurn, readTurn, turnNames } from './answeredTurn.ts';
import { walks } from './walks.ts';

describe('what a real model answered', function () {
  this.timeout(120_000);
  const compiler = compileInWorker(distFolder);
  const check = checkSource(compiler);
  const saved = new SavedPages();
  let browser: Browser;
  let lab: DataLab;

  before(async () => {
    [browser, lab] = await Promise.all([launchChromium(), DataLab.make()]);
    await lab.attach('orders.csv', sampleOrders(20_000));
  });
  after(async () => {
    await browser.close();
    await lab.remove();
    compiler.dispose();
    saved.remove();
  });

  for (const name of turnNames) {
    it(`${name}: runs, and its tasks can be done`, async () => {
      const turn = readTurn(name);
      const findings = await check({ files: turn.files, assets: [] }, turn.hypothesis.steps);
      assert.deepEqual(findings, []);
      const { page, reports, frame } = await openPrototype(browser, saved.save(await toolPage(turn)));
      await page.setViewportSize({ width: 900, height: 900 });
      const walk = walks[name] ?? assert.fail('there is no walk');
      page.setDefaultTimeout(30_000);
      await walk(frame());
      await page.screenshot({ path: path.join(picturesFolder, `transcript-${name}.png`) });
      const troubles = reports.filter(({ type }) => type === 'error' || type === 'blocked');
      assert.deepEqual(troubles, []);
      await fitsPhones(page, frame());
      await page.close();
    });
  }

  /** The prototype as one page, with the attached data it uses. */
  async function toolPage({ files, hypothesis }: AnsweredTurn): Promise<string> {
    const { page } = await compiler.compile({ files, assets: [] }, hypothesis.title);
    return await toolOf(lab, page, files);
  }
});

/** At the width of a phone nothing sticks out to the side, once what moves has come to rest. */
async function fitsPhones(page: Page, frame: Frame): Promise<void> {
  await page.setViewportSize({ width: 400, height: 800 });
  await frame.waitForFunction(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth <= 1;
  });
}
