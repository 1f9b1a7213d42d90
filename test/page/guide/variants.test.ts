import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { threeVariants } from './support/prototypeParts.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { prototyped, variantOf, versionOf, withLab } from './support/states.ts';

describe('guide: variants and versions', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  /** Shows a state with the prototype step unfolded. */
  const show = async (state: Parameters<GuidePage['show']>[0]): Promise<void> => {
    await guide.show(state);
    const toggle = guide.page.locator('#toggle-prototype');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  };
  const step = () => guide.step('prototype').innerText();

  it('says what the chosen variant changes, and lets another be chosen', async () => {
    await show(situations.variants);
    assert.match(await step(), /B · Words: say “Save for later” instead of “Submit” \(from A\)/);
    assert.equal(await guide.button(/^Variant B/).getAttribute('aria-pressed'), 'true');
    assert.match(await guide.button(/^Variant C/).innerText(), /being made/);
    await guide.button(/^Variant A/).click();
    assert.equal((await guide.hears('chooseVariant')).variant, 'a');
  });

  it('shows a card for each variant that is being made, and stops the right one', async () => {
    await show(situations.variants);
    assert.deepEqual(await guide.page.locator('.generation .phase').allInnerTexts(), [
      'Variant B: Repairing what does not run yet…',
      'Variant C: Writing the screens…',
    ]);
    await guide.button('Cancel variant C').click();
    assert.equal((await guide.hears('cancelGeneration')).variant, 'c');
  });

  it('holds those that are made side by side', async () => {
    await show(withLab({ active: prototyped({ variants: threeVariants, variant: 'a' }) }));
    await guide.button('Side by side').click();
    assert.deepEqual((await guide.hears('compareVariants')).variants, ['a', 'b']);
  });

  it('makes several at once, each with what it changes and where it starts', async () => {
    await show(withLab({ active: prototyped() }));
    await guide.button('Try it another way').click();
    await guide.button('Make the variant').click();
    assert.match(await step(), /Say what is different/);
    assert.equal(guide.sent('addVariants').length, 0);
    await guide.field('How it differs').fill('the address comes last');
    await guide.button('Another variant').click();
    await guide.field('What changes').nth(1).selectOption('messaging');
    await guide.field('How it differs').nth(1).fill('speak of saved time');
    await guide.field('Start from').nth(1).selectOption({ label: 'scratch' });
    await guide.button('Make 2 variants at once').click();
    assert.deepEqual((await guide.hears('addVariants')).variants, [
      { axis: 'flow', change: 'the address comes last', from: 'a' },
      { axis: 'messaging', change: 'speak of saved time' },
    ]);
  });

  it('keeps what was typed until the variants are there', async () => {
    const single = withLab({ active: prototyped() });
    await show(single);
    await guide.button('Try it another way').click();
    await guide.field('How it differs').fill('the address comes last');
    await guide.button('Make the variant').click();
    await guide.hideAndShow();
    await show({ ...single, problem: situations.failed.problem });
    assert.equal(await guide.field('How it differs').inputValue(), 'the address comes last');
    const adopted = [variantOf('a'), variantOf('b')];
    await show(withLab({ active: prototyped({ variants: adopted }) }));
    assert.equal(
      await guide.field('How it differs').inputValue(),
      'the address comes last',
      'another variant came meanwhile',
    );
    const added = variantOf('c', { axis: 'flow', change: 'the address comes last', from: 'a' });
    await show(withLab({ active: prototyped({ variants: [...adopted, added] }) }));
    assert.equal(await guide.field('How it differs').count(), 0);
  });

  it('says that a variant is still a copy when its change was not made, and makes it', async () => {
    const change = 'ask for the name first';
    const copy = variantOf('b', { axis: 'flow', change, from: 'a', turns: 0 });
    const copied = versionOf(0, {
      instruction: 'Copied from variant a',
      files: [],
      requests: 0,
      current: true,
    });
    const part = { variants: [variantOf('a'), copy], variant: 'b', history: [copied] };
    await show(withLab({ active: prototyped(part) }));
    assert.match(await step(), /Variant B is still a copy of A: “ask for the name first” has not been made/);
    assert.match(await guide.button(/^Variant B/).innerText(), /only copied/);
    assert.doesNotMatch(await guide.button(/^Variant A/).innerText(), /copied/);
    await guide.button('Make it now').click();
    const { variant, instruction } = await guide.hears('generate');
    assert.deepEqual([variant, instruction], ['b', change]);
    const byHand = versionOf(1, { kind: 'hand', current: true });
    const history = [byHand, { ...copied, current: false }];
    await show(withLab({ active: prototyped({ ...part, history }) }));
    assert.doesNotMatch(await step(), /still a copy/);
    const made = [variantOf('a'), { ...copy, turns: 1 }];
    await show(withLab({ active: prototyped({ ...part, variants: made }) }));
    assert.doesNotMatch(await step(), /still a copy|only copied/);
  });

  it('says that a prototype was made from an earlier wording of the hypothesis', async () => {
    await show(situations.changing);
    assert.match(await step(), /made from an earlier wording of the hypothesis/);
  });

  it('lets the offline starter, which cannot be told what should follow, make it anew', async () => {
    const { active } = situations.changing;
    await show(situations.changing);
    const anew = guide.button('Make it anew from the hypothesis');
    assert.equal(await anew.count(), 0, 'a model is told');
    await show(withLab({ active }));
    await anew.click();
    const { variant, instruction } = await guide.hears('generate');
    assert.deepEqual([variant, instruction], ['a', '']);
  });

  it('lists every version with what it took, to look at and to go back to', async () => {
    await show(situations.changing);
    await guide.page.locator('.versions > summary').click();
    const entries = await guide.page.locator('.version').allInnerTexts();
    assert.match(entries[0] ?? '', /Edited by hand/);
    assert.match(entries[1] ?? '', /Show what is saved\s+this is it now[^]*sample-model · 2,180 tokens/);
    assert.match(entries[2] ?? '', /Fixed: total is not defined/);
    assert.match(entries[3] ?? '', /Made from the hypothesis[^]*\$0\.04 · 2 requests/);
    await guide.button('Preview “Made from the hypothesis”').click();
    assert.equal((await guide.hears('preview')).checkpoint, 'c0');
    await guide.button('Restore “Made from the hypothesis”').click();
    const { variant, checkpoint } = await guide.hears('restoreVersion');
    assert.deepEqual([variant, checkpoint], ['a', 'c0']);
    assert.equal(await guide.button('Restore “Show what is saved”').count(), 0);
    await guide.button('Undo').click();
    assert.equal((await guide.hears('undoGeneration')).variant, 'a');
    await guide.button('Redo').click();
    await guide.hears('redoGeneration');
  });

  it('leaves the keyboard at Undo when there is nothing left to undo, and does nothing there', async () => {
    await show(situations.changing);
    await guide.page.locator('.versions > summary').click();
    await guide.button('Undo').press('Enter');
    await guide.hears('undoGeneration');
    const { active } = situations.changing;
    assert.ok(active);
    const last = (active.history?.length ?? 0) - 1;
    const history = active.history?.map((entry, index) => ({ ...entry, current: index === last }));
    await guide.show({ ...situations.changing, active: { ...active, history } });
    assert.equal(await guide.focused(), 'Undo');
    await guide.page.keyboard.press('Enter');
    await guide.button('Redo').click();
    await guide.hears('redoGeneration');
    assert.equal(guide.sent('undoGeneration').length, 1);
  });

  it('offers no way back while the variant is being made', async () => {
    await show(situations.streaming);
    await guide.page.locator('.versions > summary').click();
    assert.equal(await guide.page.getByRole('button', { name: /^Restore/ }).count(), 0);
    assert.equal(await guide.button('Undo').count(), 0);
  });
});
