import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, failureOf, freshLab, run } from '../bridge.ts';

const task = 'buy-what-is-in-the-basket-without-an-account';

describe('a test session', function () {
  this.timeout(90_000);
  let lab = '';
  let experiment = '';
  let codes = 0;
  let latest: string | undefined;
  let initial = '';
  // A code is used up by a test that fails, too.
  const newCode = () => `P${(codes += 1)}`;

  const evidence = () => join(lab, 'experiments', experiment, 'evidence');
  const recordsOf = (session: unknown) =>
    readFileSync(join(evidence(), `${String(session)}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const layout = () =>
    vscode.window.tabGroups.all.map(({ viewColumn, tabs }) => [
      viewColumn,
      ...tabs.map(({ label }) => label),
    ]);
  const page = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('footbridge.session'),
      );
  const start = async (order: object): Promise<string> => {
    const { session, error } = await run('startTestSession', order);
    assert.equal(error, undefined, JSON.stringify(error));
    latest = String(session);
    return latest;
  };
  const observe = (session: unknown, observation: object) =>
    run('recordObservation', { session, observation });
  /** VS Code tells of a window that closed some time after its tabs. */
  const isBack = async () => {
    const now = () => JSON.stringify(layout());
    await eventually('the layout from before', () => now() === initial || undefined, 5000).catch(
      () => undefined,
    );
    assert.equal(now(), initial);
  };
  const gone = () => eventually('the page to be closed', () => (page() ? undefined : true));
  const settings = () =>
    JSON.stringify(
      ['workbench', 'window', 'zenMode', 'editor'].map((each) => vscode.workspace.getConfiguration(each)),
    );

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const document = await vscode.workspace.openTextDocument(join(lab, 'footbridge.json'));
    await vscode.window.showTextDocument(document, { preview: true });
    initial = JSON.stringify(layout());
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  afterEach(async () => {
    // Where a test failed half-way the next one could not begin.
    if (latest !== undefined && page()) await observe(latest, { type: 'ended' });
    await isBack();
  });

  it('is shown in a window of its own, which nothing else opens in, and leaves all as it was', async () => {
    const [before, settingsBefore] = [layout(), settings()];
    const session = await start({ participant: newCode() });
    const shown = await eventually('the page', page);
    assert.equal(shown.label, 'A sketch to try', 'its title says nothing of what is tested');
    assert.deepEqual(shown.group.tabs, [shown], 'nothing else is in its window');
    assert.notEqual(shown.group.viewColumn, vscode.ViewColumn.One);
    assert.deepEqual(layout()[0], before[0], 'the window of whoever observes shows what it did');
    const other = await vscode.workspace.openTextDocument({ content: 'notes' });
    await vscode.window.showTextDocument(other);
    assert.deepEqual(page()?.group.tabs.length, 1, 'a file does not open before the participant');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await observe(session, { type: 'ended' });
    await gone();
    await isBack();
    assert.equal(settings(), settingsBefore);
    assert.deepEqual(
      recordsOf(session).map(({ type }) => type),
      ['started', 'ended'],
      'nothing is recorded of somebody who has not agreed',
    );
  });

  it('is the only one in its window, and ends by itself when all is done and the next one comes', async () => {
    const session = await start({ participant: newCode() });
    const [next, before] = [newCode(), readdirSync(evidence())];
    assert.equal(await failureOf('startTestSession', { participant: next }), 'session-under-way');
    assert.deepEqual(readdirSync(evidence()), before, 'who was refused has no session');
    await observe(session, { type: 'task', task, outcome: 'assisted' });
    const other = await start({ participant: next });
    assert.equal(recordsOf(session).at(-1)?.['type'], 'ended');
    await observe(other, { type: 'ended' });
    await gone();
  });

  it('ends when it is left out of the count, and the next one may begin', async () => {
    const session = await start({ participant: newCode() });
    await eventually('the page', page);
    await observe(session, { type: 'excluded', reason: 'The network was gone' });
    await gone();
    assert.deepEqual(
      recordsOf(session).map(({ type }) => type),
      ['started', 'excluded', 'ended'],
    );
    const next = await start({ participant: newCode() });
    await observe(next, { type: 'ended' });
    await gone();
  });

  it('ends before anything is decided, or what is still to come could not be recorded', async () => {
    const session = await start({ participant: newCode() });
    const { error } = (await run('decide', { by: 'Product' })) as { error?: Record<string, unknown> };
    assert.deepEqual([error?.['code'], error?.['action']], ['session-not-ended', 'footbridge.guide.focus']);
    const record = readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8');
    assert.equal('verdict' in (JSON.parse(record) as object), false);
    await observe(session, { type: 'ended' });
    await gone();
  });

  it('goes on after its page was closed', async () => {
    const session = await start({ participant: newCode(), pilot: true });
    assert.equal(recordsOf(session)[0]?.['pilot'], true);
    const shown = await eventually('the page', page);
    await vscode.window.tabGroups.close(shown);
    await gone();
    await observe(session, { type: 'note', text: 'Closed the window by mistake.' });
    assert.equal(await failureOf('startTestSession', { participant: newCode() }), 'session-under-way');
    assert.equal(await start({ session }), session);
    await eventually('the page again', page);
    await observe(session, { type: 'ended' });
    await gone();
    assert.equal(await failureOf('startTestSession', { session }), 'session-over');
  });

  it('is shown in the editor area where that is asked for', async () => {
    const session = await start({ participant: newCode(), where: 'editor' });
    const shown = await eventually('the page', page);
    assert.equal(shown.group.viewColumn, vscode.ViewColumn.One);
    await observe(session, { type: 'ended' });
    await gone();
    await isBack();
  });

  it('does not begin with a code that is taken, with a name, or with a prototype that does not run', async () => {
    assert.equal(await failureOf('startTestSession', { participant: `p${codes}` }), 'participant-taken');
    assert.equal(await failureOf('startTestSession', { participant: 'Jane Doe' }), 'participant-is-no-code');
    const entry = join(lab, 'experiments', experiment, 'variants', 'a', 'app.js');
    const [text, sessions] = [readFileSync(entry), readdirSync(evidence())];
    await vscode.workspace.fs.writeFile(vscode.Uri.file(entry), Buffer.from('function ('));
    assert.equal(await failureOf('startTestSession', { participant: newCode() }), 'compile-failed');
    await vscode.workspace.fs.writeFile(vscode.Uri.file(entry), text);
    assert.deepEqual(readdirSync(evidence()), sessions, 'nobody’s code is used up by it');
    assert.equal(page(), undefined);
  });

  it('is not gone on with after the prototype or the plan was changed, nor while another window has it', async () => {
    const session = 'interrupted-1';
    const before = await start({ participant: newCode() });
    const prototypes = recordsOf(before)[0]?.['prototypes'];
    await observe(before, { type: 'ended' });
    const started = { schemaVersion: 1, id: 'e-1', at: '2026-03-02T12:00:00.000Z', type: 'started', session };
    const write = async (file: string, value: object) =>
      await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(`${JSON.stringify(value)}\n`));
    const log = join(evidence(), `${session}.jsonl`);
    await write(log, { ...started, participant: 'Q9', variant: 'a', prototypes: { a: 'f'.repeat(64) } });
    assert.equal(await failureOf('startTestSession', { session }), 'prototype-replaced');
    const amended = { ...started, participant: 'Q9', variant: 'a', prototypes, protocol: 'f'.repeat(64) };
    await write(log, amended);
    assert.equal(await failureOf('startTestSession', { session }), 'plan-amended');
    await write(log, { ...started, participant: 'Q9', variant: 'a', prototypes });
    const lease = join(lab, '.footbridge', 'running', `${session}.json`);
    const elsewhere = { token: 't', pid: 1, host: 'elsewhere.example', at: Date.now() };
    await write(lease, elsewhere);
    assert.equal(await failureOf('startTestSession', { session }), 'session-elsewhere');
    await write(lease, { ...elsewhere, at: Date.now() - 600_000 });
    assert.equal(await start({ session }), session);
    await observe(session, { type: 'ended' });
    await gone();
  });

  it('ends in this window once another one has taken it over', async () => {
    const session = await start({ participant: newCode() });
    const lease = join(lab, '.footbridge', 'running', `${session}.json`);
    const elsewhere = { token: 't', pid: 1, host: 'elsewhere.example', at: Date.now() };
    await vscode.workspace.fs.writeFile(vscode.Uri.file(lease), Buffer.from(JSON.stringify(elsewhere)));
    await eventually('the page to be closed', () => (page() ? undefined : true), 20_000);
    assert.deepEqual(JSON.parse(readFileSync(lease, 'utf8')), elsewhere, 'it is still the other one’s');
    assert.equal(await failureOf('startTestSession', { session }), 'session-elsewhere');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs.delete(vscode.Uri.file(lease));
    await observe(session, { type: 'ended' });
  });

  it('ends by itself where another window has decided, and can be ended where one has deleted all of it', async () => {
    const decided = await start({ participant: newCode(), where: 'editor' });
    // The tab is told of a moment after the page is there; before that it would pass for closed.
    await eventually('the page', page);
    const elsewhere = await openLabStore(lab);
    const before = await elsewhere.readExperiment(experiment);
    const count = { successes: 0, participants: 0 };
    const at = new Date().toISOString();
    const verdict = {
      outcome: 'inconclusive',
      byTheBar: 'inconclusive',
      rationale: '',
      at,
      ...count,
    } as const;
    await elsewhere.writeExperiment({ ...before, stage: 'decided', verdict });
    try {
      await gone();
      assert.equal(recordsOf(decided).at(-1)?.['type'], 'ended');
    } finally {
      await elsewhere.writeExperiment(before);
      await run('setActiveExperiment', { experiment });
    }
    const withdrawn = await start({ participant: newCode(), where: 'editor' });
    await eventually('the page', page);
    await elsewhere.withdrawEvidence(experiment, [withdrawn], 'f'.repeat(64));
    assert.deepEqual(await observe(withdrawn, { type: 'ended' }), { session: withdrawn });
    await gone();
    assert.equal(readdirSync(evidence()).includes(`${withdrawn}.jsonl`), false, 'nothing of them comes back');
    const next = await start({ participant: newCode(), where: 'editor' });
    await eventually('the page', page);
    await observe(next, { type: 'ended' });
    await gone();
  });
});
