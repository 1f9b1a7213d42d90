import assert from 'node:assert/strict';
import { vsixFile } from '../support/paths.ts';
import { type PreparedJourney, prepareJourney } from './journeySetup.ts';
import { isPrototype, mainJourney, title } from './mainJourney.ts';
import { experimentOf, makeOverdue, pastDay, reminderOf } from './overdue.ts';
import { testSteps } from './testSteps.ts';

describe('the main journey, with the installed extension and Workspace Trust on', () => {
  let journey: PreparedJourney;
  before(async () => {
    journey = await prepareJourney({ vsix: vsixFile });
  });
  after(() => journey.end());

  const isOnTheWay = testSteps(mainJourney, () => journey.context);

  it('Trusting the window afterwards ends Restricted Mode, and everything is still there', async function () {
    if (!isOnTheWay()) this.skip();
    const { workbench } = journey.context;
    await workbench.runCommand('View: Close All Editors');
    // For the next test: the reminder comes a while after an experiment was chosen, and this one takes a part of that while.
    makeOverdue(journey.context);
    await workbench.runCommand('Footbridge: Choose Active Experiment');
    await workbench.pick(title);
    await workbench.trustWorkspace();
    await workbench.findWebviewFrame(async (frame) => {
      const text = await frame.locator('body').innerText();
      return text.includes(title) && text.includes('Hand off') && !text.includes('Restricted Mode');
    });
    assert.match(await workbench.statusBarText('footbridge'), new RegExp(title));
    await workbench.runCommand('Footbridge: Open Preview');
    const prototype = await workbench.findWebviewFrame(isPrototype);
    await prototype.locator('[data-screen]:visible').first().waitFor();
  });

  it('A throw-away date that has passed is asked about once, calmly, and can be moved from there', async function () {
    if (!isOnTheWay()) this.skip();
    const { workbench } = journey.context;
    const reminder = reminderOf(journey.context);
    await reminder.waitFor();
    assert.ok(
      (await reminder.innerText()).includes(
        `The prototype of "${title}" was to be thrown away on ${pastDay}.`,
      ),
    );
    assert.equal(await reminder.locator('.codicon-info').count(), 1, 'it warns of nothing');
    assert.deepEqual(await reminder.locator('.monaco-button').allInnerTexts(), [
      'Extend…',
      'Discard…',
      'Not Now',
      "Don't Show Again",
    ]);
    await workbench.screenshot('throw-away-reminder');
    await reminder.getByRole('button', { name: 'Extend…' }).click();
    await workbench.page.getByText('Until when?').waitFor();
    const until = await workbench.quickInput().inputValue();
    await workbench.answer(until);
    await workbench.page.getByText('What is it still needed for?').waitFor();
    await workbench.answer('A second round');
    await workbench
      .notifications()
      .filter({ hasText: `The prototype is kept until ${until}.` })
      .waitFor();
    const { hypothesis, extension } = experimentOf(journey.context);
    assert.equal(hypothesis.throwAwayDate, until);
    assert.equal(extension?.reason, 'A second round');
    assert.equal(await reminder.count(), 0);
  });
});
