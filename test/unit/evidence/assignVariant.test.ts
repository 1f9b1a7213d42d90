import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { assignVariant } from '../../../src/core/evidence/assignVariant.ts';
import { balancedSquare } from '../../../src/core/evidence/balancedSquare.ts';
import type { EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { protocolOf, type Protocol } from '../../../src/core/evidence/protocol.ts';
import { readSession, type Session } from '../../../src/core/evidence/session.ts';
import { sampleExperiment, sampleTime as at } from '../lab/samples.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

function plan(assignment: Protocol['assignment'], count: number): Protocol {
  return { ...protocolOf(sampleExperiment('one')), assignment, variants: ids(count) };
}

/** How a session of an order ended: every variant tried, left midway, spoilt, or still under way. */
type End = 'complete' | 'left' | 'excluded' | 'underWay';

function session(id: string, order: readonly string[], end: End, pilot = false): Session {
  const stamp = (name: string) => ({ schemaVersion: 1 as const, id: `${id}-${name}`, at });
  const [variant = ''] = order;
  const began = { type: 'started' as const, session: id, participant: id, variant, order: [...order], pilot };
  const done = end === 'complete' || end === 'excluded';
  const outcomes = (done ? order : []).map((one): EvidenceEvent => ({
    ...stamp(one),
    type: 'task',
    task: 'buy',
    variant: one,
    outcome: 'failed',
    by: 'page',
  }));
  const over: EvidenceEvent[] = end === 'underWay' ? [] : [{ ...stamp('end'), type: 'ended' }];
  const out: EvidenceEvent[] =
    end === 'excluded' ? [{ ...stamp('out'), type: 'excluded', reason: 'no network' }] : [];
  const read = readSession([{ ...stamp('0'), ...began }, ...outcomes, ...over, ...out]);
  assert.ok(read);
  return read;
}

/** As many sessions as `ends`, each with what the plan assigns. */
function run(protocol: Protocol, hash: string, ends: readonly End[]): Session[] {
  const sessions: Session[] = [];
  for (const [index, end] of ends.entries())
    sessions.push(session(`s${index}`, assignVariant(protocol, hash, sessions).order, end));
  return sessions;
}

const uses = (sessions: readonly Session[], rows: readonly (readonly string[])[]) =>
  rows.map((row) => sessions.filter(({ order }) => order.join() === row.join()).length);

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

const someEnds = fc.array(fc.constantFrom<End>('complete', 'left', 'excluded', 'underWay'), {
  maxLength: 40,
});
const someHash = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('the balanced square', () => {
  it('has everything at every place equally often, and after everything else equally often', () => {
    for (let count = 2; count <= 9; count += 1) {
      const rows = balancedSquare(ids(count));
      const times = rows.length / count;
      assert.equal(times, count % 2 === 0 ? 1 : 2);
      for (const one of ids(count)) {
        for (let place = 0; place < count; place += 1)
          assert.equal(rows.filter((row) => row[place] === one).length, times, `${one} at ${place}`);
        for (const other of ids(count).filter((each) => each !== one)) {
          const follows = rows.filter((row) => row.indexOf(other) === row.indexOf(one) + 1).length;
          assert.equal(follows, times, `${other} after ${one} of ${count}`);
        }
      }
    }
  });

  it('of one thing, or none, is one row', () => {
    assert.deepEqual([balancedSquare(['a']), balancedSquare([])], [[['a']], [[]]]);
  });
});

describe('assigning variants', () => {
  it('keeps the variants even between participants, however sessions end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), someHash, someEnds, (count, hash, ends) => {
        const sessions = run(plan('between', count), hash, ends);
        const counted = sessions.filter(({ excluded }, index) => !excluded && ends[index] !== 'left');
        assert.ok(
          spread(
            uses(
              counted,
              ids(count).map((id) => [id]),
            ),
          ) <= 1,
        );
      }),
    );
  });

  it('keeps the orders even within participants', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), someHash, someEnds, (count, hash, ends) => {
        const sessions = run(plan('within', count), hash, ends);
        const counted = sessions.filter(({ excluded }, index) => !excluded && ends[index] !== 'left');
        assert.ok(spread(uses(counted, balancedSquare(ids(count)))) <= 1);
        for (const { order } of sessions) assert.deepEqual([...order].toSorted(), ids(count));
      }),
    );
  });

  it('makes up for variants that somebody chose', () => {
    const protocol = plan('between', 2);
    const chosen = ['s1', 's2', 's3'].map((id) => session(id, ['v1'], 'complete'));
    const [s4, s5] = [assignVariant(protocol, 'hash', chosen), assignVariant(protocol, 'other', chosen)];
    assert.deepEqual([s4.order, s5.order], [['v0'], ['v0']]);
  });

  it('says the same for the same evidence, and cannot be told from how many came before', () => {
    const protocol = plan('between', 2);
    const hashes = Array.from({ length: 400 }, (_, index) => `hash ${index}`);
    const firsts = hashes.map((hash) => assignVariant(protocol, hash, []).order[0]);
    assert.deepEqual(
      firsts,
      hashes.map((hash) => assignVariant(protocol, hash, []).order[0]),
    );
    const share = firsts.filter((first) => first === 'v0').length / hashes.length;
    assert.ok(share > 0.4 && share < 0.6, `${share} begin with the first variant`);
    const patterns = new Set(
      hashes.map((hash) => uses(run(protocol, hash, ['complete', 'complete', 'complete']), [['v0']]).join()),
    );
    assert.deepEqual([...patterns].toSorted(), ['1', '2']);
  });

  it('balances pilots among themselves, and counts them for nothing else', () => {
    const protocol = plan('between', 2);
    const pilot = session('p', ['v0'], 'complete', true);
    assert.deepEqual(assignVariant(protocol, 'hash', [pilot], undefined, true).order, ['v1']);
    const counted = [session('s1', ['v1'], 'complete')];
    assert.deepEqual(assignVariant(protocol, 'hash', [pilot, ...counted]).order, ['v0']);
  });

  it('takes a variant that was asked for, and says that it was chosen where there was a choice', () => {
    const assigned = (count: number, wanted?: string) =>
      assignVariant(plan('within', count), 'hash', [], wanted);
    assert.deepEqual(assigned(3, 'v2'), { order: ['v2'], assigned: 'chosen' });
    assert.deepEqual(assigned(1, 'v0'), { order: ['v0'], assigned: 'plan' });
    assert.deepEqual(assigned(1), { order: ['v0'], assigned: 'plan' });
  });
});
