import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, failureOf, freshLab, run } from '../bridge.ts';

describe('the handoff brief and its answer', function () {
  this.timeout(120_000);
  let lab = '';
  let experiment = '';
  const recorded = () =>
    JSON.parse(readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8')) as Experiment;
  const handoff = (...names: string[]) => join(lab, 'experiments', experiment, 'handoff', ...names);

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
    for (const participant of ['P1', 'P2']) {
      const { session } = await run('startTestSession', { participant });
      const task = 'buy-what-is-in-the-basket-without-an-account';
      await run('recordObservation', { session, observation: { type: 'task', task, outcome: 'completed' } });
      await run('recordObservation', { session, observation: { type: 'ended' } });
    }
    await run('decide', { rationale: 'Both got through alone.', by: 'Product' });
  });

  it('cannot be answered before it is out', async () => {
    const answer = { status: 'accepted', reviewer: 'Platform', reason: 'Good.' };
    assert.equal(await failureOf('reviewBrief', answer), 'no-brief-to-review');
  });

  it('is written in every form', async () => {
    const exported = await run('exportHandoffBrief');
    assert.equal(exported['status'], 'final');
    for (const name of ['brief.md', 'brief.json', 'brief.html', 'issue.md', 'spec.md'])
      assert.ok(readdirSync(handoff()).includes(name), name);
    assert.ok(recorded().handedOffAt);
  });

  it('is returned by whoever fills in the form in the file, also where the window has not heard of the brief', async () => {
    const record = join(lab, 'experiments', experiment, 'experiment.json');
    const handedOff = readFileSync(record, 'utf8');
    const { handedOffAt: _, ...before } = recorded();
    writeFileSync(record, JSON.stringify({ ...before, stage: 'decided' }));
    await run('setActiveExperiment', { experiment });
    // A pull brings the record and the brief together.
    writeFileSync(record, handedOff);
    const file = handoff('brief.md');
    const text = readFileSync(file, 'utf8')
      .replace('- [ ] Returned', '- [x] Returned')
      .replace('- Reviewer:', '- Reviewer: Platform')
      .replace('- Why, or what is missing:', '- Why, or what is missing: Delivery tmies.');
    writeFileSync(file, text);
    // An editor that saves by itself saves what is not written to its end, and then the corrected word.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    writeFileSync(file, text.replace('tmies', 'times'));
    const review = await eventually('the answer on record', () => recorded().reviews?.[0], 20_000);
    assert.deepEqual([review.status, review.reason], ['returned', 'Delivery times.']);
    assert.equal(recorded().reviews?.length, 1);
    assert.equal(recorded().handedOffAt, undefined);
  });

  it('is exported again and accepted by command', async () => {
    assert.equal((await run('exportHandoffBrief'))['status'], 'final');
    assert.match(readFileSync(handoff('brief.md'), 'utf8'), /returned by Platform: Delivery times\./);
    const answer = { status: 'accepted', reviewer: 'Platform', reason: 'Clear now.', owner: 'Checkout' };
    assert.deepEqual(await run('reviewBrief', answer), { status: 'accepted', inBrief: 'there' });
    assert.equal(recorded().reviews?.at(-1)?.owner, 'Checkout');
    assert.match(readFileSync(handoff('brief.md'), 'utf8'), /- \[x\] Accepted\n.*\n- Reviewer: Platform\n/);
    assert.match(readFileSync(handoff('brief.json'), 'utf8'), /"reason": "Clear now\."/);
    assert.equal(recorded().stage, 'handedOff');
    // Time for the file to be reported as changed, and to be left alone for long enough.
    await new Promise((resolve) => setTimeout(resolve, 6500));
    assert.equal(recorded().reviews?.length, 2, 'what was filled in is not taken for another answer');
  });
});
