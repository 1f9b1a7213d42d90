import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { prototyped, sessionOf, tested, withLab } from './support/states.ts';

describe('guide: deciding and handing off', function () {
  this.timeout(30_000);
  let harness: GuideHarness;
  let guide: GuidePage;
  before(async () => {
    harness = await GuideHarness.start();
  });
  after(() => harness.stop());
  beforeEach(async () => {
    guide = await harness.open();
  });
  afterEach(() => guide.close());

  const text = (step = 'decide'): Promise<string> => guide.step(step).innerText();

  it('holds the count against the bar and proposes what the bar says', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    assert.match(await text(), /4 of 5 did it alone; the bar is 4\./);
    assert.match(await text(), /The bar says: validated/);
    assert.equal(await guide.page.getByRole('radio', { name: /^Validated/ }).isChecked(), true);
    await guide.button('Decide: Validated').click();
    assert.deepEqual(await guide.hears('decide'), { type: 'decide', outcome: 'validated', rationale: '' });
  });

  it('takes a decision against the bar only with a reason', async () => {
    await guide.show(withLab({ active: tested(1, 5) }));
    assert.match(await text(), /The bar says: invalidated/);
    await guide.page.getByRole('radio', { name: /^Validated/ }).check();
    await guide.button('Decide: Validated').click();
    const reason = guide.field(/Why do you decide against the bar/);
    assert.equal(await reason.getAttribute('aria-invalid'), 'true');
    assert.match(await guide.focused(), /Why do you decide against the bar/);
    assert.equal(guide.sent('decide').length, 0);
    await reason.fill('  ');
    await guide.button('Decide: Validated').click();
    assert.equal(guide.sent('decide').length, 0);
    await reason.fill('The link was broken for three of them');
    await guide.button('Decide: Validated').click();
    const { outcome, rationale } = await guide.hears('decide');
    assert.deepEqual([outcome, rationale], ['validated', 'The link was broken for three of them']);
  });

  it('says when it is too early to tell', async () => {
    const sessions = [sessionOf('P1', 'completed')];
    await guide.show(withLab({ active: prototyped({ stage: 'testing', next: 'decide', sessions }) }));
    await guide.page.locator('#toggle-decide').click();
    assert.match(await text(), /Too early to tell: 4 more people/);
    assert.doesNotMatch(await text(), /what the bar says/);
  });

  it('praises a killed idea, right where it was decided', async () => {
    await guide.show(situations['below-the-bar']);
    await guide.button('Decide: Invalidated').press('Enter');
    await guide.show(situations.invalidated);
    assert.match(await text(), /You found out before it cost engineering time\. The learning is kept\./);
    assert.equal(await guide.step('decide').isVisible(), true);
    assert.match(await guide.focused(), /Hand off/);
  });

  it('does not praise a decision against the bar', async () => {
    const verdict = { outcome: 'validated', rationale: 'They asked for it all the same.' } as const;
    await guide.show(withLab({ active: { ...tested(1, 5), stage: 'decided', verdict } }));
    await guide.page.locator('#toggle-decide').click();
    assert.match(await text(), /Decided against the bar/);
    assert.doesNotMatch(await text(), /People did it/);
  });

  it('exports a draft before the verdict and says that it is one', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    await guide.page.locator('#toggle-handOff').click();
    assert.match(await text('handOff'), /marked as a draft/);
    await guide.button('Export a draft').click();
    await guide.hears('exportBrief');
  });

  it('exports the brief after the verdict and opens the last one', async () => {
    await guide.show(situations.validated);
    assert.doesNotMatch(await text('handOff'), /draft/);
    await guide.button('Export Handoff Brief').click();
    await guide.hears('exportBrief');
    await guide.show(situations['handed-off']);
    assert.match(await text('handOff'), /handoff\/brief\.md/);
    await guide.button('Open the brief').click();
    await guide.hears('openBrief');
  });
});
