import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import { gapsViewType } from '../../../src/editor/contributions.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import type { GapsView, ToGaps } from '../../../src/protocol/gaps.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, freshLab, run } from '../bridge.ts';
import { ownGapTools } from '../ownGapTools.ts';

describe('the page about gaps while the lab changes', function () {
  this.timeout(60_000);
  let lab: string;
  let experiment: string;
  let state: LabState;
  let store: LabStore;
  let own: ReturnType<typeof ownGapTools>;
  /** What the page was told last. */
  let shown: GapsView | undefined;
  /** What whoever has read a prototype's files waits for before going on. */
  let slow: Promise<void> | undefined;
  let readings = 0;

  before(async () => {
    lab = await freshLab();
    experiment = String((await run('frameHypothesis', sampleHypothesis()))['experiment']);
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
    await run('setActiveExperiment', { experiment: null });
    state = new LabState(() => undefined);
    store = await openLabStore(lab);
    const readVariant: typeof store.readVariant = async (...given) => {
      const files = await store.readVariant(...given);
      const gate = slow;
      readings += 1;
      await gate;
      return files;
    };
    await state.open({ ...store, readVariant }, undefined);
    own = ownGapTools(state);
    await own.tools.restore(heard(), { experiment, variant: 'a' });
    await eventually('the page', () => (shown?.state === 'ready' ? true : undefined));
  });
  after(() => own.dispose());

  /** A page of VS Code of which is known what it was told. */
  function heard(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(gapsViewType, 'Gaps', vscode.ViewColumn.Active);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    webview.postMessage = async (message: ToGaps) => {
      if (message.type === 'gaps') shown = message.gaps;
      return await post(message);
    };
    return panel;
  }

  it('leaves no file without its line above because there are many like it', async () => {
    const file = (number: number): string =>
      join(lab, 'experiments', experiment, 'variants', 'a', `many${number}.ts`);
    for (let number = 1; number <= 8; number += 1)
      await writeFile(file(number), 'export const run = (text: string): unknown => eval(text);\n');
    const uri = vscode.Uri.file(file(8));
    await vscode.workspace.openTextDocument(uri);
    const find = 'vscode.executeCodeLensProvider';
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(find, uri, 10);
    assert.ok(lenses.some(({ command }) => command?.title.includes('ship it')));
    for (let number = 1; number <= 8; number += 1) await rm(file(number));
  });

  it('says that a record cannot be read only as long as that is so', async () => {
    const record = join(lab, 'experiments', experiment, 'experiment.json');
    const text = await readFile(record, 'utf8');
    await writeFile(record, text.slice(0, 100));
    await state.refresh();
    await eventually('the problem', () => shown?.problem);
    await writeFile(record, text);
    await state.refresh();
    await eventually('it to be over', () => (shown?.problem === undefined ? true : undefined));
  });

  it('shows what was read last, also while an earlier reading is not done', async () => {
    const change = async (code: string): Promise<void> => {
      await writeFile(join(lab, 'experiments', experiment, 'variants', 'a', 'careless.ts'), code);
      const before = readings;
      await state.refresh();
      await eventually('the files to be read', () => (readings > before ? true : undefined));
    };
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    slow = gates[0].promise;
    await change('export const run = (text: string): unknown => JSON.parse(text);\n');
    slow = gates[1].promise;
    await change('export const run = (text: string): unknown => eval(text);\n');
    slow = undefined;
    gates[0].resolve();
    await delay(500);
    gates[1].resolve();
    const isTold = (): boolean => shown?.gaps.some(({ rule }) => rule === 'security/code-from-text') === true;
    await eventually('what the code does now', () => (isTold() ? true : undefined));
  });
});
