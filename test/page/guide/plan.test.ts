import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConsent } from '../../../src/core/evidence/consent.ts';
import type { HypothesisDraft } from '../../../src/core/experiment/hypothesis.ts';
import type { PlanView } from '../../../src/protocol/guidePlan.ts';
import { FramingHost } from './support/framingHost.ts';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { known, plannedDraft, planSituations } from './support/planSituations.ts';
import {
  emptyDraft,
  formOf,
  freshWindow,
  fullDraft,
  prototyped,
  tested,
  today,
  withLab,
} from './support/states.ts';

const slug = 'remembered-basket';

describe('guide: the plan of a test', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  /** The form of an experiment that has a prototype. */
  const edit = async (plan: Partial<PlanView> = {}, draft: HypothesisDraft = fullDraft): Promise<void> =>
    await guide.show(withLab({ active: prototyped(), form: formOf(draft, slug, { ...known, ...plan }) }));
  const unfoldTask = async (row = 0): Promise<void> =>
    await guide.page.locator(`#task-plan-${row} > summary`).click();
  const firstTask = async () => (await guide.hears('draftChanged')).draft.tasks[0];
  const success = 'Task 1: how the page notices it';
  const pointing = 'Task 1: point at it in the preview';

  describe('how a task ends', () => {
    it('is chosen from the screens, their states and the steps that the files name', async () => {
      await edit();
      await unfoldTask();
      const options = await guide.field(success).locator('option').allInnerTexts();
      assert.deepEqual(options, [
        'It does not: you or they say so',
        'When “Welcome back” is shown',
        'When “Your basket” is shown',
        'When “Order placed” is shown',
        'When they use “Place order”',
        'When “Your basket” is shown as “empty”',
        'When “Your basket” is shown as “error”',
      ]);
      await guide.field(success).selectOption({ label: 'When “Your basket” is shown as “empty”' });
      assert.deepEqual((await firstTask())?.successWhen, { screen: 'your-basket', state: 'empty' });
      await guide.page.getByText('Done when “Your basket” is shown as “empty”').waitFor();
    });

    it('is proposed where the words of success name a screen', async () => {
      await edit();
      await guide.page.locator('#task-plan-0 summary').click();
      await guide.button('Task 1: When “Order placed” is shown').click();
      assert.match(
        await guide.page.locator('#task-plan-0 summary').innerText(),
        /Done when “Order placed” is shown/,
      );
      assert.equal(await guide.button('Task 1: When “Order placed” is shown').count(), 0);
      assert.equal(await guide.button(/^Task 2: When/).count(), 0, 'whose words name no screen');
    });

    it('can be left to people again', async () => {
      await edit({}, plannedDraft);
      await unfoldTask();
      await guide.field(success).selectOption('');
      const task = await firstTask();
      assert.equal(task?.successWhen, undefined);
      assert.equal(task?.timeoutSeconds, 180);
      await guide.page.getByText('Done when you or they say so · ends after 3 min').waitFor();
    });

    it('shows a condition that the files do not name any more as it was written', async () => {
      await edit({}, { ...fullDraft, tasks: [{ goal: 'Pay', successWhen: { taskStep: 'pay-now' } }] });
      await unfoldTask();
      const chosen = guide.field(success).locator('option:checked');
      assert.equal(await chosen.innerText(), 'When they use “pay-now”');
    });

    it('says which variants would never notice it', async () => {
      await edit({ variants: ['a', 'b'], unnoticed: [['b']] }, plannedDraft);
      await guide.page.getByText(/Variant B does not seem to have this/).waitFor();
      assert.equal(await guide.field(success).getAttribute('aria-invalid'), 'true');
    });

    it('is pointed at in the preview, and used with one more press', async () => {
      await edit();
      await unfoldTask();
      await guide.button(pointing).click();
      const { name, task } = await guide.hears('pointAtSuccess');
      assert.deepEqual([name, task], [slug, 0]);
      await edit({ pointing: { task: 0, picked: undefined } });
      await guide.page.getByText(/Point at it in the preview: click it/).waitFor();
      const picked = {
        words: 'Place order',
        place: { screen: 'your-basket', state: undefined },
        taskStep: 'place-order',
      };
      await edit({ pointing: { task: 0, picked } });
      assert.equal(await guide.focused(), 'When they use “Place order”');
      await guide.page.keyboard.press('Enter');
      assert.deepEqual((await firstTask())?.successWhen, { taskStep: 'place-order' });
      await guide.hears('endPointing');
      assert.equal(await guide.focused(), success);
      // Pointing is over: what was unfolded for it stays so, and the focus with it.
      await edit();
      assert.equal(await guide.focused(), success);
      assert.ok(await guide.field(success).isVisible());
    });

    it('can be the screen that was pointed at, in the state it was in', async () => {
      const place = { screen: 'your-basket', state: 'empty' };
      await edit({ pointing: { task: 0, picked: { words: 'Nothing here', place, taskStep: undefined } } });
      await guide.page.getByText(/that its screen is shown, not that it is used/).waitFor();
      await guide.button('When “Your basket” is shown as “empty”').click();
      assert.deepEqual((await firstTask())?.successWhen, place);
    });

    it('does not pretend to notice what the page says nothing about', async () => {
      await edit({
        pointing: { task: 0, picked: { words: 'Hi', place: undefined, taskStep: undefined } },
      });
      await guide.page.getByText(/can notice neither/).waitFor();
      await guide.button('Something else').click();
      await guide.hears('endPointing');
      assert.equal(guide.sent('draftChanged').length, 0);
    });

    it('keeps what is pointed at with its task: moving or removing the task ends pointing, editing it does not', async () => {
      const on = { pointing: { task: 0, picked: undefined } };
      await edit(on);
      await guide.field('Task 1: what they should do').fill('Order it again');
      await guide.hears('draftChanged');
      assert.equal(guide.sent('endPointing').length, 0);
      await guide.button('Move Task 1 down').click();
      await guide.hears('endPointing');
      await edit(on);
      await guide.button('Remove Task 1').click();
      await guide.hears('endPointing', 2);
    });

    it('can be stopped pointing at', async () => {
      await edit({ pointing: { task: 0, picked: undefined } });
      await guide.button('Stop pointing').click();
      await guide.hears('endPointing');
    });

    it('says before there is a prototype that pointing comes with it', async () => {
      await guide.show({ ...freshWindow, form: formOf(fullDraft) });
      await unfoldTask();
      await guide.page.locator('#field-success-0-hint', { hasText: 'Once the prototype is made' }).waitFor();
      assert.equal(await guide.button(pointing).count(), 0);
    });

    it('is not asked about a task that is not written yet', async () => {
      await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
      assert.equal(await guide.page.locator('.task-plan').count(), 0);
    });

    it('takes minutes and keeps seconds; what is no time is no limit', async () => {
      await edit();
      await unfoldTask();
      const minutes = guide.field('Task 1: minutes until it ends as not done');
      await minutes.fill('1.5');
      await guide.field('For whom').focus();
      assert.equal((await firstTask())?.timeoutSeconds, 90);
      assert.equal(await minutes.inputValue(), '1.5');
      for (const [index, none] of ['0.01', '-3', '500', ''].entries()) {
        await minutes.fill(none);
        await guide.field('For whom').focus();
        const { tasks } = (await guide.hears('draftChanged', index + 2)).draft;
        assert.equal(tasks[0]?.timeoutSeconds, undefined, none);
        await minutes.fill('2');
        await guide.field('For whom').focus();
      }
    });
  });

  describe('what the bar buys', () => {
    it('is said in one sentence, from the real odds, as the bar is typed', async () => {
      guide.answer = new FramingHost().answer;
      await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
      assert.equal(await guide.page.locator('.bar-buys').count(), 0);
      await guide.button('Use 4 of 5, stop at 1').click();
      const sentence =
        '4 of 5 passes 19% of the time even if only half of all people can do it, and fails 26% of the time if 80% can.';
      await guide.page.getByText(sentence).waitFor();
      assert.equal(await guide.page.getByText(/Luck passes/).count(), 0);
      await guide.field(/^Pass bar/).fill('5');
      await guide.page.getByText(/5 of 5 passes 3% of the time .* fails 67% of the time/).waitFor();
      await guide.page.getByText('This bar turns down what most people can do.').waitFor();
    });

    it('warns that a bar of everybody can never be shown to be met for sure', async () => {
      guide.answer = new FramingHost().answer;
      await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
      await guide.button('Use 4 of 5, stop at 1').click();
      await guide.page.locator('.bar-buys').waitFor();
      const warning = guide.page.getByText(/asks for everybody, which no test can show for sure/);
      assert.equal(await warning.count(), 0);
      await guide.field(/^Pass bar/).fill('5');
      await warning.waitFor();
    });

    it('warns of a weak bar and offers one that is sound', async () => {
      await guide.show(planSituations['plan-weak-bar']);
      await guide.page.getByText('Luck passes this bar too often.').waitFor();
      await guide.page.getByText(/4 of 5 would pass by luck 19% of the time/).waitFor();
      await guide.button('Use 4 of 5').click();
      const { criterion } = (await guide.hears('draftChanged')).draft;
      assert.deepEqual([criterion.passAtLeast, criterion.minimumParticipants], [4, 5]);
      assert.match(await guide.focused(), /^Pass bar/);
    });

    it('says what several variants do to luck, and what the kill bar gives up', async () => {
      await guide.show(planSituations['plan-strict-bar']);
      await guide.page.getByText('With 3 variants, one of them passes by luck 5% of the time.').waitFor();
      await guide.page.getByText(/Stopping at 4 or fewer gives up 34% of the time/).waitFor();
    });

    it('promises less about luck when the same people try all variants', async () => {
      await edit({ variants: ['a', 'b'] }, plannedDraft);
      await guide.page.getByText(/With 2 variants, one of them passes by luck up to 34%/).waitFor();
    });
  });

  describe('how people try it', () => {
    it('is asked where there are several variants, and found by whoever looks for it otherwise', async () => {
      await edit();
      const fields = guide.page.locator('details', { hasText: 'How people try it' });
      assert.equal(await fields.getAttribute('open'), null);
      await edit({ variants: ['a', 'b'] });
      assert.notEqual(await fields.getAttribute('open'), null);
      await guide.page.getByLabel('Each person tries all variants').check();
      assert.equal((await guide.hears('draftChanged')).draft.plan.assignment, 'within');
    });

    it('shows what people agree to, which can be changed and put back', async () => {
      await edit({ variants: ['a', 'b'] });
      const consent = guide.field('What people agree to before they begin');
      assert.equal(await consent.inputValue(), defaultConsent);
      await consent.fill('You will be filmed.');
      await guide.field('For whom').focus();
      assert.equal((await guide.hears('draftChanged')).draft.plan.consent, 'You will be filmed.');
      await guide.button('Use the usual words again').click();
      assert.equal(await consent.inputValue(), defaultConsent);
      await guide.field('For whom').focus();
      assert.equal((await guide.hears('draftChanged', 2)).draft.plan.consent, '');
    });

    it('can be emptied and written anew; left empty it stands for the usual words', async () => {
      await edit({ variants: ['a', 'b'] });
      const consent = guide.field('What people agree to before they begin');
      await consent.fill('');
      assert.equal(await consent.inputValue(), '');
      await guide.field('For whom').focus();
      assert.equal(await consent.inputValue(), defaultConsent);
    });
  });

  describe('a locked plan', () => {
    const save = async (): Promise<void> => await guide.button('Save hypothesis').click();

    it('is changed with a reason only, which names what is changed', async () => {
      await guide.show(planSituations.amending);
      await guide.page
        .getByText('The plan is locked, and this changes: tasks, what people agree to, and who tries what.')
        .waitFor();
      await save();
      assert.equal(guide.sent('frame').length, 0);
      assert.equal(await guide.focused(), 'Why do you change it?');
      assert.equal(await guide.field('Why do you change it?').getAttribute('aria-invalid'), 'true');
      await guide.page.keyboard.type('The first task was misread');
      await save();
      const { reason, generate } = await guide.hears('frame');
      assert.deepEqual([reason, generate], ['The first task was misread', false]);
    });

    it('keeps the reason while the view is hidden, and forgets it with the form', async () => {
      await guide.show(planSituations.amending);
      await guide.field('Why do you change it?').fill('Misread');
      await guide.hideAndShow();
      await guide.show(planSituations.amending);
      assert.equal(await guide.field('Why do you change it?').inputValue(), 'Misread');
      await guide.show(planSituations['plan-locked']);
      await guide.show(planSituations.amending);
      assert.equal(await guide.field('Why do you change it?').inputValue(), '');
    });

    it('needs no reason for what it does not hold', async () => {
      await edit({ locked: { changed: [] } });
      await guide.page.getByText(/A change of tasks, bar, segment/).waitFor();
      await save();
      assert.equal((await guide.hears('frame')).reason, undefined);
    });

    it('is locked with one press, once there is something to try', async () => {
      await guide.show(planSituations['plan-open']);
      await guide.button('Lock the plan now').click();
      assert.equal(guide.about(await guide.hears('lockProtocol')), slug);
    });

    it('is not locked while changes to it are not saved', async () => {
      await guide.show(withLab({ active: prototyped() }));
      await guide.page.locator('#toggle-test').click();
      await guide.page.locator('#toggle-test').click();
      await guide.button('Lock the plan now').waitFor();
      await edit();
      await guide.page.getByText(/Save or cancel your changes/).waitFor();
      assert.equal(await guide.button('Lock the plan now').count(), 0);
    });

    it('says since when, under which fingerprint, and how it was changed', async () => {
      await guide.show(planSituations['plan-amended']);
      const card = guide.page.getByRole('region', { name: 'How the test goes' });
      await card.getByText('How the test goes').click();
      const text = await card.innerText();
      assert.match(text, /Locked Jan 10, 2030/);
      assert.match(text, /Locked under the fingerprint 9f86d081/);
      assert.match(text, /changed by hand/);
      assert.match(text, /Changed 2 times after it was locked/);
      assert.match(text, /10:05 AM\s+tasks\s+The first task was misread by two people\./);
      assert.match(text, /variants, who tries what, and what people agree to/);
      assert.match(text, /the bar: 5 of 5 → 4 of 5; the kill bar: 2 of 5 → 1 of 5/);
      assert.equal(await guide.button('Lock the plan now').count(), 0);
    });

    it('can be unlocked while nobody was tested, and not later', async () => {
      const lock = { at: `${today}T10:00:00.000Z`, hash: '9f86d081'.repeat(8) };
      const protocol = { lock, consent: '', drifted: false, amendments: [] };
      const name = 'Take the lock back: nobody was tested yet';
      const show = async (unlockable: boolean) =>
        guide.show(withLab({ active: prototyped({ evidence: { protocol: { ...protocol, unlockable } } }) }));
      await show(false);
      assert.equal(await guide.button(name).count(), 0);
      await show(true);
      assert.doesNotMatch(await guide.step('test').innerText(), /does not lock the plan/);
      await guide.button(name).click();
      assert.equal(guide.about(await guide.hears('unlockProtocol')), slug);
    });

    it('says what is asked of whom and when it is done', async () => {
      await guide.show(planSituations['plan-open']);
      const text = await guide.page.getByRole('region', { name: 'How the test goes' }).innerText();
      assert.match(text, /At least 5 people: Shoppers who left/);
      assert.match(text, /Done when “Order placed” is shown\s+Ends as not done after 3 min/);
      assert.match(text, /Pass at 4 of 5 or more; stop at 1 or fewer/);
    });

    it('leads from a task that no page notices to where that is set', async () => {
      const active = prototyped();
      guide.answer = ({ type }) =>
        type === 'editHypothesis' ? withLab({ active, form: formOf(fullDraft, slug, known) }) : undefined;
      await guide.show(withLab({ active }));
      await guide.button('Set how the page notices it').click();
      await guide.field('Task 1: what they should do').waitFor();
      await guide.page.waitForFunction(() => document.activeElement?.id === 'field-success-0');
      assert.equal(await guide.page.locator('#task-plan-0').getAttribute('open'), '');
    });
  });

  it('leads from a verdict to a new experiment', async () => {
    const verdict = { outcome: 'validated', rationale: '' } as const;
    await guide.show(withLab({ active: tested(4, 5, { stage: 'decided', next: 'handOff', verdict }) }));
    await guide.page.locator('#toggle-frame').click();
    assert.equal(await guide.button('Edit hypothesis').count(), 0);
    await guide.button('Try something changed').click();
    assert.equal(guide.about(await guide.hears('tryChanged')), slug);
  });
});
