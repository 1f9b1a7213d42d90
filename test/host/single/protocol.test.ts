import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

interface Recorded {
  readonly lock?: { readonly hash: string };
  readonly amendments: readonly {
    readonly reason: string;
    readonly fields: readonly string[];
    readonly hash: string;
  }[];
}

describe('a protocol from lock to verdict', function () {
  this.timeout(60_000);
  const task = 'buy-what-is-in-the-basket-without-an-account';
  let lab = '';
  let experiment = '';
  const recorded = () =>
    JSON.parse(readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8')) as Recorded;
  const start = async (participant: string, more: object = {}) => {
    const { session } = await run('startTestSession', { participant, where: 'editor', ...more });
    assert.equal(typeof session, 'string');
    return String(session);
  };
  const observe = async (session: string, observation: object) =>
    failureOf('recordObservation', { session, observation });
  const logOf = (session: string) => `experiments/${experiment}/evidence/${session}.jsonl`;

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
  });

  it('is locked once there is something to try, and stays as it is', async () => {
    assert.equal(await failureOf('lockProtocol'), 'no-prototype');
    assert.equal(recorded().lock, undefined);
    await run('generatePrototype');
    const { hash } = await run('lockProtocol');
    assert.equal(recorded().lock?.hash, hash);
    assert.deepEqual(await run('lockProtocol', { experiment }), { hash });
  });

  it('is changed with a reason only, which is kept', async () => {
    const eased = sampleHypothesis({ experiment, segment: 'Anybody on a phone' });
    assert.equal(await failureOf('frameHypothesis', eased), 'amendment-needs-reason');
    assert.deepEqual(recorded().amendments, []);
    await run('frameHypothesis', { ...eased, reason: 'We found too few first-time visitors.' });
    await run('addVariant', { axis: 'messaging', change: 'Says what delivery costs', from: 'a' });
    const { amendments } = recorded();
    assert.deepEqual(
      amendments.map(({ fields, reason }) => [fields, reason]),
      [
        [['segment'], 'We found too few first-time visitors.'],
        [['variants'], 'Variant b was added: Says what delivery costs'],
      ],
    );
    assert.deepEqual(await run('lockProtocol'), { hash: amendments[1]?.hash });
  });

  it('takes codes and no names, and records what an observer saw under its rules', async () => {
    assert.equal(
      await failureOf('startTestSession', { participant: 'Anna Maria' }),
      'participant-is-no-code',
    );
    const pilot = await start('T1', { variant: 'a', pilot: true });
    assert.equal(await observe(pilot, { type: 'ended' }), undefined);
    const session = await start('P1', { variant: 'a' });
    assert.equal(await failureOf('startTestSession', { participant: 'p1' }), 'session-under-way');
    assert.equal(await observe(session, { type: 'quote', text: 'Oh!' }), 'no-consent-to-quotes');
    assert.equal(await observe(session, { type: 'excluded', reason: '' }), 'exclusion-needs-reason');
    assert.equal(await observe(session, { type: 'task', task, outcome: 'completed' }), undefined);
    assert.equal(await observe(session, { type: 'ended' }), undefined);
    assert.equal(await failureOf('startTestSession', { participant: 'p1' }), 'participant-taken');
  });

  it('forgets who withdraws, and says what it cannot reach', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], { cwd: lab });
    const session = await start('P2', { variant: 'a' });
    await observe(session, { type: 'note', text: 'Looked for the price.' });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'Sessions');
    const { deleted, outOfReach } = await run('withdrawParticipant', { participant: 'P2' });
    assert.deepEqual(deleted, [logOf(session)]);
    assert.ok(!existsSync(join(lab, logOf(session))));
    assert.match(String(outOfReach), /^Git still has .*\.jsonl.*$/);
    assert.equal(await failureOf('withdrawParticipant', { participant: 'P7' }), 'unknown-participant');
    assert.equal(await failureOf('startTestSession', { participant: 'P2' }), 'participant-withdrawn');
    assert.equal(await observe(session, { type: 'ended' }), 'unknown-session');
  });

  it('ends with a verdict that says what it rests on and who gave it', async () => {
    const session = await start('P3', { variant: 'a' });
    await observe(session, { type: 'task', task, outcome: 'completed' });
    await observe(session, { type: 'ended' });
    const { outcome, participants, variant, by, prototypes } = await run('decide', { by: 'Product' });
    assert.deepEqual([outcome, participants, variant, by], ['validated', 2, 'a', 'Product']);
    assert.deepEqual(Object.keys(prototypes as object), ['a', 'b']);
    for (const command of ['generatePrototype', 'undoGeneration', 'redoGeneration'])
      assert.equal(await failureOf(command), 'already-decided', command);
    assert.equal(
      await observe(session, { type: 'readmitted', reason: 'It was the wrong one.' }),
      'already-decided',
    );
    assert.equal(await failureOf('startTestSession', { participant: 'P4' }), 'already-decided');
    const asked = vscode.commands.executeCommand('footbridge.startTestSession').then(() => 'ended');
    assert.equal(await Promise.race([asked, delay(5000, 'asks')]), 'ended', 'it asks for no code first');
    assert.deepEqual(Object.keys(await run('lockProtocol')), ['hash']);
  });
});
