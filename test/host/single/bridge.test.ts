import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, failureOf, freshLab, run } from '../bridge.ts';

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

describe('from a hypothesis to a brief', function () {
  this.timeout(60_000);
  let lab = '';
  let experiment = '';
  const inExperiment = (...path: string[]) => join(lab, 'experiments', experiment, ...path);

  before(async () => {
    lab = await freshLab();
  });

  it('creates a lab that links production by a relative path', () => {
    const manifest = readJson(join(lab, 'footbridge.json'));
    assert.equal(manifest['schemaVersion'], 1);
    assert.match(JSON.stringify(manifest['production']), /"name":"storefront"/);
    assert.ok(!JSON.stringify(manifest).includes(process.cwd()));
    assert.ok(readdirSync(lab).includes(`${basename(lab)}.code-workspace`));
  });

  it('refuses a hypothesis without bars, with the reason', async () => {
    const { error } = await run('frameHypothesis', sampleHypothesis({ criterion: { metric: '' } }));
    const { code, message } = error as { code: string; message: string };
    assert.equal(code, 'incomplete-hypothesis');
    assert.match(message, /metric.*pass bar.*kill bar/is);
  });

  it('frames it, several in parallel', async () => {
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    const second = await run('frameHypothesis', sampleHypothesis());
    assert.equal(experiment, 'guest-checkout');
    assert.equal(second['experiment'], 'guest-checkout-2');
    assert.equal(readJson(inExperiment('experiment.json'))['stage'], 'framed');
    assert.deepEqual(await run('setActiveExperiment', { experiment }), { experiment });
  });

  it('refuses a preview and a session before there is a prototype', async () => {
    assert.equal(await failureOf('openPreview'), 'no-prototype');
    assert.equal(await failureOf('startTestSession', { participant: 'P1' }), 'no-prototype');
  });

  it('makes a prototype with the offline starter, as a checkpoint', async () => {
    const made = await run('generatePrototype');
    assert.deepEqual(made['variant'], 'a');
    assert.match(String(made['checkpoint']), /^[0-9a-f]{40}$/);
    const html = readFileSync(inExperiment('variants', 'a', 'index.html'), 'utf8');
    for (const screen of ['basket', 'delivery-address', 'payment', 'order-confirmed'])
      assert.ok(html.includes(`data-screen="${screen}"`), screen);
    const [line] = readFileSync(inExperiment('generations.jsonl'), 'utf8').trim().split('\n');
    assert.match(line ?? '', /"provider":"starter".*"outcome":"applied"/);
  });

  it('shows it, painted', async () => {
    assert.deepEqual(await run('openPreview'), { ok: true });
  });

  it('undoes a change of the prototype exactly', async () => {
    const file = inExperiment('variants', 'a', 'index.html');
    const before = readFileSync(file, 'utf8');
    await run('generatePrototype', { instruction: 'rename "Payment" to "Pay"' });
    assert.notEqual(readFileSync(file, 'utf8'), before);
    await run('undoGeneration');
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  it('exports a draft that says so while nobody has tried it', async () => {
    const exported = await run('exportHandoffBrief');
    assert.equal(exported['status'], 'draft');
    assert.match(readFileSync(String(exported['brief']), 'utf8').slice(0, 1500), /draft/i);
  });

  it('shows the prototype of the experiment that is worked on', async () => {
    const previews = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.filter(({ label }) => label.startsWith('Preview: ')),
      );
    const { experiment: other } = await run('frameHypothesis', sampleHypothesis({ title: 'Another idea' }));
    await run('generatePrototype', { experiment: other });
    await run('openPreview');
    await run('setActiveExperiment', { experiment: other });
    await eventually('the other prototype', () =>
      previews().find(({ label }) => label.includes('Another idea')),
    );
    await run('setActiveExperiment', { experiment });
    await eventually('the prototype again', () =>
      previews().find(({ label }) => label.includes('Guest checkout')),
    );
    assert.equal(previews().length, 1);
  });

  it('records sessions and decides by the bar', async () => {
    for (const participant of ['P1', 'P2']) {
      const { session } = await run('startTestSession', { participant });
      const task = 'buy-what-is-in-the-basket-without-an-account';
      await run('recordObservation', { session, observation: { type: 'task', task, outcome: 'completed' } });
      await run('recordObservation', { session, observation: { type: 'ended' } });
    }
    assert.equal(readdirSync(inExperiment('evidence')).length, 2);
    assert.equal(await failureOf('decide', { outcome: 'invalidated' }), 'override-needs-reason');
    const verdict = await run('decide', { rationale: 'Both got through alone.' });
    assert.equal(verdict['outcome'], 'validated');
    assert.equal(await failureOf('generatePrototype'), 'already-decided');
  });

  it('exports the final brief, the same bytes each time', async () => {
    const exported = await run('exportHandoffBrief');
    assert.equal(exported['status'], 'final');
    const [markdown, json] = [String(exported['brief']), String(exported['json'])];
    const first = [readFileSync(markdown, 'utf8'), readFileSync(json, 'utf8')];
    await run('exportHandoffBrief');
    assert.deepEqual([readFileSync(markdown, 'utf8'), readFileSync(json, 'utf8')], first);
    assert.match(first[0] ?? '', /2 of 2/);
    assert.equal(readJson(inExperiment('experiment.json'))['stage'], 'handedOff');
    assert.ok(existsSync(inExperiment('variants', 'a', 'index.html')));
  });

  it('shows a person what a click in the tree makes, unlike a call', async () => {
    class Node {
      readonly experiment = experiment;
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('footbridge.exportHandoffBrief', new Node());
    await eventually('the rendered brief', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('brief.md')),
    );
  });

  it('keeps address and name of a model server that a call leaves out, and refuses what is no address', async () => {
    const baseUrl = 'http://127.0.0.1:9/v1';
    await run('chooseModel', { provider: 'openaiCompatible', model: 'one', baseUrl });
    await run('chooseModel', { provider: 'starter' });
    assert.deepEqual(await run('chooseModel', { provider: 'openaiCompatible' }), {
      provider: 'openaiCompatible',
      model: 'one',
    });
    assert.equal(vscode.workspace.getConfiguration().get('footbridge.model.baseUrl'), baseUrl);
    assert.equal(
      await failureOf('chooseModel', { provider: 'openaiCompatible', baseUrl: 'foo' }),
      'invalid-argument',
    );
    await run('chooseModel', { provider: 'starter' });
  });

  it('never takes a key from a call', async () => {
    assert.equal(await failureOf('setApiKey', { key: 'from a keybinding' }), 'invalid-argument');
  });

  it('answers a wrong argument with a reason', async () => {
    assert.equal(await failureOf('setActiveExperiment', { experiment: 7 }), 'invalid-argument');
    assert.equal(await failureOf('setActiveExperiment', { experiment: 'nowhere' }), 'unknown-experiment');
  });
});

describe('creating a lab', () => {
  it('opens the one that exists already', async () => {
    const lab = await freshLab();
    assert.deepEqual(await run('createLab', { location: lab, join: false }), { lab });
    assert.deepEqual(await run('createLab', { location: join(lab, '..'), join: false }), { lab });
  });

  it('says so when the place cannot be written', async () => {
    assert.equal(
      await failureOf('createLab', { location: '/proc', join: false }),
      'lab-location-not-writable',
    );
  });
});
