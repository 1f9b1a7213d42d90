import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { liveOf } from './support/evidenceParts.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { prototyped, sessionOf, tested, withLab } from './support/states.ts';

describe('guide: deciding and handing off', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const text = (step = 'decide'): Promise<string> => guide.step(step).innerText();

  it('holds the count against the bar and proposes what the bar says', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    assert.match(await text(), /4 of 5 did it alone; the bar was 4 of 5\./);
    assert.match(await text(), /The bar says: validated/);
    assert.equal(await guide.page.getByRole('radio', { name: /^Validated/ }).isChecked(), true);
    await guide.field(/Who decides/).fill('Product');
    await guide.button('Decide: Validated').click();
    assert.equal(await guide.focused(), 'Not yet');
    await guide.button('Not yet').click();
    assert.equal(guide.sent('decide').length, 0);
    await guide.button('Decide: Validated').click();
    await guide.button('Yes, decide').click();
    assert.deepEqual(await guide.hears('decide'), {
      type: 'decide',
      outcome: 'validated',
      rationale: '',
      by: 'Product',
    });
  });

  it('has a session that is under way ended before the decision', async () => {
    const active = tested(4, 5);
    await guide.show(
      withLab({ active: { ...active, evidence: { ...active.evidence, live: liveOf('P9') } } }),
    );
    assert.match(await text(), /The session of P9 is still under way\. End it in the Test step/);
    assert.equal(await guide.button('Decide: Validated').count(), 0);
    await guide.show(withLab({ active }));
    await guide.button('Decide: Validated').waitFor();
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
    await guide.field(/Who decides/).fill('Product');
    await guide.button('Decide: Validated').click();
    await guide.button('Yes, decide').click();
    const { outcome, rationale } = await guide.hears('decide');
    assert.deepEqual([outcome, rationale], ['validated', 'The link was broken for three of them']);
  });

  it('asks which variant it is about where people tried several, and holds that one against the bar', async () => {
    await guide.show(situations.between);
    await guide.page.locator('#toggle-decide').click();
    const which = guide.field(/Which variant is it about/);
    assert.equal(await which.inputValue(), 'b', 'the one that the count rests on');
    assert.equal(await guide.page.getByRole('radio', { name: /^Validated/ }).isChecked(), true);
    await which.selectOption('a');
    assert.equal(await guide.page.getByRole('radio', { name: /^Inconclusive/ }).isChecked(), true);
    await guide.field(/Who decides/).fill('Product');
    await guide.button('Decide: Inconclusive').click();
    assert.match(await text(), /Variant A: Inconclusive\. This is final/);
    await guide.button('Yes, decide').click();
    const { variant, outcome } = await guide.hears('decide');
    assert.deepEqual([variant, outcome], ['a', 'inconclusive']);
  });

  it('writes down who decides, and remembers it', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    await guide.field(/Who decides/).fill(' Product lead ');
    await guide.button('Decide: Validated').click();
    await guide.button('Yes, decide').click();
    assert.equal((await guide.hears('decide')).by, 'Product lead');
    await guide.hideAndShow();
    await guide.show(withLab({ active: tested(4, 5) }));
    assert.equal((await guide.field(/Who decides/).inputValue()).trim(), 'Product lead');
  });

  it('proposes who decides, and never sends a decision that nobody made', async () => {
    const active = tested(4, 5);
    const evidence = { ...active.evidence, decider: 'somebody' };
    await guide.show(withLab({ active: { ...active, evidence } }));
    const name = guide.field(/Who decides/);
    assert.equal(await name.inputValue(), 'somebody');
    await name.fill('  ');
    await guide.button('Decide: Validated').click();
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    assert.match(await guide.focused(), /Who decides/);
    assert.equal(guide.sent('decide').length, 0);
    await name.fill('Design lead');
    await guide.button('Decide: Validated').click();
    await guide.button('Yes, decide').click();
    assert.equal((await guide.hears('decide')).by, 'Design lead');
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
    await guide.show(situations.overruled);
    const words = await text();
    assert.match(words, /Decided against the bar, which said “Inconclusive”/);
    assert.match(words, /Decided Jan 10, 2030 by Product lead/);
    assert.doesNotMatch(words, /People did it/);
  });

  it('exports a draft before the verdict and says that it is one', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    await guide.page.locator('#toggle-handOff').click();
    assert.match(
      await text('handOff'),
      /A draft can be exported at any time\. It says on top what is missing/,
    );
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
