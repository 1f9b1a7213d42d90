import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidenceVersion, type EvidenceBody } from '../../../src/core/evidence/evidenceEvent.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { slug, testedLab } from './testedLab.ts';

const within = (one: Experiment): Experiment => ({
  ...one,
  hypothesis: { ...one.hypothesis, plan: { assignment: 'within', consent: '' } },
});

/** A session, with what observers and the participant's page say in it. */
async function observed(change?: (one: Experiment) => Experiment) {
  const lab = await testedLab(change);
  const { session, order } = await lab.start('P1');
  const [variant = ''] = order;
  let count = 0;
  return {
    ...lab,
    variant,
    session,
    order,
    says: async (body: EvidenceBody) => {
      const stamp = { schemaVersion: evidenceVersion, id: `page-${(count += 1)}` } as const;
      const at = lab.deps.clock.now().toISOString();
      await lab.store.appendEvidence(slug, session, { ...stamp, at, ...body });
    },
    read: async () => {
      const read = await lab.session(session);
      assert.ok(read);
      return read;
    },
    attempt: async () => (await lab.session(session))?.runs[0]?.attempts.get('buy'),
  };
}

const buy = { type: 'task', task: 'buy' } as const;

describe('Recording an observation', () => {
  it('needs a reason for another outcome than the page or the participant said', async () => {
    for (const by of ['page', 'participant'] as const) {
      const { says, observe, session, attempt } = await observed();
      await says({ ...buy, outcome: 'completed', by });
      for (const reason of [undefined, '', '  '])
        await assert.rejects(observe(session, { ...buy, outcome: 'failed', reason }), {
          code: 'outcome-needs-reason',
        });
      assert.equal((await attempt())?.outcome, 'completed');
      await observe(session, { ...buy, outcome: 'failed', reason: ' Bought the wrong lamp. ' });
      assert.deepEqual((await attempt())?.overridden, {
        outcome: 'completed',
        reason: 'Bought the wrong lamp.',
      });
    }
  });

  it('needs one also after the observer had agreed with the page', async () => {
    const { says, observe, session, attempt } = await observed();
    await says({ ...buy, outcome: 'completed', by: 'page' });
    await observe(session, { ...buy, outcome: 'completed' });
    await assert.rejects(observe(session, { ...buy, outcome: 'failed' }), { code: 'outcome-needs-reason' });
    await observe(session, { ...buy, outcome: 'failed', reason: 'It was the demo.' });
    assert.equal((await attempt())?.overridden?.outcome, 'completed');
  });

  it('needs none where nobody said anything, where it is the same, and for help, which no page sees', async () => {
    const { says, observe, session, attempt } = await observed();
    await observe(session, { ...buy, outcome: 'failed' });
    await observe(session, { ...buy, outcome: 'abandoned' });
    assert.deepEqual([(await attempt())?.outcome, (await attempt())?.overridden], ['abandoned', undefined]);
    const other = await observed();
    await other.says({ ...buy, outcome: 'completed', by: 'page', seconds: 12 });
    await other.observe(other.session, { ...buy, outcome: 'completed' });
    await other.observe(other.session, { ...buy, outcome: 'assisted' });
    assert.deepEqual([(await other.attempt())?.outcome, (await other.attempt())?.seconds], ['assisted', 12]);
    await says({ ...buy, outcome: 'completed', by: 'page' });
    assert.equal((await attempt())?.outcome, 'abandoned', 'the observer has the last word');
  });

  it('needs one for whatever is changed once the session is over, also of an outcome of the observer’s own', async () => {
    const { observe, session, attempt } = await observed();
    await observe(session, { ...buy, outcome: 'failed' });
    await observe(session, { type: 'ended' });
    await assert.rejects(observe(session, { ...buy, outcome: 'completed' }), {
      code: 'outcome-needs-reason',
    });
    await observe(session, { ...buy, outcome: 'failed' });
    assert.equal((await attempt())?.overridden, undefined);
    await observe(session, { ...buy, outcome: 'completed', reason: 'I had pressed the wrong one.' });
    assert.deepEqual((await attempt())?.overridden, {
      outcome: 'failed',
      reason: 'I had pressed the wrong one.',
    });
  });

  it('needs one for an outcome where there was none when the session was over', async () => {
    const { observe, session, attempt } = await observed();
    await observe(session, { type: 'ended' });
    await assert.rejects(observe(session, { ...buy, outcome: 'completed' }), {
      code: 'outcome-needs-reason',
    });
    await observe(session, { ...buy, outcome: 'completed', reason: 'The page had hung after it.' });
    assert.deepEqual((await attempt())?.overridden, {
      outcome: 'none',
      reason: 'The page had hung after it.',
    });
  });

  it('shows what was recorded at the end also where an observer goes back to what the page said', async () => {
    const { says, observe, session, attempt } = await observed();
    await says({ ...buy, outcome: 'completed', by: 'page' });
    await observe(session, { ...buy, outcome: 'failed', reason: 'It was the wrong lamp.' });
    await observe(session, { type: 'ended' });
    await observe(session, { ...buy, outcome: 'completed', reason: 'It was the right one.' });
    assert.deepEqual((await attempt())?.overridden, { outcome: 'failed', reason: 'It was the right one.' });
  });

  it('takes help for what only an observer sees, not for a contradiction', async () => {
    const { says, observe, session, attempt } = await observed();
    await says({ ...buy, outcome: 'completed', by: 'page' });
    await observe(session, { ...buy, outcome: 'assisted' });
    const { outcome, said, overridden } = (await attempt()) ?? {};
    assert.deepEqual([outcome, said, overridden], ['assisted', 'completed', undefined]);
    await assert.rejects(observe(session, { ...buy, outcome: 'failed' }), { code: 'outcome-needs-reason' });
  });

  it('does not take the time until the page gave up for the time it took to get there', async () => {
    const { says, observe, session, attempt } = await observed();
    await says({ ...buy, outcome: 'failed', by: 'page', seconds: 300 });
    await observe(session, { ...buy, outcome: 'completed', reason: 'The page did not notice.' });
    assert.equal((await attempt())?.seconds, undefined);
    await observe(session, { ...buy, outcome: 'abandoned', reason: 'They had turned away.' });
    await observe(session, { ...buy, outcome: 'completed', seconds: 40, reason: 'Timed on the video.' });
    assert.equal((await attempt())?.seconds, 40);
  });

  it('keeps quotes only of people who agreed to it', async () => {
    const { observe, session, read } = await observed();
    const quote = { type: 'quote', text: 'Where is the basket?' } as const;
    await assert.rejects(observe(session, quote), { code: 'no-consent-to-quotes' });
    await observe(session, { type: 'consented', quotes: false });
    await assert.rejects(observe(session, quote), { code: 'no-consent-to-quotes' });
    await observe(session, { type: 'consented', quotes: true });
    await observe(session, quote);
    assert.deepEqual(
      (await read()).quotes.map(({ task, text }) => [task, text]),
      [[undefined, quote.text]],
    );
  });

  it('leaves a session out of the count with a reason only, and takes it in again', async () => {
    const { observe, session, read } = await observed();
    await assert.rejects(observe(session, { type: 'excluded', reason: ' ' }), {
      code: 'exclusion-needs-reason',
    });
    await observe(session, { type: 'ended' });
    await observe(session, { type: 'excluded', reason: 'The tablet went blank.' });
    assert.equal((await read()).excluded, 'The tablet went blank.');
    await assert.rejects(observe(session, { type: 'readmitted', reason: ' ' }), {
      code: 'readmission-needs-reason',
    });
    await observe(session, { type: 'readmitted', reason: ' It was the other tablet. ' });
    const { excluded, readmitted } = await read();
    assert.deepEqual(
      [excluded, readmitted],
      [undefined, { excluded: 'The tablet went blank.', reason: 'It was the other tablet.' }],
    );
  });

  it('belongs to the variant it names where somebody tries several, and must name it', async () => {
    const { observe, session, order, read } = await observed(within);
    const [first = '', second = ''] = order;
    for (const observation of [
      { ...buy, outcome: 'completed' },
      { type: 'seq', task: 'buy', value: 6 },
      { type: 'umuxLite', capabilities: 5, ease: 6 },
    ] as const) {
      await assert.rejects(observe(session, observation), { code: 'invalid-argument' });
      await assert.rejects(observe(session, { ...observation, variant: 'z' }), { code: 'invalid-argument' });
      await observe(session, { ...observation, variant: second });
    }
    const runs = new Map((await read()).runs.map((run) => [run.variant, run]));
    assert.equal(runs.get(first)?.attempts.size, 0);
    assert.deepEqual(runs.get(second)?.umuxLite, { capabilities: 5, ease: 6 });
    const attempt = runs.get(second)?.attempts.get('buy');
    assert.deepEqual([attempt?.outcome, attempt?.by, attempt?.seq], ['completed', 'observer', 6]);
  });

  it('is refused for tasks and sessions that there are not', async () => {
    const { observe, session } = await observed();
    for (const observation of [
      { ...buy, task: 'sell', outcome: 'failed' },
      { type: 'seq', task: 'sell', value: 1 },
      { type: 'note', task: 'sell', text: 'Hm.' },
    ] as const)
      await assert.rejects(observe(session, observation), { code: 'invalid-argument' });
    await assert.rejects(observe('nobody', { type: 'ended' }), { code: 'unknown-session' });
  });
});
