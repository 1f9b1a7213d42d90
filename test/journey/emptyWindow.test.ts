import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { vsixFile } from '../support/paths.ts';
import { fillForm } from './fillForm.ts';
import { type OpenedWindow, openWindow } from './journeySetup.ts';
import { isPrototype } from './mainJourney.ts';

const offer = 'No folder is open.';

describe('a window without any folder, with the installed extension', () => {
  let opened: OpenedWindow;
  let place = '';
  before(async () => {
    opened = await openWindow({ vsix: vsixFile }, async (folder) => {
      place = path.join(folder, 'ideas');
      mkdirSync(place);
      return undefined;
    });
  });
  after(() => opened.end());

  it('offers to choose where the lab goes, and takes no for an answer', async () => {
    const { workbench } = opened;
    await workbench.activityBarIcon('Footbridge').click();
    const guide = await workbench.findWebviewFrame(offer);
    await guide.getByRole('button', { name: 'Choose where the lab goes' }).click();
    await workbench.quickInput().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
    assert.equal(await workbench.notifications().count(), 0);
    assert.ok(await guide.getByText(offer).isVisible());
  });

  it('makes the lab in the chosen folder and joins it', async () => {
    const { workbench } = opened;
    const guide = await workbench.findWebviewFrame(offer);
    await fillForm(guide, 'Guest checkout');
    await workbench.waitForReload(async () => {
      await guide.getByRole('button', { name: 'Frame and make the prototype' }).click();
      await workbench.answerFileDialog(place, 'Create Lab Here');
    });
    assert.ok(existsSync(path.join(place, 'footbridge-lab', 'footbridge.json')));
  });

  it('goes on with what was framed: the prototype is made and shown', async () => {
    const { workbench } = opened;
    const prototype = await workbench.findWebviewFrame(isPrototype, 60_000);
    await prototype.locator('[data-screen]:visible').first().waitFor();
    assert.ok(existsSync(path.join(place, 'footbridge-lab/experiments/guest-checkout/variants/a')));
  });
});
