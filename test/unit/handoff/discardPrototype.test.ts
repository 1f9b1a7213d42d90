import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { decide } from '../../../src/app/decide.ts';
import { discardPrototype } from '../../../src/app/discardPrototype.ts';
import { fingerprintVariants } from '../../../src/app/fingerprintVariants.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { extendThrowAway } from '../../../src/app/extendThrowAway.ts';
import { learningBasis } from '../../../src/app/learningBasis.ts';
import { restorePrototype } from '../../../src/app/restorePrototype.ts';
import { whatGoes } from '../../../src/app/whatGoes.ts';
import { withdrawParticipant } from '../../../src/app/withdrawParticipant.ts';
import { changedSinceVerdict } from '../../../src/core/evidence/changedSinceVerdict.ts';
import { isRestorable } from '../../../src/core/handoff/learning/disposal.ts';
import type { LearningNote } from '../../../src/core/handoff/learning/learning.ts';
import { openCheckpoints } from '../../../src/node/checkpoints/checkpoints.ts';
import { findBeyond } from '../../../src/node/lab/findBeyond.ts';
import { findOutOfReach } from '../../../src/node/lab/findOutOfReach.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { leaseSession } from '../../../src/node/lab/sessionLease.ts';
import { snapshot } from '../lab/samples.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';

const note: LearningNote = {
  observed: 'Most stopped at the delivery date.',
  insight: 'The date keeps them, not the number of steps.',
  action: 'Try the delivery step alone.',
};
const day = 86_400_000;

/** A lab in which two people tried the prototype: one got there, one did not. */
async function discardable() {
  const tested = await testedLab();
  const { store, lab, deps, start, observe, experiment } = tested;
  const task = 'buy';
  for (const [participant, outcome] of [
    ['P1', 'completed'],
    ['P2', 'failed'],
  ] as const) {
    const { session } = await start(participant, { variant: 'a' });
    await observe(session, { type: 'task', task, outcome });
    await observe(session, { type: 'ended' });
  }
  const checkpoints = openCheckpoints(lab);
  await checkpoints.save(slug, 'a', 'First');
  let busy = false;
  const look = async () => findBeyond(lab, 'git', slug);
  return {
    ...tested,
    checkpoints,
    work: (isBusy: boolean) => {
      busy = isBusy;
    },
    discard: async (given: LearningNote = note) =>
      discardPrototype(await experiment(), given, { ...deps, isBusy: () => busy, look }),
    restore: async (at?: Date) =>
      restorePrototype(await experiment(), at ? { store, clock: { now: () => at } } : deps),
    code: path.join(lab, 'experiments', slug, 'variants'),
    card: store.learningFile(slug),
  };
}

describe('Discarding a prototype', () => {
  it('writes down what was learnt with the count, deletes the code, and keeps the records', async () => {
    const { discard, experiment, sessions, store, code, card, checkpoints, lab } = await discardable();
    const goes = await whatGoes(await experiment(), { store, checkpoints });
    assert.deepEqual(
      [goes.variants, goes.files, goes.checkpoints, goes.keeps],
      [2, 2, 1, ['hypothesis', 'evidence', 'learning']],
    );
    const { learning, outOfReach } = await discard();
    assert.equal(learning, card);
    assert.deepEqual(outOfReach, [{ kind: 'tools' }]);
    assert.equal(existsSync(code), false);
    assert.equal(existsSync(path.join(lab, `.footbridge/checkpoints/${slug}.git`)), false);
    assert.equal((await sessions()).length, 2);
    const [written] = (await store.readLearnings()).records;
    const { evidence, outcome, insight, belief } = written ?? assert.fail();
    assert.deepEqual(
      [evidence, outcome, insight],
      [{ metric: 'finished', successes: 1, participants: 2 }, undefined, note.insight],
    );
    assert.equal(belief, (await experiment()).hypothesis.belief);
    assert.equal((await experiment()).stage, 'discarded');
    await assert.rejects(discard(), { code: 'discarded-already' });
  });

  it('tells of the verdict and of the count that it rested on', async () => {
    const { discard, experiment, deps, store } = await discardable();
    await decide(await experiment(), { outcome: 'invalidated', rationale: 'Enough', by: 'A. Lead' }, deps);
    assert.equal((await learningBasis(await experiment(), store)).outcome, 'invalidated');
    await discard();
    const [written] = (await store.readLearnings()).records;
    assert.deepEqual([written?.outcome, written?.evidence.participants], ['invalidated', 2]);
    const now = await fingerprintVariants(slug, ['a', 'b'], deps);
    assert.deepEqual(changedSinceVerdict(await experiment(), now), [], 'it is gone, not changed');
  });

  it('waits for a turn of the model and for test sessions, in this window and in others', async () => {
    const { discard, work, store, sessions, code, lab, card } = await discardable();
    work(true);
    await assert.rejects(discard(), { code: 'disposal-busy' });
    work(false);
    const [session] = await sessions();
    const lease = await leaseSession(lab, session?.id ?? '', Date.now);
    await assert.rejects(discard(), { code: 'disposal-busy' });
    assert.deepEqual([existsSync(code), existsSync(card)], [true, false]);
    await lease?.release();
    await discard();
    assert.equal((await store.readExperiment(slug)).stage, 'discarded');
  });

  it('keeps nobody waiting while it looks where else the prototype is', async () => {
    const { deps, experiment, store, code } = await discardable();
    const seen: unknown[] = [];
    const look = async () => {
      await store.holdSessions(slug, async () => void seen.push('held', existsSync(code)));
      return [];
    };
    await discardPrototype(await experiment(), note, { ...deps, isBusy: () => false, look });
    assert.deepEqual(seen, ['held', false]);
  });

  it('takes no note that names a participant, as it stays when they withdraw', async () => {
    const { discard, code, card } = await discardable();
    for (const text of ['p1 was lost', 'Only P2, the last one, paid'])
      await assert.rejects(discard({ ...note, insight: text }), { code: 'learning-names-participant' }, text);
    assert.deepEqual([existsSync(code), existsSync(card)], [true, false]);
    await discard({ ...note, insight: 'P10 and XP1 are nobody here' });
  });

  it('replaces only a learning that is there', async () => {
    const { discard, store } = await discardable();
    await assert.rejects(discard({ ...note, supersedes: 'nowhere' }), { code: 'unknown-learning' });
    await assert.rejects(discard({ ...note, supersedes: slug }), { code: 'unknown-learning' });
    await store.writeLearning({
      ...note,
      schemaVersion: 1,
      slug: 'earlier',
      title: 'Earlier',
      kind: 'customerFlow',
      belief: 'b',
      segment: 's',
      at: '2026-01-01T00:00:00.000Z',
      evidence: { metric: 'm', successes: 0, participants: 0 },
    });
    await discard({ ...note, supersedes: 'earlier' });
    assert.equal((await store.readLearnings()).records[0]?.supersedes, 'earlier');
  });

  it('names the history of a repository that still has the code', async () => {
    const { discard, restore, lab } = await discardable();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], { cwd: lab });
    git('init', '-q');
    assert.deepEqual((await discard()).outOfReach, [{ kind: 'tools' }]);
    await restore();
    git('add', '.');
    git('commit', '-qm', 'Lab');
    const folder = `experiments/${slug}/variants`;
    assert.deepEqual((await discard()).outOfReach, [
      { kind: 'gitHistory', files: [folder] },
      { kind: 'tools' },
    ]);
  });

  it('leaves nothing of a participant behind who withdraws afterwards', async () => {
    const { discard, lab, deps } = await discardable();
    await discard();
    const look = findOutOfReach.bind(undefined, lab, undefined);
    const { outOfReach } = await withdrawParticipant(slug, 'P1', { ...deps, look });
    assert.deepEqual(outOfReach, []);
    const left = Object.entries(await snapshot(lab)).filter(([, text]) => /\bP1\b/i.test(text ?? ''));
    assert.deepEqual(left, []);
  });

  it('is undone within 30 days, with the history, and the learning stays', async () => {
    const { discard, restore, experiment, checkpoints, code, card, store } = await discardable();
    const before = await snapshot(code);
    const { stage } = await experiment();
    await assert.rejects(restore(), { code: 'nothing-to-restore' });
    await discard();
    const at = Date.parse((await experiment()).discarded?.at ?? '');
    assert.equal(isRestorable(await experiment(), new Date(at + 30 * day)), true);
    await assert.rejects(restore(new Date(at + 31 * day)), { code: 'nothing-to-restore' });
    await restore();
    assert.deepEqual(await snapshot(code), before);
    assert.equal((await experiment()).stage, stage);
    assert.equal((await checkpoints.list(slug, 'a')).length, 1);
    assert.equal(existsSync(card), true);
    assert.deepEqual((await learningBasis(await experiment(), store)).earlier, note);
  });

  it('changes nothing of a card that a newer Footbridge wrote, and keeps the code then', async () => {
    const { discard, restore, card, code } = await discardable();
    await discard();
    await restore();
    const newer = (await readFile(card, 'utf8')).replace('schemaVersion: 1', 'schemaVersion: 2');
    await writeFile(card, newer);
    await assert.rejects(discard(), { code: 'newer-version' });
    assert.deepEqual([await readFile(card, 'utf8'), existsSync(code)], [newer, true]);
  });
});

describe('Extending a throw-away date', () => {
  it('is done once, with a reason, for at most 90 days', async () => {
    const { store, deps, experiment, discard } = await discardable();
    const clock = { now: () => new Date(2026, 2, 30, 12) };
    const extend = async (until: string, reason = 'A customer wants to see it again') =>
      extendThrowAway(await experiment(), { until, reason }, { store, clock });
    for (const until of ['2026-03-30', '2026-04-02', '2026-06-29', 'soon'])
      await assert.rejects(extend(until), { code: 'extension-date' }, until);
    await assert.rejects(extend('2026-06-28', ' '), { code: 'extension-needs-reason' });
    assert.deepEqual(await extend('2026-06-28'), { until: '2026-06-28' });
    const { hypothesis, extension } = await experiment();
    assert.equal(hypothesis.throwAwayDate, '2026-06-28');
    assert.deepEqual([extension?.from, extension?.until], ['2026-04-02', '2026-06-28']);
    await assert.rejects(extend('2026-06-27'), { code: 'extended-before' });
    const framed = { store, clock, sha256 };
    const later = { ...hypothesis, throwAwayDate: '2026-06-29' };
    await assert.rejects(frameHypothesis(later, slug, framed), { code: 'incomplete-hypothesis' });
    const reframed = await frameHypothesis({ ...hypothesis, throwAwayDate: '' }, slug, framed);
    assert.equal(reframed.hypothesis.throwAwayDate, '2026-06-28');
    await discard();
    await assert.rejects(extendThrowAway(await experiment(), { until: '2026-06-28', reason: 'r' }, deps), {
      code: 'discarded-already',
    });
  });

  it('is refused while the date is as far ahead as it can be moved, and asks for no day that there is not', async () => {
    const { store, experiment } = await discardable();
    const { throwAwayDate } = (await experiment()).hypothesis;
    assert.equal(throwAwayDate, '2026-04-02');
    const extendOn = async (date: number, until: string) =>
      extendThrowAway(
        await experiment(),
        { until, reason: 'A second round' },
        { store, clock: { now: () => new Date(2026, 0, date, 12) } },
      );
    for (const until of ['2026-04-02', '2026-04-03', '2026-05-01'])
      await assert.rejects(extendOn(2, until), {
        code: 'extension-too-early',
        message:
          /kept until 2026-04-02 already, and today that date could be moved to 2026-04-02 at the latest/,
      });
    await assert.rejects(extendOn(3, '2026-04-04'), {
      code: 'extension-date',
      message: /Choose a day from 2026-04-03 to 2026-04-03/,
    });
    assert.deepEqual(await extendOn(3, '2026-04-03'), { until: '2026-04-03' });
  });
});
