import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { SessionView } from '../../../src/protocol/guide.ts';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { begun, prototyped, sessionOf, taskIds, tested, withLab } from './support/states.ts';

describe('guide: testing with people', function () {
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

  const testing = (sessions: SessionView[]) =>
    withLab({ active: prototyped({ stage: 'testing', next: 'decide', sessions }) });
  const text = (): Promise<string> => guide.step('test').innerText();

  it('says beforehand how the test goes', async () => {
    await guide.show(withLab({ active: prototyped() }));
    const words = await text();
    for (const part of [
      'At least 5 people',
      'Order what you had chosen last time',
      'Pass at 4 of 5',
      'stop at 1',
    ])
      assert.ok(words.includes(part), `${part} is missing in ${words}`);
  });

  it('begins under a code and refuses what looks like a name', async () => {
    await guide.show(withLab({ active: prototyped() }));
    const code = guide.field('Participant code');
    assert.equal(await code.inputValue(), 'P1');
    await code.fill('Someone Else');
    await code.press('Enter');
    assert.equal(await code.getAttribute('aria-invalid'), 'true');
    assert.match(await text(), /looks like a name/);
    assert.equal(guide.sent('startSession').length, 0);
    await code.fill('P7');
    await code.press('Enter');
    assert.equal((await guide.hears('startSession')).participant, 'P7');
  });

  it('does not count anybody twice', async () => {
    await guide.show(testing([sessionOf('P1', 'completed')]));
    assert.equal(await guide.field('Participant code').inputValue(), 'P2');
    await guide.field('Participant code').fill('P1');
    await guide.button('Start a session').click();
    assert.match(await text(), /P1 has a session already/);
    assert.equal(guide.sent('startSession').length, 0);
  });

  it('goes to the new session and records each task by keyboard', async () => {
    await guide.show(withLab({ active: prototyped() }));
    await guide.button('Start a session').press('Enter');
    await guide.show(testing([begun('P1')]));
    assert.equal(await guide.page.locator(':focus').getAttribute('value'), 'completed');
    await guide.page.keyboard.press('ArrowRight');
    await guide.page.keyboard.press('ArrowRight');
    const { session, task, outcome } = await guide.hears('recordOutcome', 2);
    assert.deepEqual([session, task, outcome], ['s-P1', taskIds[0], 'failed']);
  });

  it('shows what was recorded, takes notes, and ends', async () => {
    await guide.show(testing([sessionOf('P1', 'completed'), { ...begun('P2'), notes: ['Smiled'] }]));
    const first = guide.page.getByRole('group', { name: 'Order what you had chosen last time' });
    await first.getByText('With help').click();
    assert.equal((await guide.hears('recordOutcome')).outcome, 'assisted');
    assert.match(await text(), /2 tasks have no outcome yet/);
    assert.match(await text(), /Smiled/);
    await guide.field(/What did they say or do/).fill('Asked about delivery');
    await guide.button('Add note').click();
    assert.deepEqual(await guide.hears('addNote'), {
      type: 'addNote',
      session: 's-P2',
      text: 'Asked about delivery',
    });
    assert.equal(await guide.field(/What did they say or do/).inputValue(), '');
    await guide.field(/What did they say or do/).fill('Not added yet');
    await guide.button('End session').click();
    assert.equal((await guide.hears('endSession')).session, 's-P2');
    assert.deepEqual(
      guide.sent('addNote').map((message) => message.text),
      ['Asked about delivery', 'Not added yet'],
    );
  });

  it('says the count in words and how each session went', async () => {
    await guide.show(
      testing([sessionOf('P1', 'completed'), sessionOf('P2', 'assisted'), sessionOf('P3', 'completed')]),
    );
    const words = await text();
    assert.match(words, /2 of 3 so far; the bar is 4 of 5\./);
    assert.match(words, /P1\s+Succeeded alone/);
    assert.match(words, /P2\s+Did not do everything alone/);
    await guide.page.getByText('P2', { exact: true }).click();
    assert.match(await text(), /Change how many you want: With help/);
  });

  it('keeps testing open until enough people tried it, then goes on to the decision', async () => {
    await guide.show(testing([sessionOf('P1', 'completed')]));
    assert.equal(await guide.page.locator('#toggle-test').getAttribute('aria-expanded'), 'true');
    assert.match(await guide.page.locator('header').innerText(), /Put it before 4 more people/);
    await guide.show(withLab({ active: tested(4, 5) }));
    assert.equal(await guide.page.locator('#toggle-decide').getAttribute('aria-expanded'), 'true');
    assert.match(await guide.page.locator('#toggle-test').innerText(), /4 of 5 succeeded, bar 4/);
  });

  it('lets a slip be corrected after the session ended', async () => {
    await guide.show(testing([sessionOf('P1', 'failed')]));
    await guide.page.getByText('P1', { exact: true }).click();
    await guide.button('Correct').click();
    const last = guide.page.getByRole('group', { name: 'Change how many you want' });
    assert.equal(await last.getByLabel('Failed').isChecked(), true);
    await last.getByText('Did it alone').click();
    assert.equal((await guide.hears('recordOutcome')).outcome, 'completed');
    await guide.button('Done').click();
    assert.equal(guide.sent('endSession').length, 0);
    assert.equal(await guide.button('Start a session').isVisible(), true);
  });
});
