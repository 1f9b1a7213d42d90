import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { FramingHost } from './support/framingHost.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { emptyDraft, experimentWith, formOf, freshWindow, fullDraft, withLab } from './support/states.ts';

describe('guide: framing a hypothesis', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });
  beforeEach(async () => {
    guide.answer = new FramingHost().answer;
    await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
  });

  it('is filled from end to end by keyboard alone', async () => {
    const { keyboard } = guide.page;
    const type = async (text: string): Promise<void> => keyboard.type(text);
    const tabTo = async (label: string): Promise<void> => {
      for (let press = 0; press < 60 && (await guide.focused()) !== label; press += 1)
        await keyboard.press('Tab');
      assert.equal(await guide.focused(), label);
    };
    for (let press = 0; press < 30; press += 1) {
      await keyboard.press('Tab');
      if ((await guide.page.locator(':focus').getAttribute('name')) === 'kind') break;
    }
    await keyboard.press('ArrowDown');
    await tabTo('We believe that …');
    await type('clear words help people choose');
    await tabTo('For whom');
    await type('People who compare two plans');
    await tabTo('Step 1');
    await type('Plans');
    await keyboard.press('Enter');
    await type('Confirm');
    await tabTo('Task 1: what they should do');
    await type('Choose the plan for two people');
    await keyboard.press('Enter');
    await type('They choose “Duo”');
    await tabTo('What you count');
    await type('People who choose the right plan');
    await tabTo('Pass bar: how many people must succeed');
    await type('4');
    await tabTo('How many people must try it at least');
    await type('5');
    await tabTo('Kill bar: at how few you stop');
    await type('1');
    await tabTo('Frame and make the prototype');
    await keyboard.press('Enter');

    const { draft, generate, name } = await guide.hears('frame');
    assert.equal(name, 'new');
    assert.equal(generate, true);
    assert.equal(draft.kind, 'messaging');
    assert.equal(draft.belief, 'clear words help people choose');
    assert.deepEqual(draft.steps, [{ title: 'Plans' }, { title: 'Confirm' }]);
    assert.deepEqual(draft.tasks, [{ goal: 'Choose the plan for two people', success: 'They choose “Duo”' }]);
    assert.deepEqual(draft.criterion, {
      metric: 'People who choose the right plan',
      passAtLeast: 4,
      minimumParticipants: 5,
      killAtMost: 1,
    });
  });

  it('hands the focus to the next step once the form is gone', async () => {
    await guide.button('Use an example').click();
    await guide.button('Frame only').press('Enter');
    await guide.button('Make the prototype').waitFor();
    assert.match(await guide.focused(), /Prototype/);
    assert.equal((await guide.hears('frame')).generate, false);
  });

  it('says what is missing on submit, and puts the focus on the first', async () => {
    await guide.button('Frame and make the prototype').click();
    await guide.page.getByRole('alert').waitFor();
    assert.equal(await guide.focused(), 'We believe that …');
    assert.equal(await guide.field('We believe that …').getAttribute('aria-invalid'), 'true');
    assert.match(await guide.page.getByRole('alert').innerText(), /8 things are missing/);
    assert.equal(guide.sent('frame').length, 0);
  });

  it('shows a problem once a field was left, and takes it back once it is solved', async () => {
    const belief = guide.field('We believe that …');
    await belief.focus();
    assert.equal(await belief.getAttribute('aria-invalid'), null);
    await belief.blur();
    const description = (await belief.getAttribute('aria-describedby')) ?? '';
    assert.match(
      await guide.page.locator(`#${description.split(' ').at(-1)}`).innerText(),
      /Say what you believe/,
    );
    await belief.fill('people read headlines');
    await guide.page.locator('#field-belief:not([aria-invalid])').waitFor();
    assert.equal(await guide.field('For whom').getAttribute('aria-invalid'), null);
  });

  it('does not move a button away from under the pointer while it is pressed', async () => {
    await guide.field('We believe that …').focus();
    const add = guide.button('Add a step');
    await add.scrollIntoViewIfNeeded();
    const place = await add.boundingBox();
    await add.hover();
    await guide.page.mouse.down();
    await guide.page.waitForTimeout(100);
    assert.deepEqual(await add.boundingBox(), place);
    await guide.page.mouse.up();
    await guide.field('Step 2').waitFor();
    await guide.page.locator('#field-belief[aria-invalid]').waitFor();
  });

  it('leads from the summary to the field, also one that is folded away', async () => {
    const draft = { ...fullDraft, throwAwayDate: '2029-01-01' };
    await guide.show({ ...freshWindow, form: formOf(draft) });
    await guide.button('Frame only').click();
    assert.match(await guide.focused(), /Throw-away date/);
  });

  it('asks the host when the text is newer than the problems it knows', async () => {
    guide.answer = () => undefined;
    await guide.field('We believe that …').fill('people read headlines');
    await guide.page.keyboard.press('Control+Enter');
    await guide.hears('frame');
    assert.deepEqual(
      guide.messages.map((message) => message.type).filter((type) => type !== 'ready'),
      ['draftChanged', 'frame'],
    );
  });

  it('leaves a number that is no whole one as it was typed', async () => {
    const people = guide.field(/^How many people/);
    for (const text of ['4.5', '100000']) {
      await people.fill('');
      await people.pressSequentially(text);
      assert.equal(await people.inputValue(), text);
    }
    await people.fill('');
    await people.pressSequentially('12');
    assert.equal(await people.inputValue(), '12');
  });

  it('reads a bar that is no whole number as missing', async () => {
    await guide.field(/^Pass bar/).fill('2.5');
    await guide.field('What you count').focus();
    assert.equal((await guide.hears('draftChanged')).draft.criterion.passAtLeast, undefined);
  });

  it('fills the bar with one press', async () => {
    await guide.button('Use 4 of 5, stop at 1').click();
    const { draft } = await guide.hears('draftChanged');
    assert.deepEqual(draft.criterion, { metric: '', passAtLeast: 4, minimumParticipants: 5, killAtMost: 1 });
    assert.equal(await guide.button('Use 4 of 5, stop at 1').count(), 0);
  });

  it('offers an example that says it is one and is complete', async () => {
    await guide.show({ ...freshWindow, form: formOf({ ...emptyDraft, throwAwayDate: '2030-02-09' }) });
    await guide.button('Use an example').click();
    const { draft } = await guide.hears('draftChanged');
    assert.match(draft.title, /^Example/);
    assert.deepEqual(formOf(draft).problems, []);
    assert.equal(draft.throwAwayDate, '2030-02-09');
    assert.equal(await guide.button('Use an example').count(), 0);
  });

  it('keeps non-goals as lines, one each', async () => {
    await guide.page.getByText('More, if you like').click();
    await guide.page.locator('#field-nonGoals').fill('Payment\nReturns');
    assert.deepEqual((await guide.hears('draftChanged')).draft.nonGoals, ['Payment', 'Returns']);
  });

  it('offers the date in 30 days without writing it down for the user', async () => {
    await guide.page.getByText('More, if you like').click();
    const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    assert.equal(await guide.page.locator('#field-throwAwayDate').inputValue(), inThirtyDays);
    await guide.field('For whom').fill('me');
    assert.equal((await guide.hears('draftChanged')).draft.throwAwayDate, '');
  });

  it('changes a framed hypothesis, and asks before changes are thrown away', async () => {
    const active = experimentWith();
    await guide.show(withLab({ active, form: formOf(fullDraft, active.slug) }));
    await guide.field('For whom').fill('Someone else');
    await guide.button('Cancel').click();
    assert.equal(await guide.focused(), 'Keep');
    assert.equal(guide.sent('discardDraft').length, 0);
    await guide.button('Throw away').click();
    assert.equal((await guide.hears('discardDraft')).name, active.slug);
    await guide.show(withLab({ active }));
    await guide.page.locator('#toggle-frame').click();
    await guide.button('Edit hypothesis').click();
    await guide.hears('editHypothesis');
  });
});
