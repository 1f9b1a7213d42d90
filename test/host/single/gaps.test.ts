import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { GapFinding } from '../../../src/editor/commands/explainProductionGaps.ts';
import { gapsViewType, settingKeys } from '../../../src/editor/contributions.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { basketFile, checkoutAnswer } from '../../support/checkoutPrototype.ts';
import { answer } from '../../support/modelServer.ts';
import { eventually, failureOf, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';
import { runAccepting } from '../person.ts';

const pages = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(gapsViewType));

const set = async (value: string | undefined): Promise<void> =>
  await vscode.workspace
    .getConfiguration()
    .update(settingKeys.gapsInEditor, value, vscode.ConfigurationTarget.Global);

/** What somebody needs to be shown an error path in the file of the prototype. */
const carelessly = writeWire([
  {
    path: 'careless.ts',
    text: 'export const run = (text: string): void => {\n  try {\n    eval(text);\n  } catch {}\n};\n',
  },
]);

describe('production gaps', function () {
  this.timeout(60_000);
  let made: ModelLab;
  const careless = () => vscode.Uri.file(made.path('a', 'careless.ts'));
  const lenses = async (uri: vscode.Uri): Promise<string[]> => {
    await vscode.workspace.openTextDocument(uri);
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      10,
    );
    return found.map(({ command }) => command?.title ?? '').filter((title) => title.includes('ship it'));
  };
  const notes = (uri: vscode.Uri): vscode.Diagnostic[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(
        ({ source, severity }) =>
          source === 'Footbridge' && severity === vscode.DiagnosticSeverity.Information,
      );
  const closePages = async () => {
    await vscode.window.tabGroups.close(pages());
    await eventually('the page to be closed', () => (pages().length === 0 ? true : undefined));
  };

  before(async () => {
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket')));
    await run('generatePrototype');
    made.server.script(answer(carelessly));
    await run('generatePrototype', { instruction: 'Be careless.' });
  });
  afterEach(async () => {
    await set(undefined);
    await closePages();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => made.close());

  it('are returned as plain findings, with the page or without', async () => {
    const found: unknown = await run('explainProductionGaps', { show: false });
    const gaps = found as GapFinding[];
    assert.ok(Array.isArray(gaps));
    assert.deepEqual(pages(), []);
    const code = gaps.find(({ rule }) => rule === 'security/code-from-text');
    assert.deepEqual(
      [code?.axis, code?.file, code?.line, code?.status],
      ['security', 'careless.ts', 3, 'not addressed'],
    );
    const whole = gaps.find(({ rule }) => rule === 'security/no-authentication');
    assert.ok(whole && !('file' in whole) && whole.inPlainWords !== '' && whole.instead !== '');
    assert.equal(await failureOf('explainProductionGaps', { variant: 'z' }), 'unknown-variant');

    await runAccepting('explainProductionGaps');
    const page = await eventually('the page', () => pages()[0]);
    assert.equal(page.label, 'Why can’t we just ship it?');
    await run('explainProductionGaps', { variant: 'a' });
    assert.equal(pages().length, 1);
  });

  it('are one line above the files of prototypes that have any, and nowhere else', async () => {
    const [line, ...others] = await lenses(careless());
    assert.match(line ?? '', /\d things here that engineering would do differently/);
    assert.deepEqual(others, []);
    const record = vscode.Uri.file(join(made.lab, 'experiments', made.experiment, 'experiment.json'));
    assert.deepEqual(await lenses(record), []);
    await set('off');
    assert.deepEqual(await lenses(careless()), []);
  });

  it('keep up with the prototype after a turn', async () => {
    const before = await lenses(careless());
    made.server.script(
      answer(writeWire([{ path: 'careless.ts', text: 'export const run = (): undefined => undefined;\n' }])),
    );
    await run('generatePrototype', { instruction: 'Be careful.' });
    assert.notDeepEqual(await lenses(careless()), before);
    await run('undoGeneration');
    assert.deepEqual(await lenses(careless()), before);
  });

  it('stay out of the Problems while somebody explores, unless they look at the page', async () => {
    await vscode.window.showTextDocument(careless());
    await run('explainProductionGaps', { show: false });
    assert.deepEqual(notes(careless()), []);
    await run('explainProductionGaps');
    await eventually('the page', () => pages()[0]);
    const [note] = await eventually('notes', () =>
      notes(careless()).length > 0 ? notes(careless()) : undefined,
    );
    assert.ok(note);
    assert.equal(typeof note.code === 'object' && /^\w+\/[\w-]+$/.test(String(note.code.value)), true);
    await closePages();
    await eventually('no notes', () => (notes(careless()).length === 0 ? true : undefined));

    await set('always');
    await eventually('notes at any time', () => (notes(careless()).length > 0 ? true : undefined));
    await set('off');
    await eventually('none', () => (notes(careless()).length === 0 ? true : undefined));
  });

  it('keep up with what a coding agent writes, which nobody saves in the editor', async () => {
    const isNoted = (): boolean =>
      notes(careless()).some(
        ({ code }) => typeof code === 'object' && code.value === 'security/code-from-text',
      );
    const text = made.text('a', 'careless.ts');
    await set('always');
    await eventually('the note', () => isNoted() || undefined);
    writeFileSync(careless().fsPath, 'export const run = (): undefined => undefined;\n');
    await eventually('no note', () => !isNoted() || undefined);
    writeFileSync(careless().fsPath, text);
    await eventually('the note again', () => isNoted() || undefined);
  });

  it('are explained by the chosen model where it is asked, at a cost that is recorded, and kept nowhere', async () => {
    made.server.script(answer('It proves that people pay in one go.'));
    const found: unknown = await run('explainProductionGaps', { ask: true });
    assert.ok(Array.isArray(found));
    assert.doesNotMatch(JSON.stringify(found), /pay in one go/);
    await eventually('the page', () => pages()[0]);
    assert.ok(made.asked().includes('careless.ts:3'));
    assert.ok(!made.asked().includes(made.text('a', basketFile).slice(0, 40)));
    const log = readFileSync(join(made.lab, 'experiments', made.experiment, 'generations.jsonl'), 'utf8');
    assert.match(log, /"outcome":"explained"/);
    assert.doesNotMatch(log, /pay in one go/);
  });

  it('are in the Problems once the idea is validated', async () => {
    const verdict = await run('decide', { outcome: 'validated', rationale: 'A sample.', by: 'Product' });
    assert.equal(verdict['outcome'], 'validated', JSON.stringify(verdict));
    const shown = await eventually('notes', () =>
      notes(careless()).length > 0 ? notes(careless()) : undefined,
    );
    // The page of the same variant is open, too.
    const told = shown.map(({ message, range }) => `${message} ${range.start.line}`);
    assert.equal(new Set(told).size, told.length);
  });

  it('are not explained by the offline starter', async () => {
    await run('chooseModel', { provider: 'starter' });
    assert.equal(await failureOf('explainProductionGaps', { ask: true }), 'model-cannot-explain');
    await eventually('the page', () => pages()[0]);
  });
});
