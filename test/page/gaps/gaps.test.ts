import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { ExplanationView, GapsView, ToGaps } from '../../../src/protocol/gaps.ts';
import { picturesFolder } from '../../support/paths.ts';
import { type ThemeName, themeNames } from '../../support/themeTokens.ts';
import { dress, tooWide, violations } from '../looks.ts';
import { GapsHarness, type GapsSeen } from './support/gapsHarness.ts';
import { sampleExplanation, sampleGaps } from './support/sampleGaps.ts';

const pictured: ReadonlySet<ThemeName> = new Set(['light', 'dark', 'highContrast']);
const gapsOf = (changes?: Partial<GapsView>): ToGaps => ({ type: 'gaps', gaps: sampleGaps(changes) });
const explanationOf = (changes?: Partial<ExplanationView>): ToGaps => ({
  type: 'explanation',
  explanation: sampleExplanation(changes),
});

const situations: Readonly<Record<string, readonly ToGaps[]>> = {
  reading: [],
  gaps: [gapsOf(), explanationOf({ state: 'none', text: '' })],
  explained: [gapsOf(), explanationOf()],
  writing: [gapsOf(), explanationOf({ state: 'writing', text: 'The prototype proves' })],
  failed: [
    gapsOf({ problem: 'The lab is gone.' }),
    explanationOf({ state: 'failed', text: '', problem: 'The key was refused.', action: 'Set API Key' }),
  ],
  starter: [gapsOf({ explainer: { state: 'starter', label: 'Offline starter' } })],
  nothing: [gapsOf({ state: 'nothing', gaps: [] })],
};

describe('page about gaps', function () {
  this.timeout(60_000);
  let harness: GapsHarness;
  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    harness = await GapsHarness.start();
  });
  after(() => harness.stop());

  for (const [name, sent] of Object.entries(situations)) {
    it(`${name}: nothing keeps anyone out, in any theme`, async () => {
      const seen = await harness.open();
      await seen.show(...sent);
      for (const theme of themeNames) {
        await dress(seen.page, theme);
        assert.deepEqual(await violations(seen.page, theme), [], theme);
        if (pictured.has(theme)) await picture(seen, `${name}-${theme}`);
      }
      await seen.close();
    });
  }

  it('fits 320 px, and letters twice as large', async () => {
    const seen = await harness.open({ width: 320 });
    await seen.show(gapsOf({ title: 'Averylongtitlewithoutanyplacetobreak'.repeat(3) }), explanationOf());
    assert.deepEqual(await tooWide(seen.page), []);
    await picture(seen, 'narrow');
    await seen.page.setViewportSize({ width: 640, height: 900 });
    await seen.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
    assert.deepEqual(await tooWide(seen.page), []);
    assert.deepEqual(await violations(seen.page), []);
    await seen.close();
  });

  it('says of each gap what it means, what would be done, where, how sure, and that nobody did it yet', async () => {
    const seen = await harness.open();
    const { gaps } = sampleGaps();
    await seen.show(gapsOf());
    assert.match(await seen.text(), new RegExp(`engineering would do ${gaps.length} things differently`));
    const entries = seen.page.locator('.gap');
    assert.equal(await entries.count(), gaps.length);
    for (const gap of gaps) {
      const entry = entries.filter({
        has: seen.page.getByRole('heading', { name: gap.inPlainWords, exact: true }),
      });
      const text = await entry.innerText();
      for (const words of [gap.forEngineers, gap.instead, 'Not addressed'])
        assert.ok(text.includes(words), words);
      assert.match(text, new RegExp(gap.confidence, 'i'));
      for (const { file, line } of gap.places) assert.ok(text.includes(`${file}:${line}`));
      assert.equal(text.includes('The whole prototype'), gap.places.length === 0);
    }
    await seen.close();
  });

  it('opens a place with the keyboard', async () => {
    const seen = await harness.open();
    await seen.show(gapsOf());
    const place = seen.page.getByRole('button', { name: 'app.js:5' }).first();
    await place.focus();
    await seen.page.keyboard.press('Enter');
    await eventually(() => seen.messages.some(({ type }) => type === 'open'));
    assert.deepEqual(seen.messages.at(-1), { type: 'open', file: 'app.js', line: 5 });
    await seen.close();
  });

  it('shows one axis alone, and still does after a reload', async () => {
    const seen = await harness.open();
    const { gaps } = sampleGaps();
    const security = gaps.filter(({ axis }) => axis === 'security').length;
    await seen.show(gapsOf());
    const button = seen.page.getByRole('button', { name: `${security} Security` });
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await seen.page.locator('h2').allTextContents(), ['Security']);
    assert.equal(await seen.page.locator('.gap').count(), security);

    await seen.hideAndShow();
    await seen.show(gapsOf());
    assert.deepEqual(await seen.page.locator('h2').allTextContents(), ['Security']);
    const kept = await seen.page.evaluate(() => sessionStorage.getItem('webview-state'));
    assert.deepEqual(JSON.parse(String(kept)), { experiment: 'orders', variant: 'a', axis: 'security' });
    await seen.page.getByRole('button', { name: /All$/ }).click();
    assert.equal(await seen.page.locator('h2').count(), 4);
    await seen.close();
  });

  it('turns to another variant', async () => {
    const seen = await harness.open();
    await seen.show(gapsOf());
    await seen.page.getByLabel('Variant').selectOption('B');
    await eventually(() => seen.messages.some(({ type }) => type === 'showVariant'));
    assert.deepEqual(seen.messages.at(-1), { type: 'showVariant', variant: 'b' });
    await seen.show(gapsOf({ variants: [{ id: 'a', name: 'A' }] }));
    assert.equal(await seen.page.getByLabel('Variant').count(), 0, 'nothing to choose from');
    await seen.close();
  });

  it('asks the model, can be stopped, and marks whose words they are', async () => {
    const seen = await harness.open();
    await seen.show(gapsOf(), explanationOf({ state: 'none', text: '' }));
    assert.match(await seen.text(), /not the code/);
    await seen.page.getByRole('button', { name: 'Ask the Model to Explain' }).click();
    await seen.show(explanationOf({ state: 'writing', text: '', note: 'Attempt 2 of 3 in 2 s: busy' }));
    assert.match(await seen.text(), /Attempt 2 of 3/);
    assert.equal(await seen.page.getByRole('button', { name: /Ask the Model/ }).count(), 0);
    await seen.page.getByRole('button', { name: 'Stop' }).click();
    await seen.show(explanationOf({ state: 'stopped', isOlder: true }));
    assert.match(await seen.text(), /Written by sample-model at localhost, not checked/);
    assert.match(await seen.text(), /You stopped it here[\s\S]*has changed since/);
    await seen.page.getByRole('button', { name: 'Put the explanation away' }).click();
    await seen.show(explanationOf({ state: 'failed', text: '', problem: 'No.', action: 'Set API Key' }));
    await seen.page.getByRole('button', { name: 'Set API Key' }).click();
    await eventually(() => seen.messages.length === 5);
    assert.deepEqual(
      seen.messages.map(({ type }) => type),
      ['ready', 'explain', 'stop', 'dismiss', 'act'],
    );
    await seen.close();
  });

  it('keeps the keyboard at the explanation, and does not throw it away by a press that was meant to stop it', async () => {
    const seen = await harness.open();
    const { keyboard } = seen.page;
    const none = explanationOf({ state: 'none', text: '' });
    const writing = explanationOf({ state: 'writing', text: 'It proves' });
    const isThere = async (): Promise<void> =>
      assert.equal(
        await seen.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'Explanation by a model',
      );
    await seen.show(gapsOf(), none);
    await seen.page.getByRole('button', { name: 'Ask the Model to Explain' }).focus();
    await keyboard.press('Enter');
    await seen.show(writing);
    await isThere();
    await keyboard.press('Tab');
    await seen.show(explanationOf());
    await keyboard.press('Enter');
    await isThere();
    assert.deepEqual([seen.sent('stop').length, seen.sent('dismiss').length], [0, 0]);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await seen.show(none);
    await isThere();
    assert.equal(seen.sent('dismiss').length, 1);
    await seen.close();
  });

  it('takes what a model writes as text, whatever it looks like', async () => {
    const seen = await harness.open();
    const text = '<img src=x onerror="document.title=\'taken\'"><a href="command:x">press</a> **bold**';
    await seen.show(gapsOf(), explanationOf({ text }));
    assert.equal(await seen.page.locator('.words').innerText(), text);
    assert.equal(await seen.page.locator('.words *').count(), 0);
    assert.notEqual(await seen.page.title(), 'taken');
    await seen.close();
  });

  it('says who could explain when the chosen model cannot', async () => {
    const seen = await harness.open();
    await seen.show(gapsOf({ explainer: { state: 'starter', label: 'Offline starter' } }));
    await seen.page.getByRole('button', { name: 'Choose a Model…' }).click();
    await seen.show(gapsOf({ explainer: { state: 'untrusted', label: 'sample-model' } }));
    await seen.page.getByRole('button', { name: 'Manage Trust…' }).click();
    await eventually(() => seen.messages.length === 3);
    assert.deepEqual(
      seen.messages.map(({ type }) => type),
      ['ready', 'chooseModel', 'manageTrust'],
    );
    await seen.close();
  });
});

async function eventually(met: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5000; !met();) {
    assert.ok(Date.now() < deadline, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function picture({ page }: GapsSeen, name: string): Promise<void> {
  await page.screenshot({ path: path.join(picturesFolder, `gaps-${name}.png`), fullPage: true });
}
