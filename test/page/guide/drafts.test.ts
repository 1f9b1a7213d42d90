import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { emptyDraft, formOf, freshWindow, fullDraft } from './support/states.ts';

describe('guide: the draft being typed', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });
  beforeEach(async () => {
    await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
  });

  const belief = () => guide.field('We believe that …');

  it('reaches the host once per pause, not per keystroke', async () => {
    await belief().pressSequentially('people read headlines', { delay: 15 });
    assert.equal(guide.sent('draftChanged').length, 0);
    assert.equal((await guide.hears('draftChanged')).draft.belief, 'people read headlines');
    await guide.page.waitForTimeout(400);
    assert.equal(guide.sent('draftChanged').length, 1);
  });

  it('reaches the host at once when the field is left', async () => {
    await belief().fill('people read headlines');
    await belief().blur();
    await guide.page.waitForTimeout(50);
    assert.equal(guide.sent('draftChanged').length, 1);
  });

  it('is not touched by states that arrive meanwhile, however old', async () => {
    await belief().pressSequentially('people read');
    await guide.show({ ...freshWindow, form: formOf({ ...emptyDraft, belief: 'peo' }) });
    await guide.page.keyboard.type(' headlines');
    await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
    assert.equal(await belief().inputValue(), 'people read headlines');
    const caret = await belief().evaluate((input: HTMLTextAreaElement) => input.selectionStart);
    assert.equal(caret, 'people read headlines'.length);
  });

  it('follows the host as long as nobody typed', async () => {
    await guide.show({ ...freshWindow, form: formOf(fullDraft) });
    assert.equal(await belief().inputValue(), fullDraft.belief);
  });

  it('gives way to the form of another experiment, after telling the host the rest', async () => {
    await belief().fill('mine');
    await guide.show({ ...freshWindow, form: formOf(fullDraft, 'remembered-basket') });
    assert.equal(await belief().inputValue(), fullDraft.belief);
    const { name, draft } = await guide.hears('draftChanged');
    assert.deepEqual([name, draft.belief], ['new', 'mine']);
  });

  it('gives way when the host emptied it and nobody is typing', async () => {
    await belief().fill('mine');
    await belief().blur();
    await guide.show({ ...freshWindow, form: formOf({ ...emptyDraft, belief: 'mine' }) });
    await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
    assert.equal(await belief().inputValue(), '');
  });

  it('survives a hidden view, even the last letters before the pause', async () => {
    await belief().fill('people read headlines');
    await guide.hideAndShow();
    await guide.show({ ...freshWindow, form: formOf({ ...emptyDraft, belief: 'people' }) });
    assert.equal(await belief().inputValue(), 'people read headlines');
    assert.equal((await guide.hears('draftChanged')).draft.belief, 'people read headlines');
  });

  it('does not bring back old text over what the host has since', async () => {
    await belief().fill('first');
    await guide.hears('draftChanged');
    await guide.hideAndShow();
    await guide.show({ ...freshWindow, form: formOf({ ...emptyDraft, belief: 'second' }) });
    assert.equal(await belief().inputValue(), 'second');
  });

  it('is cleared only after asking', async () => {
    await belief().fill('mine');
    await guide.button('Clear').click();
    await guide.button('Keep').click();
    assert.equal(await belief().inputValue(), 'mine');
    assert.equal(await guide.focused(), 'Clear');
    await guide.button('Clear').click();
    await guide.button('Clear it').click();
    assert.equal((await guide.hears('discardDraft')).name, 'new');
    assert.equal(await belief().inputValue(), '');
  });
});
