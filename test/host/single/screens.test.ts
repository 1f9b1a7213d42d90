import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readPng } from '../../../src/core/handoff/screens/readPng.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, freshLab, run } from '../bridge.ts';

describe('pictures of screens in the brief', function () {
  this.timeout(120_000);
  let lab = '';
  let experiment = '';
  const handoff = (...names: string[]) => join(lab, 'experiments', experiment, 'handoff', ...names);
  const kept = () => join(lab, '.footbridge', 'screens', experiment);

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
  });

  it('show every screen and state, are taken once, and leave no tab open', async () => {
    await run('exportHandoffBrief', { experiment, draft: true });
    const { screens } = JSON.parse(readFileSync(handoff('brief.json'), 'utf8')) as {
      screens: { screen: string; state: string; file?: string; missing?: string }[];
    };
    const steps = sampleHypothesis().steps.length;
    assert.ok(screens.length >= steps, `${screens.length} places`);
    for (const { screen, state, file } of screens) {
      const png = file === undefined ? undefined : readPng(readFileSync(handoff(file)));
      assert.deepEqual(png?.width, 780, `${screen}/${state}`);
    }
    const folders = readdirSync(kept());
    assert.equal(folders.length, 1);
    const before = pictures(handoff('screens'));
    const list = join(kept(), folders[0] ?? '', 'screens.json');
    const text = readFileSync(list, 'utf8');
    await run('exportHandoffBrief', { experiment, draft: true });
    assert.deepEqual(pictures(handoff('screens')), before);
    assert.equal(readFileSync(list, 'utf8'), text);
    await eventually('the tab that took them to close', () => (openTabs().length === 0 ? true : undefined));
  });

  it('are not taken for a brief that is not written', async () => {
    rmSync(kept(), { recursive: true });
    assert.equal((await run('exportHandoffBrief', { experiment, draft: false }))['status'], 'blocked');
    assert.ok(!existsSync(kept()));
  });

  it('are taken once for two exports at once', async () => {
    rmSync(kept(), { recursive: true, force: true });
    let most = 0;
    const watching = vscode.window.tabGroups.onDidChangeTabs(() => {
      most = Math.max(most, openTabs().length);
    });
    const both = [true, true].map(async (draft) => await run('exportHandoffBrief', { experiment, draft }));
    const statuses = (await Promise.all(both)).map((exported) => exported['status']);
    watching.dispose();
    assert.deepEqual([statuses, most], [['draft', 'draft'], 1]);
  });

  it('are named as missing when the tab is closed meanwhile, and the brief is written all the same', async () => {
    rmSync(kept(), { recursive: true });
    const exporting = run('exportHandoffBrief', { experiment, draft: true });
    const [tab] = await eventually('the tab that takes pictures', () => {
      const tabs = openTabs();
      return tabs.length > 0 ? tabs : undefined;
    });
    if (tab) await vscode.window.tabGroups.close(tab);
    assert.equal((await exporting)['status'], 'draft');
    const { screens } = JSON.parse(readFileSync(handoff('brief.json'), 'utf8')) as {
      screens: { missing?: string }[];
    };
    assert.ok(screens.some(({ missing }) => missing === 'cancelled'));
    assert.ok(!existsSync(kept()), 'another export takes them again');
  });
});

function openTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('footbridge.pictures'),
    );
}

function pictures(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}
