import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { FramingHost } from './support/framingHost.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { formOf, freshWindow, fullDraft } from './support/states.ts';

describe('guide: editing a list', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });
  beforeEach(async () => {
    guide.answer = new FramingHost().answer;
    await guide.show({ ...freshWindow, form: formOf(fullDraft) });
  });

  const steps = (): Promise<string[]> =>
    guide.page
      .locator('.list-rows textarea')
      .evaluateAll((inputs: HTMLTextAreaElement[]) => inputs.map((input) => input.value));

  it('adds after the item with Enter and goes there', async () => {
    await guide.field('Step 1').press('Enter');
    await guide.page.keyboard.type('Sign in');
    assert.deepEqual(await steps(), ['Welcome back', 'Sign in', 'Your basket', 'Order placed']);
    assert.equal(await guide.focused(), 'Step 2');
  });

  it('removes an empty item with Backspace and goes to the one before', async () => {
    await guide.field('Step 2').fill('');
    await guide.field('Step 2').press('Backspace');
    assert.deepEqual(await steps(), ['Welcome back', 'Order placed']);
    assert.equal(await guide.focused(), 'Step 1');
  });

  it('moves with Alt and the arrows, and says where to', async () => {
    await guide.field('Step 1').press('Alt+ArrowDown');
    assert.deepEqual(await steps(), ['Your basket', 'Welcome back', 'Order placed']);
    assert.equal(await guide.focused(), 'Step 2');
    assert.equal(await guide.page.locator('.list-rows [role=status]').innerText(), 'Moved to 2 of 3');
    await guide.field('Step 2').press('Alt+ArrowUp');
    await guide.field('Step 1').press('Alt+ArrowUp');
    assert.deepEqual(await steps(), ['Welcome back', 'Your basket', 'Order placed']);
  });

  it('moves and removes by buttons, keeping the focus on the same button', async () => {
    await guide.button('Move Step 3 up').press('Enter');
    assert.equal(await guide.focused(), 'Move Step 2 up');
    await guide.button('Move Step 2 up').press('Enter');
    assert.equal(await guide.focused(), 'Step 1', 'the first item has no way up, so its text has the focus');
    assert.deepEqual(await steps(), ['Order placed', 'Welcome back', 'Your basket']);
    await guide.button('Remove Step 1').press('Enter');
    assert.deepEqual(await steps(), ['Welcome back', 'Your basket']);
    assert.equal(await guide.focused(), 'Step 1');
  });

  it('keeps an empty line to write in when the last item is removed', async () => {
    for (let left = 3; left > 0; left -= 1) await guide.button('Remove Step 1').click();
    assert.deepEqual(await steps(), ['']);
    assert.deepEqual((await guide.hears('draftChanged', 3)).draft.steps, []);
  });

  it('keeps what it does not show, such as the id a screen already has', async () => {
    const framed = [{ id: 'home', title: 'Home', detail: 'As it is today' }];
    await guide.show({ ...freshWindow, form: formOf({ ...fullDraft, steps: framed }, 'other') });
    await guide.field('Step 1').fill('Start');
    assert.deepEqual((await guide.hears('draftChanged')).draft.steps, [
      { id: 'home', title: 'Start', detail: 'As it is today' },
    ]);
  });

  it('does not take the Enter that ends a composition for a new item', async () => {
    await guide.field('Step 1').evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    });
    assert.equal((await steps()).length, 3);
  });

  it('turns pasted line breaks into spaces and stops at 20 items', async () => {
    await guide.field('Step 1').fill('one\ntwo');
    assert.equal((await steps())[0], 'one two');
    for (let count = 3; count < 20; count += 1) await guide.button('Add a step').click();
    assert.equal((await steps()).length, 20);
    assert.equal(await guide.button('Add a step').isDisabled(), true);
  });
});
