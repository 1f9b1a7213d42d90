import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { liveOf } from './support/evidenceParts.ts';
import { situations } from './support/situations.ts';
import { prototyped, taskIds, withLab } from './support/states.ts';

describe('guide: a session under way', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const text = (): Promise<string> => guide.step('test').innerText();

  it('shows where they are and goes on to the notes', async () => {
    await guide.show(withLab({ active: prototyped() }));
    await guide.button('Start a session').press('Enter');
    const since = new Date(Date.now() - 84_000).toISOString();
    const { active } = situations.live;
    assert.ok(active);
    const live = liveOf('P3', { task: taskIds[1], since });
    await guide.show(withLab({ active: { ...active, evidence: { ...active.evidence, live } } }));
    assert.match(await guide.focused(), /What did they say or do/);
    const words = await text();
    assert.match(words, /P3 is trying it/);
    assert.match(words, /They are on task 2 of 2\./);
    assert.match(words, /On their screen: Your basket(?! \()/);
    assert.match(words, /1:[2-5]\d/);
    assert.doesNotMatch(words, /Start a session|How the test goes/);
  });

  it('takes an outcome that nobody gave before without a reason', async () => {
    await guide.show(situations.live);
    const task = guide.page.getByRole('group', { name: 'Change how many you want' });
    await task.getByText('Failed').click();
    assert.deepEqual(await guide.hears('recordOutcome'), {
      type: 'recordOutcome',
      session: 's-P3',
      task: taskIds[1],
      variant: 'a',
      outcome: 'failed',
    });
  });

  it('asks why an observer contradicts the page, and changes nothing before', async () => {
    await guide.show(situations.live);
    await guide.page.getByText('The other tasks').click();
    const task = guide.page.getByRole('group', { name: 'Order what you had chosen last time' });
    assert.match(await task.innerText(), /The page noticed: Did it alone/);
    await task.getByText('Failed').click();
    await guide.button('Record “Failed”').click();
    const reason = guide.field(/Why is it “Failed”, not “Did it alone”/);
    assert.equal(await reason.getAttribute('aria-invalid'), 'true');
    assert.equal(guide.sent('recordOutcome').length, 0);
    await reason.fill('They pressed it by accident');
    await guide.button('Record “Failed”').click();
    const { outcome, reason: why } = await guide.hears('recordOutcome');
    assert.deepEqual([outcome, why], ['failed', 'They pressed it by accident']);
  });

  it('leaves an outcome as it was when the observer thinks better of it', async () => {
    await guide.show(situations.live);
    await guide.page.getByText('The other tasks').click();
    const task = guide.page.getByRole('group', { name: 'Order what you had chosen last time' });
    await task.getByText('Gave up').click();
    await guide.button('Leave as it was').click();
    assert.equal(await task.getByLabel('Did it alone').isChecked(), true);
    assert.equal(guide.sent('recordOutcome').length, 0);
  });

  it('takes help for a task that the page saw done without asking why', async () => {
    await guide.show(situations.live);
    await guide.page.getByText('The other tasks').click();
    const task = guide.page.getByRole('group', { name: 'Order what you had chosen last time' });
    await task.getByText('With help').click();
    assert.equal((await guide.hears('recordOutcome')).outcome, 'assisted');
  });

  it('keeps the task that the page saw done in sight, so that help can be said, until the next one begins', async () => {
    const { active } = situations.live;
    assert.ok(active);
    const judged = { variant: 'a', task: taskIds[0] ?? '' };
    const live = liveOf('P3', { phase: 'ready', task: taskIds[1], judged });
    await guide.show(withLab({ active: { ...active, evidence: { ...active.evidence, live } } }));
    const task = guide.page.getByRole('group', { name: 'Order what you had chosen last time' });
    await task.getByText('With help').click();
    assert.deepEqual((await guide.hears('recordOutcome')).task, taskIds[0]);
    assert.match(await text(), /They are reading task 2 of 2/);
  });

  it('stays in sight when the page said that it broke, with its way out', async () => {
    const { active } = situations.live;
    assert.ok(active);
    const sessions = active.sessions.map((session) =>
      session.id === 's-P3' ? { ...session, excluded: 'The prototype stopped' } : session,
    );
    await guide.show(withLab({ active: { ...active, sessions } }));
    assert.match(await text(), /P3 is trying it[\s\S]*Not counted: The prototype stopped/);
    await guide.button('End session').click();
    assert.equal((await guide.hears('endSession')).session, 's-P3');
  });

  it('says what somebody who asked to stop waits for, not that they read on', async () => {
    const { active } = situations.live;
    assert.ok(active);
    const live = liveOf('P3', { phase: 'ready', wantsToStop: true });
    await guide.show(withLab({ active: { ...active, evidence: { ...active.evidence, live } } }));
    assert.doesNotMatch(await text(), /They are reading/);
    assert.match(await text(), /They are waiting for you/);
  });

  it('keeps their own words only with consent', async () => {
    await guide.show(situations.live);
    await guide.field(/What did they say or do/).fill('Where is it?');
    assert.equal(await guide.button('Add as their words').getAttribute('aria-disabled'), 'true');
    assert.match(await text(), /They did not agree to be quoted/);
    await guide.button('Add as their words').click({ force: true });
    await guide.show(situations['live-troubled']);
    assert.match(await text(), /Where did my things go\?/);
    await guide.button('Add as their words').click();
    assert.deepEqual(await guide.hears('addQuote'), {
      type: 'addQuote',
      session: 's-P3',
      task: taskIds[0],
      text: 'Where is it?',
    });
    assert.equal(guide.sent('addQuote').length, 1);
  });

  it('takes a note back with a press, and gives it again with another', async () => {
    await guide.show(situations.live);
    await guide.page.getByRole('button', { name: /^Remove “Smiled at/ }).click();
    assert.deepEqual(await guide.hears('strikeNote'), {
      type: 'strikeNote',
      session: 's-P3',
      event: 'n1',
    });
    const { active } = situations.live;
    assert.ok(active);
    const sessions = active.sessions.map((session) =>
      session.id === 's-P3' ? { ...session, notes: [] } : session,
    );
    await guide.show(withLab({ active: { ...active, sessions } }));
    assert.doesNotMatch(await text(), /Smiled at/);
    assert.equal(await guide.focused(), 'Undo');
    await guide.button('Undo').click();
    assert.equal((await guide.hears('strikeNote', 2)).undone, true);
  });

  it('says what needs the moderator: a closed window, a wish to stop, an unwritten record', async () => {
    await guide.show(situations['live-troubled']);
    const words = await text();
    for (const part of [
      /window is closed/,
      /asked to stop/,
      /2 records are not on disk/,
      /total is not defined/,
    ])
      assert.match(words, part);
    await guide.button('Show it again').click();
    await guide.hears('showSession');
  });

  it('points to the test kit where no second window can be had', async () => {
    await guide.show(situations['live-beside']);
    assert.match(await text(), /No second window could be opened/);
    await guide.button('Use the test kit in a browser instead').click();
    await guide.hears('exportKit');
  });

  it('leaves a session out of the count only with a reason', async () => {
    await guide.show(situations.live);
    const spoilt = guide.page.locator('.live').getByText('Something technical spoilt it');
    await spoilt.click();
    await guide.button('End it and do not count it').click();
    assert.equal(guide.sent('excludeSession').length, 0);
    assert.equal(
      await guide.page.locator('.live').getByLabel('What happened?').getAttribute('aria-invalid'),
      'true',
    );
    await guide.page.locator('.live').getByLabel('What happened?').fill('The network was gone');
    await guide.button('End it and do not count it').click();
    assert.deepEqual(await guide.hears('excludeSession'), {
      type: 'excludeSession',
      session: 's-P3',
      reason: 'The network was gone',
    });
  });

  it('tells the moderator, and nobody else, which variant it is', async () => {
    await guide.show(situations['live-consent']);
    assert.match(await text(), /Variant B, 1 of 2/);
    assert.match(await text(), /reading what they agree to/);
  });
});
