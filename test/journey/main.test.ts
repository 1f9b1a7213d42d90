import assert from 'node:assert/strict';
import { vsixFile } from '../support/paths.ts';
import { type PreparedJourney, prepareJourney } from './journeySetup.ts';
import { runJourney } from './journey.ts';
import { isPrototype, mainJourney, title } from './mainJourney.ts';

describe('the main journey, with the installed extension and Workspace Trust on', () => {
  let journey: PreparedJourney;
  before(async () => {
    journey = await prepareJourney({ vsix: vsixFile });
  });
  after(() => journey.end());

  let isOnTheWay = true;
  for (const step of mainJourney) {
    it(step.name, async function () {
      if (!isOnTheWay) this.skip();
      let seen = '';
      isOnTheWay = await runJourney([step], journey.context, ({ result }) => {
        seen = result;
      });
      assert.ok(isOnTheWay, seen);
    });
  }

  it('Trusting the window afterwards ends Restricted Mode, and everything is still there', async function () {
    if (!isOnTheWay) this.skip();
    const { workbench } = journey.context;
    await workbench.runCommand('View: Close All Editors');
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
});
