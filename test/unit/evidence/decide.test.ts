import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { decide } from '../../../src/app/decide.ts';
import { fingerprintVariants } from '../../../src/app/fingerprintVariants.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { addVariant } from '../../../src/app/generation/addVariant.ts';
import { changedSinceVerdict } from '../../../src/core/evidence/changedSinceVerdict.ts';
import type { TaskOutcome } from '../../../src/core/evidence/evidenceEvent.ts';
import { newExperimentFrom } from '../../../src/core/experiment/newExperimentFrom.ts';
import { plant } from '../lab/samples.ts';
import { openCheckpoints } from '../../../src/node/checkpoints/checkpoints.ts';
import { slug, testedLab } from './testedLab.ts';

/** A lab in which so many people tried variant `a` and got so far. */
async function decidable(outcomes: readonly TaskOutcome[]) {
  const lab = await testedLab();
  for (const [index, outcome] of outcomes.entries()) {
    const { session } = await lab.start(`P${index}`, { variant: 'a' });
    await lab.observe(session, { type: 'task', task: 'buy', outcome });
  }
  return {
    ...lab,
    choose: async (choice: Partial<Parameters<typeof decide>[1]> = {}) =>
      decide(await lab.experiment(), { rationale: '', by: 'Product', ...choice }, lab.deps),
    fingerprints: async () => fingerprintVariants(slug, ['a', 'b'], lab.deps),
  };
}

const done = ['completed', 'completed', 'completed', 'completed', 'failed'] as const;

describe('Deciding', () => {
  it('goes by the bar, and keeps what it rests on and who decided', async () => {
    const { choose, experiment, fingerprints } = await decidable(done);
    const verdict = await choose({ by: ' Head of Product ' });
    const { at, ...said } = verdict;
    assert.deepEqual(said, {
      outcome: 'validated',
      byTheBar: 'validated',
      rationale: '',
      successes: 4,
      participants: 5,
      variant: 'a',
      by: 'Head of Product',
      prototypes: await fingerprints(),
      criterion: (await experiment()).hypothesis.criterion,
      protocol: (await experiment()).lock?.hash,
      excluded: 0,
      underWay: 0,
      tried: ['a'],
    });
    assert.deepEqual([(await experiment()).verdict, (await experiment()).stage], [verdict, 'decided']);
    assert.ok(at > (await experiment()).createdAt);
  });

  it('against the bar needs a reason; by the bar, and without evidence, it needs none', async () => {
    const { choose, experiment } = await decidable(done);
    for (const rationale of ['', '  '])
      await assert.rejects(choose({ outcome: 'invalidated', rationale }), { code: 'override-needs-reason' });
    assert.equal((await experiment()).verdict, undefined);
    const verdict = await choose({ outcome: 'invalidated', rationale: 'Nobody would pay for it.' });
    assert.deepEqual([verdict.outcome, verdict.byTheBar], ['invalidated', 'validated']);
    const none = await decidable([]);
    assert.equal((await none.choose()).outcome, 'inconclusive');
  });

  it('is about the variant that is named: its count against the bar, and none that there is not', async () => {
    const { choose, start, observe } = await decidable(done);
    const { session } = await start('P9', { variant: 'b' });
    await observe(session, { type: 'task', task: 'buy', outcome: 'failed' });
    await assert.rejects(choose({ variant: 'z' }), { code: 'unknown-variant' });
    const verdict = await choose({ variant: 'b' });
    const { outcome, byTheBar, variant, successes, participants, tried } = verdict;
    assert.deepEqual(
      [outcome, byTheBar, variant, successes, participants, tried],
      ['inconclusive', 'inconclusive', 'b', 0, 1, ['a', 'b']],
    );
  });

  it('needs a name, as whoever reads the result must be able to ask', async () => {
    const { choose, experiment } = await decidable(done);
    await assert.rejects(choose({ by: '  ' }), { code: 'verdict-needs-name' });
    assert.equal((await experiment()).verdict, undefined);
  });

  it('keeps how many were left out, were still at it, and which variants were tried', async () => {
    const { choose, start, observe, sessions } = await decidable(done);
    await start('P8', { variant: 'b' });
    const [first] = await sessions();
    await observe(first?.id ?? '', { type: 'excluded', reason: 'The window froze.' });
    const { excluded, underWay, tried } = await choose();
    assert.deepEqual([excluded, underWay, tried], [1, 1, ['a', 'b']]);
  });

  it('is refused while the record of the plan is changed by hand, and not after an amendment says why', async () => {
    const { choose, experiment, store, deps } = await decidable([
      'completed',
      'completed',
      'failed',
      'failed',
      'failed',
    ]);
    const before = await experiment();
    const lower = { ...before.hypothesis, criterion: { ...before.hypothesis.criterion, passAtLeast: 2 } };
    await store.writeExperiment({ ...before, hypothesis: lower });
    await assert.rejects(choose(), { code: 'protocol-changed-by-hand' });
    assert.equal((await experiment()).verdict, undefined);
    const amended = await frameHypothesis(lower, slug, deps, 'Two are enough.');
    assert.deepEqual(
      amended.amendments.map(({ fields, bar }) => [fields, bar?.before.passAtLeast, bar?.after.passAtLeast]),
      [[['byHand'], 4, 2]],
    );
    assert.equal((await choose()).byTheBar, 'validated');
  });

  it('goes by the plan as it is when it is written, not as a window saw it before', async () => {
    const { choose, experiment, deps } = await decidable(done);
    const stale = await experiment();
    const criterion = { ...stale.hypothesis.criterion, passAtLeast: 5 };
    const hypothesis = { ...stale.hypothesis, criterion };
    await frameHypothesis(hypothesis, slug, deps, 'All of them should.');
    const choice = { rationale: '', by: 'Product' };
    const late = decide(stale, { ...choice, outcome: 'validated' }, deps);
    await assert.rejects(late, { code: 'override-needs-reason' });
    const verdict = await decide(stale, choice, deps);
    assert.deepEqual([verdict.outcome, verdict.criterion?.passAtLeast], ['inconclusive', 5]);
    assert.equal(verdict.protocol, (await experiment()).amendments.at(-1)?.hash);
    await assert.rejects(choose(), { code: 'already-decided' });
  });

  it('happens once, also when two windows decide at the same time', async () => {
    const { experiment, deps } = await decidable(done);
    const seen = await experiment();
    const results = await Promise.allSettled(
      ['One', 'Other'].map((by) => decide(seen, { rationale: '', by }, deps)),
    );
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const [kept] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    assert.deepEqual((await experiment()).verdict, kept);
    const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    assert.equal((lost as { code?: unknown }).code, 'already-decided');
  });

  it('ends the experiment: nothing more is recorded, framed, added or decided', async () => {
    const { choose, start, observe, session, sessions, experiment, deps, lab } = await decidable(done);
    await choose();
    const before = await experiment();
    const [first] = await sessions();
    assert.ok(first);
    const over = { code: 'already-decided' };
    await assert.rejects(start('P9'), over);
    await assert.rejects(start('P9', { pilot: true }), over);
    await assert.rejects(observe(first.id, { type: 'excluded', reason: 'It was late.' }), over);
    await assert.rejects(frameHypothesis(before.hypothesis, slug, deps), over);
    const order = { axis: 'flow', change: 'Shorter' } as const;
    await assert.rejects(addVariant(slug, order, { ...deps, checkpoints: openCheckpoints(lab) }), over);
    await assert.rejects(choose(), over);
    assert.deepEqual(await experiment(), before);
    assert.deepEqual(await session(first.id), first);
  });

  it('shows which prototypes were changed by hand afterwards', async () => {
    const { choose, experiment, fingerprints, store } = await decidable(done);
    assert.deepEqual(changedSinceVerdict(await experiment(), await fingerprints()), []);
    await choose();
    assert.deepEqual(changedSinceVerdict(await experiment(), await fingerprints()), []);
    await plant(store.variantFolder(slug, 'a'), { 'index.html': '<main>better</main>' });
    assert.deepEqual(changedSinceVerdict(await experiment(), await fingerprints()), ['a']);
    await rm(store.variantFolder(slug, 'b'), { recursive: true });
    assert.deepEqual(changedSinceVerdict(await experiment(), await fingerprints()), ['a', 'b']);
  });

  it('waits for a turn that another window is writing, which would else change what was decided on', async () => {
    const { choose, experiment, fingerprints, store } = await decidable(done);
    const { promise: isHalf, resolve: half } = Promise.withResolvers<void>();
    const writing = store.holdVariant(slug, 'a', async () => {
      await store.applyTurn(slug, 'a', [{ path: 'index.html', text: 'new page' }]);
      half();
      await delay(200);
      await store.applyTurn(slug, 'a', [{ path: 'main.css', text: 'new style' }]);
    });
    await isHalf;
    await choose();
    await writing;
    assert.deepEqual(changedSinceVerdict(await experiment(), await fingerprints()), []);
  });
});

describe('A new experiment from an old one', () => {
  it('begins as the old one was framed, with a life, a name and evidence of its own', async () => {
    const { choose, experiment, deps } = await decidable(done);
    await choose();
    const old = await experiment();
    const draft = newExperimentFrom(old);
    assert.deepEqual({ ...draft, throwAwayDate: old.hypothesis.throwAwayDate }, old.hypothesis);
    const next = await frameHypothesis(draft, undefined, deps);
    assert.notEqual(next.slug, old.slug);
    assert.deepEqual(
      [next.verdict, next.lock, next.variants, next.stage],
      [undefined, undefined, [], 'framed'],
    );
    assert.deepEqual(next.hypothesis.tasks, old.hypothesis.tasks);
    assert.equal(next.hypothesis.throwAwayDate, '2026-04-01', 'thirty days from now');
  });
});
