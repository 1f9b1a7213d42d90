import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HypothesisDraft } from '../../../src/core/experiment/hypothesis.ts';
import type { SessionView } from '../../../src/protocol/guideEvidence.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import {
  begun,
  fullDraft,
  prototyped,
  sessionOf,
  taskIds,
  tested,
  variantOf,
  withLab,
} from './support/states.ts';

describe('guide: testing with people', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const testing = (sessions: SessionView[]) =>
    withLab({ active: prototyped({ stage: 'testing', next: 'decide', sessions }) });
  const underTest = { stage: 'testing', next: 'decide' } as const;
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

  it('records a session by hand whose page is not open', async () => {
    await guide.show(
      testing([{ ...begun('P2'), notes: [{ id: 'n1', text: 'Smiled' }] }, sessionOf('P1', 'completed')]),
    );
    assert.match(await text(), /P2’s session was interrupted/);
    await guide.button('Record by hand').press('Enter');
    assert.equal(await guide.focused(), 'Did it alone');
    await guide.page.keyboard.press('ArrowRight');
    await guide.page.keyboard.press('ArrowRight');
    const { session, task, variant, outcome } = await guide.hears('recordOutcome', 2);
    assert.deepEqual([session, task, variant, outcome], ['s-P2', taskIds[0], 'a', 'failed']);
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

  it('puts a note back into its field when it could not be recorded, and not when it was', async () => {
    const field = guide.field(/What did they say or do/);
    const notes = [{ id: 'n1', text: 'Asked about delivery' }];
    const recording = testing([{ ...begun('P2'), notes }]);
    await guide.show(recording);
    await guide.button('Record by hand').click();
    await field.fill('Asked about delivery');
    await guide.button('Add note').click();
    await field.fill('Looked for');
    await guide.show({ ...recording, problem: { message: 'The disk is full.', action: undefined } });
    assert.equal(
      await field.inputValue(),
      'Asked about delivery\nLooked for',
      'what is typed since stays, too',
    );

    await field.fill('Looked for the total');
    await guide.button('Add note').click();
    const late = { ...recording, problem: { message: 'Something else.', action: undefined } };
    await guide.show(late);
    assert.equal(await field.inputValue(), 'Looked for the total');
    const added = [...notes, { id: 'n2', text: 'Looked for the total' }];
    await guide.show(testing([{ ...begun('P2'), notes: added }]));
    assert.equal(await field.inputValue(), '', 'it was recorded after all');
  });

  it('goes on with an interrupted session, or ends it', async () => {
    await guide.show(situations.interrupted);
    assert.match(await text(), /1 of 2 tasks have an outcome/);
    await guide.button('Go on').click();
    assert.equal((await guide.hears('resumeSession')).session, 's-P3');
    await guide.button('End it here').click();
    assert.equal((await guide.hears('endSession')).session, 's-P3');
  });

  it('says the count in words and how each session went', async () => {
    await guide.show(
      testing([sessionOf('P1', 'completed'), sessionOf('P2', 'assisted'), sessionOf('P3', 'completed')]),
    );
    const words = await text();
    assert.match(words, /2 of 3 so far; the bar is 4 of 5\./);
    assert.match(words, /P1\s+Succeeded alone/);
    assert.match(words, /P2\s+Did not do everything alone/);
    await guide.step('test').getByText('P2', { exact: true }).click();
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

  it('asks for as many people as all variants need, each its own, and counts them apart', async () => {
    const variants = [variantOf('a'), variantOf('b')];
    const header = guide.page.locator('header');
    await guide.show(withLab({ active: prototyped({ variants }) }));
    assert.match(await header.innerText(), /Put the prototype before 10 people, 5 per variant\./);
    assert.match(await text(), /At least 10 people, 5 per variant: Shoppers/);
    const some = [sessionOf('P3', 'completed', 'b'), sessionOf('P2', 'failed'), sessionOf('P1', 'completed')];
    await guide.show(withLab({ active: prototyped({ ...underTest, variants, sessions: some }) }));
    assert.match(await header.innerText(), /Put it before 7 more people\./);
    await guide.page.locator('#toggle-test').click();
    assert.match(await guide.page.locator('#toggle-test').innerText(), /A 1 of 2, B 1 of 1/);
    await guide.page.locator('#toggle-decide').click();
    assert.match(await guide.step('decide').innerText(), /Too early to tell: 7 more people/);
  });

  it('asks for no more people because everybody tries all variants', async () => {
    const draft: HypothesisDraft = { ...fullDraft, plan: { ...fullDraft.plan, assignment: 'within' } };
    const active = prototyped({ draft, variants: [variantOf('a'), variantOf('b')] });
    await guide.show(withLab({ active }));
    assert.match(await guide.page.locator('header').innerText(), /Put the prototype before 5 people\./);
  });

  it('lets a slip be corrected after the session ended', async () => {
    await guide.show(testing([sessionOf('P1', 'assisted')]));
    await guide.step('test').getByText('P1', { exact: true }).click();
    // Out of their context, the same actions of many participants are told apart.
    await guide.page
      .getByRole('group', { name: 'Session of P1' })
      .getByRole('button', { name: 'Correct' })
      .click();
    const last = guide.page.getByRole('group', { name: 'Change how many you want' });
    assert.equal(await last.getByLabel('With help').isChecked(), true);
    await last.getByText('Did it alone').click();
    await guide.field(/Why is it “Did it alone”, not “With help”/).fill('I had pressed the wrong one');
    await guide.button('Record “Did it alone”').click();
    const { outcome, reason } = await guide.hears('recordOutcome');
    assert.deepEqual([outcome, reason], ['completed', 'I had pressed the wrong one']);
    await guide.button('Done').click();
    assert.equal(guide.sent('endSession').length, 0);
    assert.equal(await guide.button('Start a session').isVisible(), true);
  });

  describe('before and beside sessions', () => {
    it('asks for a pilot of each variant, which can be skipped', async () => {
      await guide.show(situations['before-people']);
      await guide.button('Run a pilot of B').click();
      assert.deepEqual(await guide.hears('startSession'), {
        type: 'startSession',
        participant: 'T1',
        variant: 'b',
        pilot: true,
      });
      await guide.button('Skip').press('Enter');
      assert.equal(await guide.button('Run a pilot of B').count(), 0);
      assert.match(await guide.focused(), /Test/, 'the keyboard stays in the step');
      await guide.hideAndShow();
      await guide.show(situations['before-people']);
      assert.equal(await guide.button('Run a pilot of B').count(), 0);
    });

    it('says what a pilot showed, until somebody counts', async () => {
      const one = sessionOf('T1', 'completed');
      const [first = '', last = ''] = taskIds;
      const attempts = {
        [first]: { outcome: 'completed', by: 'page', seconds: 37 },
        [last]: { outcome: 'completed', by: 'participant', seconds: 69 },
      } as const;
      const runs = one.runs.map((run) => ({ ...run, attempts, problems: ['total is not defined'] }));
      const pilot = { ...one, pilot: true, runs };
      await guide.show(testing([pilot]));
      const report = guide.page.getByRole('region', { name: 'What the pilot showed' });
      const words = await report.innerText();
      assert.match(words, /last time: the page noticed it after 37 sec/);
      assert.match(words, /how many you want: they said so after 1 min 9 sec; the page did not notice it/);
      assert.match(words, /total is not defined/);
      await guide.show(testing([sessionOf('P1', 'failed'), pilot]));
      assert.equal(await report.count(), 0);
    });

    it('lets the plan assign the variant unless somebody chooses, and says what choosing means', async () => {
      await guide.show(situations['before-people']);
      const which = guide.field('They try');
      assert.match(await which.innerText(), /By the plan: variant A/);
      await guide.button('Start a session').click();
      assert.equal((await guide.hears('startSession')).variant, undefined);
      await which.selectOption('b');
      assert.match(await text(), /You chose, not the plan/);
      await guide.button('Start a session').click();
      assert.equal((await guide.hears('startSession', 2)).variant, 'b');
    });

    it('says of each session that is not counted why', async () => {
      await guide.show(situations.between);
      const words = await text();
      assert.match(words, /P8\s+Not counted: The network was gone for two minutes/);
      assert.match(words, /T1\s+Pilot, never counted/);
      await guide.step('test').getByText('P8', { exact: true }).click();
      await guide.page.locator('summary', { hasText: 'Count it after all' }).click();
      await guide.button(/^Count it$/).click();
      assert.match(await text(), /Give a reason in a few words\./);
      await guide.page.getByLabel('Why does it count after all?').fill('The wrong session was left out');
      await guide.button(/^Count it$/).click();
      assert.deepEqual(await guide.hears('readmitSession'), {
        type: 'readmitSession',
        session: 's-P8',
        reason: 'The wrong session was left out',
      });
    });

    it('deletes a participant only after asking', async () => {
      await guide.show(testing([sessionOf('P1', 'failed')]));
      await guide.step('test').getByText('P1', { exact: true }).click();
      await guide.button('They want to be deleted').click();
      assert.equal(await guide.focused(), 'Keep');
      assert.equal(guide.sent('withdraw').length, 0);
      await guide.button('Delete').click();
      assert.equal((await guide.hears('withdraw')).participant, 'P1');
      await guide.show(situations.withdrawn);
      assert.match(
        await guide.page.locator('.report').innerText(),
        /Out of reach from here:\s+Copies of the lab/,
      );
    });

    it('lists the latest sessions of many and shows more when asked', async () => {
      await guide.show(situations.imported);
      assert.match(await text(), /The latest 10 of 1,240 sessions/);
      await guide.button('Show more').click();
      await guide.hears('showAllSessions');
    });

    it('says what came of an import, and why results were refused', async () => {
      await guide.show(situations.imported);
      const report = guide.page.locator('.elsewhere [role="status"] .report');
      assert.equal(await report.isVisible(), true, 'it is beside where results are dropped, unfolded');
      const words = await report.innerText();
      assert.match(words, /1,231 sessions came in\. 3 were here already\. 2 were refused:/);
      assert.match(words, /holiday\.json: It is no result of a test kit/);
      await guide.button('Put away').click();
      await guide.hears('dismissReport');
    });

    it('keeps the report in sight when its sessions were the last that were missing', async () => {
      const { active } = situations.imported;
      assert.ok(active);
      const evidence = { ...active.evidence, report: { type: 'importing', read: 4 } as const };
      await guide.show({ ...situations.imported, active: { ...active, next: 'test', evidence } });
      const { hypothesis, tally } = active;
      const minimum = hypothesis.criterion.minimumParticipants ?? 0;
      const enough = {
        ...tally,
        variants: tally.variants.map((each) => ({ ...each, participants: minimum })),
      };
      await guide.show({ ...situations.imported, active: { ...active, next: 'decide', tally: enough } });
      await guide.page.getByRole('button', { name: /Decide/, expanded: true }).waitFor();
      assert.equal(await guide.page.locator('.elsewhere .report').isVisible(), true);
    });

    it('takes dropped results in pieces, and says of one that is too large that it is', async () => {
      await guide.show(withLab({ active: prototyped() }));
      await guide.page.getByText('People who are somewhere else').click();
      await guide.page.evaluate(() => {
        const transfer = new DataTransfer();
        for (let number = 0; number < 450; number += 1)
          transfer.items.add(new File([`{"number":${number}}`], `result-${number}.json`));
        transfer.items.add(new File(['x'.repeat(5_000_001)], 'film.json'));
        document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer }));
      });
      const last = await guide.hears('importResults', 3);
      const batches = guide.sent('importResults');
      assert.deepEqual(
        batches.map((batch) => [batch.files.length, batch.last]),
        [
          [200, false],
          [200, false],
          [51, true],
        ],
      );
      assert.deepEqual(batches[1]?.files[0], { name: 'result-200.json', text: '{"number":200}' });
      assert.deepEqual(last.files.at(-1), { name: 'film.json', text: '', tooLarge: true });
    });

    it('takes a result that came as text', async () => {
      await guide.show(withLab({ active: prototyped() }));
      await guide.page.getByText('People who are somewhere else').click();
      await guide.page.getByText('A result came as text').click();
      await guide.field('Paste it here').fill('{"kind":"footbridge-test-results"}');
      await guide.button('Import').click();
      assert.deepEqual(await guide.hears('importResults'), {
        type: 'importResults',
        files: [{ name: 'pasted text', text: '{"kind":"footbridge-test-results"}' }],
        last: true,
      });
    });

    it('records what they agreed to and how they rate it where no page asked', async () => {
      await guide.show(testing([begun('P1')]));
      await guide.button('Record by hand').click();
      await guide.button('I asked, and they agreed').click();
      assert.equal((await guide.hears('recordConsent')).quotes, true);
      await guide.page.getByText('How they rate it').click();
      await guide.field('Change how many you want').selectOption('6');
      assert.deepEqual(await guide.hears('recordSeq'), {
        type: 'recordSeq',
        session: 's-P1',
        variant: 'a',
        task: taskIds[1],
        value: 6,
      });
      await guide.field('It does what I need').selectOption('5');
      assert.equal(guide.sent('recordUmuxLite').length, 0);
      await guide.field('It is easy to use').selectOption('7');
      const { capabilities, ease } = await guide.hears('recordUmuxLite');
      assert.deepEqual([capabilities, ease], [5, 7]);
    });
  });
});
