import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { lockedFields } from '../../../src/core/evidence/amendProtocol.ts';
import { canonicalJson } from '../../../src/core/evidence/canonicalJson.ts';
import { defaultConsent } from '../../../src/core/evidence/consent.ts';
import {
  hashProtocol,
  knownHashes,
  lockedHash,
  protocolDrift,
  protocolOf,
} from '../../../src/core/evidence/protocol.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { Hypothesis, HypothesisDraft } from '../../../src/core/experiment/hypothesis.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleExperiment } from '../lab/samples.ts';
import { slug, testedLab } from './testedLab.ts';

const hashOf = (experiment: Experiment) => hashProtocol(protocolOf(experiment), sha256);

/** One change of each part of the protocol that the form can change. */
const changes: Record<string, (hypothesis: Hypothesis) => Partial<Hypothesis>> = {
  tasks: ({ tasks }) => ({ tasks: tasks.map((task) => ({ ...task, timeoutSeconds: 90 })) }),
  criterion: ({ criterion }) => ({ criterion: { ...criterion, passAtLeast: 3 } }),
  segment: () => ({ segment: 'everybody' }),
  assignment: ({ plan }) => ({ plan: { ...plan, assignment: 'within' } }),
  consent: ({ plan }) => ({ plan: { ...plan, consent: 'You may stop.' } }),
};

/** What is no part of the protocol. */
const otherwise: Partial<Hypothesis> = {
  problem: 'Another problem',
  riskiestAssumption: 'They want it',
  throwAwayDate: '2097-01-01',
};

async function locked() {
  const lab = await testedLab((one) => ({
    ...one,
    hypothesis: { ...one.hypothesis, throwAwayDate: '2098-01-01' },
  }));
  await lockProtocol(await lab.experiment(), lab.deps);
  const frame = async (change: Partial<HypothesisDraft>, reason?: string) =>
    frameHypothesis({ ...(await lab.experiment()).hypothesis, ...change }, slug, lab.deps, reason);
  return { ...lab, frame };
}

describe('the hash of a protocol', () => {
  it('does not depend on the order in which a record was written, nor on what is left out', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (record, name) => {
        const turned = Object.fromEntries(Object.entries(record).toReversed());
        assert.equal(canonicalJson(turned), canonicalJson(record));
        const { [name]: _, ...rest } = record;
        assert.equal(canonicalJson({ ...rest, [name]: undefined }), canonicalJson(rest));
        assert.deepEqual(JSON.parse(canonicalJson(record)), JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  it('changes with every part of the protocol, and with nothing else', () => {
    const experiment = sampleExperiment('one');
    const hashWith = (change: Partial<Hypothesis>) =>
      hashOf({ ...experiment, hypothesis: { ...experiment.hypothesis, ...change } });
    const hashes = Object.values(changes).map((change) => hashWith(change(experiment.hypothesis)));
    const variant = hashOf({ ...experiment, variants: [{ id: 'a', createdAt: experiment.createdAt }] });
    assert.equal(new Set([hashOf(experiment), ...hashes, variant]).size, hashes.length + 2);
    assert.equal(hashWith(otherwise), hashOf(experiment));
    const { plan } = experiment.hypothesis;
    assert.equal(hashWith({ plan: { ...plan, consent: ` ${defaultConsent}\n` } }), hashOf(experiment));
  });
});

describe('locking a protocol', () => {
  it('happens once', async () => {
    const { experiment, deps } = await testedLab();
    const first = await lockProtocol(await experiment(), deps);
    const before = await experiment();
    assert.deepEqual([before.lock?.hash, first.hash], [hashOf(before), hashOf(before)]);
    assert.deepEqual(await lockProtocol(before, deps), first);
    const unaware: Experiment = { ...before, lock: undefined };
    assert.deepEqual(await lockProtocol(unaware, deps), first, 'another window locked it meanwhile');
    assert.deepEqual(await experiment(), before);
  });

  it('takes something to try, and an experiment that is not over', async () => {
    const { experiment, deps, store } = await testedLab((one) => ({
      ...one,
      variants: [{ id: 'empty', createdAt: one.createdAt }],
    }));
    await assert.rejects(lockProtocol(await experiment(), deps), { code: 'no-prototype' });
    await store.updateExperiment(slug, (one) => ({ ...one, stage: 'discarded' }));
    await assert.rejects(lockProtocol(await experiment(), deps), { code: 'already-decided' });
  });
});

describe('changing a locked protocol', () => {
  for (const [field, change] of Object.entries(changes)) {
    it(`needs a reason, and is kept as an amendment: ${field}`, async () => {
      const { experiment, frame } = await locked();
      const before = await experiment();
      const wanted = change(before.hypothesis);
      assert.deepEqual(lockedFields(before, { ...before.hypothesis, ...wanted }, sha256), [field]);
      await assert.rejects(frame(wanted), { code: 'amendment-needs-reason' });
      assert.deepEqual(await experiment(), before);
      const after = await frame(wanted, ' The pilot showed it. ');
      const [amendment] = after.amendments;
      const expected = { at: after.updatedAt, reason: 'The pilot showed it.', fields: [field] };
      const bar = { before: before.hypothesis.criterion, after: after.hypothesis.criterion };
      assert.deepEqual(amendment, {
        ...expected,
        hash: hashOf(after),
        ...(field === 'criterion' && { bar }),
      });
      assert.equal(lockedHash(after), hashOf(after));
      assert.deepEqual([...knownHashes(after)], [hashOf(before), hashOf(after)]);
      assert.ok(!protocolDrift(after, sha256));
    });
  }

  it('needs none for what is no part of it, nor before the lock', async () => {
    const { frame } = await locked();
    assert.deepEqual((await frame(otherwise)).amendments, []);
    const { experiment, deps } = await testedLab();
    const { hypothesis } = await experiment();
    const draft = { ...hypothesis, segment: 'everybody' };
    assert.deepEqual(lockedFields(await experiment(), draft, sha256), []);
    assert.deepEqual((await frameHypothesis(draft, slug, deps)).amendments, []);
  });

  it('needs one too where testing began before protocols were locked', async () => {
    const { experiment, deps } = await testedLab((one) => ({ ...one, stage: 'testing' }));
    const draft = { ...(await experiment()).hypothesis, segment: 'everybody' };
    assert.deepEqual(lockedFields(await experiment(), draft, sha256), ['segment']);
    await assert.rejects(frameHypothesis(draft, slug, deps), { code: 'amendment-needs-reason' });
    const [amendment] = (await frameHypothesis(draft, slug, deps, 'Too few came.')).amendments;
    assert.deepEqual([amendment?.fields, amendment?.hash], [['segment'], undefined]);
  });

  it('tells what a draft would change also while it is not complete', async () => {
    const { experiment } = await locked();
    const { hypothesis } = await experiment();
    const draft: HypothesisDraft = {
      ...hypothesis,
      segment: ` ${hypothesis.segment} `,
      tasks: [...hypothesis.tasks, { goal: ' ' }],
      criterion: { ...hypothesis.criterion, passAtLeast: undefined },
    };
    assert.deepEqual(lockedFields(await experiment(), draft, sha256), ['criterion']);
  });

  it('says when the record was changed by hand, and takes that in with a reason', async () => {
    const { experiment, frame, store } = await locked();
    assert.ok(!protocolDrift(await experiment(), sha256));
    await store.updateExperiment(slug, (one) => ({
      ...one,
      hypothesis: { ...one.hypothesis, segment: 'whoever is there' },
    }));
    assert.ok(protocolDrift(await experiment(), sha256));
    await assert.rejects(frame({}), { code: 'amendment-needs-reason' });
    const after = await frame({}, 'We found nobody else.');
    assert.deepEqual(
      after.amendments.map(({ fields }) => fields),
      [['byHand']],
    );
    assert.ok(!protocolDrift(after, sha256));
  });

  it('is not taken for new wording that prototypes are made from, unless it is', async () => {
    const { frame, experiment } = await locked();
    for (const [field, change] of Object.entries(changes)) {
      if (field === 'segment') continue;
      const after = await frame(change((await experiment()).hypothesis), 'Why not.');
      assert.equal(after.reframedAt, undefined, field);
    }
    assert.notEqual((await frame({ segment: 'everybody' }, 'Why not.')).reframedAt, undefined);
  });
});
