import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { goes } from './support/handoffParts.ts';
import { situations } from './support/situations.ts';
import { tested, withLab } from './support/states.ts';

describe('guide: throwing a prototype away', function () {
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

  const text = (): Promise<string> => guide.step('handOff').innerText();
  const unfold = (words: string): Promise<void> => guide.page.getByText(words, { exact: true }).click();

  it('leads from a date that has passed to what can be done about it', async () => {
    await guide.show(situations['disposal-late']);
    await guide.button('Keep it longer or throw it away').click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'throw-away');
    assert.match(await text(), /The throw-away date has passed/);
    assert.deepEqual(guide.pressed, []);
  });

  it('moves the date once, within its limits and with a reason', async () => {
    await guide.show(situations.validated);
    await unfold('Keep it longer…');
    await guide.field(/Until when/).fill('2030-05-30');
    await guide.button('Move the date').click();
    assert.match(await text(), /Choose a day from Feb 10, 2030 to Apr 10, 2030\./);
    await guide.field(/Until when/).fill('2030-03-01');
    await guide.button('Move the date').click();
    assert.equal(guide.sent('extendThrowAway').length, 0, 'without a reason');
    await guide.field(/still needed for/).fill('Planning week');
    await guide.button('Move the date').click();
    assert.deepEqual(await guide.hears('extendThrowAway'), {
      type: 'extendThrowAway',
      until: '2030-03-01',
      reason: 'Planning week',
    });
    await guide.show(situations['disposal-late']);
    assert.match(await text(), /Moved once, from Dec 8, 2029/);
    assert.equal(await guide.page.getByText('Keep it longer…').count(), 0);
  });

  it('writes the learning down first, shows what goes and stays, and asks before anything is deleted', async () => {
    const { active } = situations['disposal-late'];
    assert.ok(active);
    await guide.show(withLab({ active: { ...active, disposal: { ...active.disposal, goes: undefined } } }));
    await guide.page.locator('#toggle-handOff').click();
    await unfold('Throw the prototype away…');
    await guide.hears('lookWhatGoes');
    await guide.show(situations['disposal-late']);
    assert.match(await text(), /The prototype: 6 files\s+4 earlier versions\s+183 kB in all/);
    assert.match(await text(), /What people did/);
    assert.match(
      await guide.field(/What did you see/).inputValue(),
      /People who order without help: 2 of 5 did it alone; the bar was 4 of 5\./,
    );
    const keep = guide.button('Keep the learning, throw the prototype away');
    await keep.click();
    assert.match(await guide.focused(), /What does it mean/);
    await guide.field(/What does it mean/).fill('They do not trust it.');
    await guide.field(/What do you do because/).fill('Ask first.');
    await guide.field(/replace an earlier learning/).selectOption({ label: 'Saved shopping lists' });
    await keep.click();
    assert.equal(await guide.focused(), 'Not yet');
    assert.equal(guide.sent('discardPrototype').length, 0);
    await guide.button('Not yet').click();
    assert.equal(await guide.focused(), 'Keep the learning, throw the prototype away');
    await keep.click();
    await guide.button('Yes, throw it away').click();
    assert.deepEqual((await guide.hears('discardPrototype')).learning, {
      observed: 'People who order without help: 2 of 5 did it alone; the bar was 4 of 5.',
      insight: 'They do not trust it.',
      action: 'Ask first.',
      supersedes: 'saved-lists',
    });
    await guide.show(situations.discarded);
    assert.match(await guide.focused(), /^Thrown away .* The learning is kept\.$/);
  });

  it('deletes nothing as long as it cannot say what goes', async () => {
    await guide.show(withLab({ active: tested(1, 5, { disposal: { goes: undefined } }) }));
    await guide.page.locator('#toggle-handOff').click();
    await unfold('Throw the prototype away…');
    await guide.field(/What does it mean/).fill('a');
    await guide.field(/What do you do because/).fill('b');
    const keep = guide.button('Keep the learning, throw the prototype away');
    assert.equal(await keep.getAttribute('aria-disabled'), 'true');
    await keep.dispatchEvent('click');
    assert.equal(await guide.button('Yes, throw it away').count(), 0);
    await guide.show(withLab({ active: tested(1, 5, { disposal: { goes } }) }));
    await keep.click();
    await guide.button('Yes, throw it away').waitFor();
  });

  it('praises what was learnt, opens it, and takes the prototype back as long as it can', async () => {
    await guide.show(situations.discarded);
    const page = await guide.page.locator('body').innerText();
    assert.match(page, /Thrown away Jan 10, 2030\. The learning is kept\./);
    assert.match(page, /before it cost engineering time/);
    assert.doesNotMatch(page, /days left/);
    await guide.button('Open the learning').click();
    assert.equal((await guide.hears('openLearning')).slug, 'remembered-basket');
    await guide.button('Take it back (until Feb 9, 2030)').click();
    await guide.hears('restorePrototype');
    await guide.show(situations.validated);
    assert.match(await guide.focused(), /^When the prototype is thrown away$/);
    await guide.show(situations.discarded);
    const { active } = situations.discarded;
    assert.ok(active?.disposal.discarded);
    const discarded = { ...active.disposal.discarded, until: undefined };
    await guide.show(withLab({ active: { ...active, disposal: { ...active.disposal, discarded } } }));
    assert.equal(await guide.page.getByText(/Take it back/).count(), 0);
  });

  it('asks for nothing more of an experiment that was thrown away undecided', async () => {
    const { active } = situations.discarded;
    assert.ok(active);
    await guide.show(withLab({ active: { ...active, verdict: undefined } }));
    for (const step of ['frame', 'prototype', 'test']) await guide.page.locator(`#toggle-${step}`).click();
    const page = await guide.page.locator('main').innerText();
    assert.match(page, /The prototype was thrown away\./);
    assert.doesNotMatch(page, /Make the prototype|Who decides|Edit hypothesis|Export/);
    await guide.button('All learnings').click();
    assert.equal((await guide.hears('run')).command, 'footbridge.searchLearnings');
  });

  it('shows what was tried before while a belief is written, and opens it', async () => {
    await guide.show(situations['related-learnings']);
    const related = guide.page.locator('.related');
    assert.match(await related.innerText(), /Saved shopping lists\s+May 2029 · 1 of 6 · Invalidated/);
    assert.match(await related.innerText(), /a newer learning says otherwise/);
    await guide.button('Saved shopping lists').click();
    assert.equal((await guide.hears('openLearning')).slug, 'saved-lists');
  });
});
