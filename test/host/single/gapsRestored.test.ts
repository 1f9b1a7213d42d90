import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { LabState } from '../../../src/app/labState.ts';
import { gapsViewType } from '../../../src/editor/contributions.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, freshLab, run } from '../bridge.ts';
import { ownGapTools } from '../ownGapTools.ts';

const titled = (title: string): vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === title);

describe('the page about gaps that VS Code brings back', () => {
  let experiment: string;
  let own: ReturnType<typeof ownGapTools>;
  /** What reading a prototype waits for. */
  let slow: Promise<void> | undefined;

  before(async () => {
    const lab = await freshLab();
    experiment = String((await run('frameHypothesis', sampleHypothesis()))['experiment']);
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
    const state = new LabState(() => undefined);
    const store = await openLabStore(lab);
    const readVariant: typeof store.readVariant = async (...given) => {
      await slow;
      return await store.readVariant(...given);
    };
    await state.open({ ...store, readVariant }, experiment);
    own = ownGapTools(state);
  });
  after(() => own.dispose());

  it('goes where somebody opened another meanwhile, instead of staying blank', async () => {
    const restored = vscode.window.createWebviewPanel(gapsViewType, 'Of last time', vscode.ViewColumn.Active);
    await eventually('the tab', () => titled('Of last time')[0]);
    const target = { experiment, variant: 'a' };
    const gate = Promise.withResolvers<void>();
    slow = gate.promise;
    const restoring = own.tools.restore(restored, target);
    await delay(200);
    slow = undefined;
    await own.tools.open(target);
    gate.resolve();
    await restoring;
    await eventually('one page', () => (titled('Of last time').length === 0 ? true : undefined));
    await delay(200);
    assert.equal(titled('Why can’t we just ship it?').length, 1);
  });
});
