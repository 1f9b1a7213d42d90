import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { addToVariants, takeFromVariants } from '../../../src/core/evidence/amendVariants.ts';
import { knownHashes, lockedHash, protocolDrift } from '../../../src/core/evidence/protocol.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleTime as at } from '../lab/samples.ts';
import { testedLab } from './testedLab.ts';

const c = { id: 'c', createdAt: at, axis: 'flow' as const, change: 'Payment comes first' };
const when = { at, sha256 };

async function locked(): Promise<Experiment> {
  const { experiment, deps } = await testedLab();
  await lockProtocol(await experiment(), deps);
  return await experiment();
}

describe('variants of a locked protocol', () => {
  it('are an amendment by themselves, with what they change as reason', async () => {
    const after = addToVariants(await locked(), c, when);
    assert.deepEqual(
      after.amendments.map(({ fields, reason }) => [fields, reason]),
      [[['variants'], 'Variant c was added: Payment comes first']],
    );
    assert.ok(!protocolDrift(after, sha256));
  });

  it('are none before the lock', async () => {
    const { experiment } = await testedLab();
    assert.deepEqual(addToVariants(await experiment(), c, when).amendments, []);
  });

  it('leave no amendment when they could not be made, and what held meanwhile stays known', async () => {
    const before = await locked();
    const added = addToVariants(addToVariants(before, c, when), { ...c, id: 'd' }, when);
    const after = takeFromVariants(added, ['c', 'd'], when);
    const hashes = added.amendments.flatMap(({ hash }) => hash ?? []);
    assert.deepEqual(after, { ...before, passedHashes: hashes });
    assert.equal(lockedHash(after), before.lock?.hash);
    for (const hash of hashes)
      assert.ok(knownHashes(after).has(hash), 'a kit may have been taken out under it');
    const { experiment } = await testedLab();
    const open = await experiment();
    assert.deepEqual(takeFromVariants(addToVariants(open, c, when), ['c'], when), open);
  });

  it('are taken out by one more amendment where the protocol was amended meanwhile', async () => {
    const both = addToVariants(addToVariants(await locked(), c, when), { ...c, id: 'd' }, when);
    const after = takeFromVariants(both, ['c'], when);
    assert.deepEqual(
      after.variants.map(({ id }) => id),
      ['a', 'b', 'd'],
    );
    assert.equal(after.amendments.length, 3, 'nothing that was recorded is taken back');
    assert.match(after.amendments.at(-1)?.reason ?? '', /variant c/);
    assert.ok(!protocolDrift(after, sha256));
  });
});
