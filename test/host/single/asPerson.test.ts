import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { checkoutAnswer } from '../../support/checkoutPrototype.ts';
import { answer } from '../../support/modelServer.ts';
import { eventually, run } from '../bridge.ts';
import { startLocalServer } from '../localServer.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';
import { accepted, pressNotification, runAccepting, TreeItem } from '../person.ts';

describe('commands as a person runs them', function () {
  this.timeout(90_000);
  let made: ModelLab;
  const dialogs = () => vscode.workspace.getConfiguration('files.simpleDialog');

  before(async () => {
    // A dialog of VS Code's own can be answered from here; one of the system cannot.
    await dialogs().update('enable', true, vscode.ConfigurationTarget.Global);
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket')));
    await run('generatePrototype');
    await run('addVariant', { axis: 'flow', change: 'Payment comes first.' });
    made.server.script(answer(checkoutAnswer('Pay first')));
    await run('generatePrototype', { variant: 'b' });
    await run('addVariant', { axis: 'flow', change: 'Payment comes last.' });
  });
  after(async () => {
    await dialogs().update('enable', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('notifications.clearAll');
    await made.close();
  });

  it('save the variant they were chosen on, and have ended before the notification is closed', async () => {
    const saved = await runAccepting('exportTool', new TreeItem(made.experiment, 'a'));
    const page = readFileSync((saved as { file: string }).file, 'utf8');
    assert.ok(page.includes('Your basket'), 'it holds variant a');
    assert.ok(!page.includes('Pay first'), 'it holds variant b');
  });

  it('open the variant they were chosen on', async () => {
    assert.deepEqual(await runAccepting('openPreview', new TreeItem(made.experiment, 'b')), { ok: true });
    const empty = await runAccepting('openPreview', new TreeItem(made.experiment, 'c'));
    assert.equal(empty, undefined, 'there is nothing to show of an empty one');
  });

  it('show the participant what a session is written down for, with the guide beside it', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const begun = await runAccepting('startTestSession', new TreeItem(made.experiment));
    const { session } = begun as { session: string };
    const file = join(made.lab, 'experiments', made.experiment, 'evidence', `${session}.jsonl`);
    assert.match(readFileSync(file, 'utf8'), /"variant":\s*"[ab]"/, 'one of those that have files');
    const isPage = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith('footbridge.session');
    assert.ok(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(isPage));
    await run('recordObservation', { session, observation: { type: 'ended' } });
  });

  it('make a new variant at a press, and say it when that fails, with a way to try again', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    made.server.script(answer('This cannot be done.'));
    const sent = made.server.requests.length;
    const argument = { experiment: made.experiment, axis: 'flow', change: 'One step only.', from: 'a' };
    const added = await vscode.commands.executeCommand<{ variant: string }>('footbridge.press', {
      command: 'footbridge.addVariant',
      argument,
    });
    await pressUntil(() => made.server.requests.length > sent);
    const failed = await settled();
    made.server.script(answer(checkoutAnswer('One step')));
    await pressUntil(() => made.server.requests.length > failed);
    await eventually('the variant', () =>
      /One step/.test(Object.values(made.files(added.variant)).join('\n')) ? true : undefined,
    );
  });

  it('keep the chosen server when others are found while somebody reads the list', async () => {
    // A page that comes late takes the focus, and with it the list.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const list = JSON.stringify({ data: [{ id: 'small' }] });
    const local = await startLocalServer((response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(list), 200);
    });
    try {
      const outcome = vscode.commands.executeCommand('footbridge.chooseModel');
      await eventually('the search', () => (local.requests.length > 0 ? true : undefined));
      await delay(1500);
      const chosen = await accepted(outcome);
      const { provider } = (chosen ?? { provider: 'none' }) as { provider: string };
      assert.equal(provider, 'starter', `${provider} was chosen`);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await local.close();
    }
  });

  /** How many requests there were once the last one was some time ago. */
  async function settled(): Promise<number> {
    const before = made.server.requests.length;
    await delay(1500);
    return made.server.requests.length === before ? before : await settled();
  }

  /** A notification comes in its own time; its button is pressed until something came of it. */
  async function pressUntil(happened: () => boolean): Promise<void> {
    for (let tries = 0; tries < 20 && !happened(); tries += 1) {
      await pressNotification();
      await delay(500);
    }
    assert.ok(happened(), 'no notification with a button that does it');
  }
});
