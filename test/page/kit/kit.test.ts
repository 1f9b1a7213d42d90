import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { importResults } from '../../../src/app/importResults.ts';
import { checkParticipantCode } from '../../../src/core/evidence/participantCode.ts';
import { tally } from '../../../src/core/evidence/verdict.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { plant } from '../../unit/lab/samples.ts';
import { tooWide, violations } from '../looks.ts';
import { shop, tasks } from '../participant/support/samplePages.ts';
import { buildParts, SavedPages } from '../prototype/pages.ts';
import { kitOf } from './support/kitOf.ts';
import { KitVisit } from './support/kitVisit.ts';
import { sampleKit } from './support/sampleKit.ts';

describe('a test kit', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  const saved = new SavedPages();
  const visits: KitVisit[] = [];

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(async () => {
    saved.remove();
    await browser.close();
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) {
      assert.deepEqual(visit.requests, []);
      assert.deepEqual(visit.faults, []);
      await visit.close();
    }
  });

  async function open(page: string): Promise<KitVisit> {
    const visit = await KitVisit.open(browser, saved.save(page));
    visits.push(visit);
    return visit;
  }

  it('is done on a phone without network and storage, and what comes back is counted', async () => {
    const { tested, prepared } = await sampleKit(parts);
    const visit = await open(await prepared.finish());
    await visit.agree();
    await visit.doTasks();
    await visit.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    const { name, text } = await visit.results();
    const report = await importResults(await tested.experiment(), [{ name, text }], tested.deps);
    assert.deepEqual(report, { imported: 1, duplicates: 0, rejected: [], cancelled: false });
    const experiment = await tested.experiment();
    const sessions = await tested.sessions();
    const { criterion } = experiment.hypothesis;
    const ids = experiment.variants.map(({ id }) => id);
    const counted = tally(sessions, () => tasks.map(({ id }) => id), criterion, ids); // prettier-ignore
    assert.deepEqual([counted.successes, counted.participants], [1, 1]);
    assert.deepEqual(sessions[0]?.runs[0]?.umuxLite, { capabilities: 5, ease: 5 });
    assert.deepEqual([sessions[0]?.source, sessions[0]?.assigned], ['kit', 'plan']);
    const again = await importResults(await tested.experiment(), [{ name, text }], tested.deps);
    assert.deepEqual([again.imported, again.duplicates], [0, 1]);
  });

  it('is not locked before it can be made, and is not made of a prototype that changes meanwhile', async () => {
    const { tested, prepared } = await sampleKit(parts);
    assert.equal((await tested.experiment()).lock, undefined);
    assert.ok(prepared.bytes > 10_000, String(prepared.bytes));
    await plant(tested.store.variantFolder('checkout', 'b'), { 'index.html': '<main>Another</main>' });
    await assert.rejects(prepared.finish(), { code: 'prototype-changed' });
    assert.equal((await tested.experiment()).lock, undefined);
  });

  it('has people try all variants in one of the balanced orders where the plan says so', async () => {
    const { tested, prepared } = await sampleKit(parts, 'within');
    const page = await prepared.finish();
    const { lock } = await tested.experiment();
    const seen = new Set<string>();
    for (let turn = 0; turn < 12 && seen.size < 2; turn += 1) {
      const visit = await open(page);
      await visit.agree();
      await visit.press('Begin');
      seen.add((await visit.prototype.locator('h1').first().textContent()) ?? '');
    }
    assert.deepEqual([...seen].toSorted(), ['Shop a', 'Shop b'], 'both orders come up by chance');
    const visit = await open(page);
    await visit.agree('P7');
    await visit.doTasks();
    await visit.doTasks();
    const { file, text } = await visit.results();
    const [started] = file.events;
    assert.ok(started?.type === 'started' && started.order?.length === 2 && started.participant === 'P7');
    assert.deepEqual([file.protocol, started.protocol], [lock?.hash, lock?.hash]);
    const report = await importResults(await tested.experiment(), [{ name: 'r', text }], tested.deps);
    assert.deepEqual([report.imported, report.rejected], [1, []]);
    const [session] = await tested.sessions();
    assert.deepEqual(session?.runs.map(({ attempts }) => attempts.size), [3, 3]); // prettier-ignore
  });

  it('keeps nothing of those who do not want to take part', async () => {
    const visit = await open(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    await visit.press('Continue');
    await visit.press('I do not want to take part');
    await visit.page.getByText('Nothing was recorded of you.').waitFor();
    assert.equal(await visit.page.getByRole('button', { name: 'Save as a file' }).count(), 0);
  });

  it('lets people stop in between and hand over what there is, or not', async () => {
    const visit = await open(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    await visit.agree();
    await visit.press('I want to stop');
    await visit.press('Yes, stop');
    await visit.page.getByText('close this page: nothing was sent').waitFor();
    const { file } = await visit.results();
    assert.deepEqual(file.events.map(({ type }) => type), ['started', 'consented', 'ended']); // prettier-ignore
  });

  it('begins at what people agree to, also for those who cannot see that it has come', async () => {
    const visit = await open(await kitOf([]));
    await visit.page.getByLabel('Your code').fill('P3');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('heading', { name: 'Before you begin' }).waitFor();
    assert.equal(await visit.page.locator('h1:focus').count(), 1);
  });

  it('takes no name for a code', async () => {
    const visit = await open(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    const proposed = await visit.page.getByLabel('Your code').inputValue();
    assert.equal(checkParticipantCode(proposed), 'ok');
    for (const name of ['Mary Miller', 'someone@example.com', '+44 20 7946 0000', '']) {
      await visit.page.getByLabel('Your code').fill(name);
      await visit.press('Continue');
      await visit.page.getByText('Names are not kept').waitFor();
    }
    await visit.page.getByLabel('Your code').fill('P12');
    await visit.press('Continue');
    await visit.page.getByText('Your code is P12.').waitFor();
  });

  it('is not lost by Back or by closing it in between', async () => {
    const address = saved.save(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    const visit = await KitVisit.open(browser, address);
    visits.push(visit);
    await visit.agree();
    await visit.press('Begin');
    await visit.inSketch('Take the blue one');
    for (const times of [1, 2]) {
      await visit.page.evaluate(() => history.back());
      await visit.page.getByText('Back is switched off here').waitFor();
      await visit.prototype.getByRole('heading', { name: 'Basket' }).waitFor();
      assert.equal(visit.page.url(), address, `after going back ${times} times`);
    }
    const asked = visit.page.waitForEvent('dialog');
    void visit.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await visit.press('I’m done');
    await visit.press('Go on');
    await visit.press('Skip this');
    await visit.press('Skip this');
    await visit.results();
    await visit.page.close({ runBeforeUnload: true });
    await visit.page.waitForEvent('close');
  });

  it('gives the results as text and through the share sheet too', async () => {
    const visit = await open(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    await visit.page.evaluate(offerShareSheet);
    await visit.agree();
    await visit.press('I want to stop');
    await visit.press('Yes, stop');
    const box = visit.page.getByLabel('The results as text');
    const text = await box.inputValue();
    assert.equal(text, (await visit.results()).text);
    await visit.press('Copy as text');
    await visit.page.getByText('Copied.').waitFor();
    await box.focus();
    const selected = await box.evaluate(
      (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
    );
    assert.equal(selected, text.length);
    await visit.press('Share');
    await visit.page.getByText('The results were handed over.').waitFor();
    assert.equal(await visit.page.evaluate(() => document.title), text);
  });

  it('has no barrier and fits on a phone, light and dark', async () => {
    const visit = await open(await kitOf([{ id: 'a', page: shop('Shop', parts) }]));
    const look = async (what: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await visit.page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(visit.page), [], `${what} ${colorScheme}`);
      }
      assert.deepEqual(await tooWide(visit.page), [], what);
    };
    await visit.page.setViewportSize({ width: 320, height: 560 });
    await look('welcome');
    await visit.agree();
    await look('task');
    await visit.press('Begin');
    await visit.page.locator('.bar').waitFor();
    await look('sketch');
    await visit.press('I’m done');
    await visit.press('Go on');
    await look('rating');
    await visit.press('Skip this');
    await visit.press('Skip this');
    await look('results');
  });
});

/** A share sheet as phones have it; what it is given goes into the page's title. */
function offerShareSheet(): void {
  Object.assign(navigator, {
    canShare: () => true,
    share: async ({ files: [file] }: { files: File[] }) => {
      document.title = (await file?.text()) ?? '';
    },
  });
}
