import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EvidenceBody, EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { whereaboutsOf } from '../../../src/editor/session/liveView.ts';

const noon = Date.parse('2026-03-02T12:00:00Z');
const tasks = ['buy', 'track'];
const started: EvidenceBody = { type: 'started', session: 's', participant: 'P1', variant: 'a' };
const agreed: EvidenceBody = { type: 'consented', quotes: false };

/** Events a second apart. */
function eventsOf(...bodies: EvidenceBody[]): EvidenceEvent[] {
  return bodies.map((body, index) => ({
    schemaVersion: 1,
    id: `e${index}`,
    at: new Date(noon + index * 1000).toISOString(),
    ...body,
  }));
}

const at = (order: readonly string[], ...bodies: EvidenceBody[]) =>
  whereaboutsOf(eventsOf(started, ...bodies), order, tasks);
const begin = (task: string, variant?: string): EvidenceBody => ({ type: 'taskStarted', task, variant });
const done = (task: string, variant?: string): EvidenceBody => ({
  type: 'task',
  task,
  variant,
  outcome: 'completed',
  by: 'page',
});
const rated = (task: string, variant?: string): EvidenceBody => ({ type: 'seq', task, variant, value: 6 });

describe('Where a participant is', () => {
  const phases = (order: readonly string[], bodies: readonly EvidenceBody[]) =>
    bodies.map((_, index) => at(order, ...bodies.slice(0, index + 1)).phase);

  it('follows one variant from the consent to the end', () => {
    assert.equal(at(['a']).phase, 'consent');
    const way: EvidenceBody[] = [
      agreed,
      begin('buy'),
      done('buy'),
      rated('buy'),
      begin('track'),
      done('track'),
      rated('track'),
      { type: 'umuxLite', capabilities: 5, ease: 6 },
      { type: 'ended' },
    ];
    const expected = 'ready task rating ready task rating rating rating over';
    assert.equal(phases(['a'], way).join(' '), expected);
  });

  it('names the task that is next or under way, and when it was begun', () => {
    const before = at(['a'], agreed);
    assert.deepEqual([before.variant, before.task, before.since], ['a', 'buy', undefined]);
    assert.equal(at(['a'], agreed, begin('buy')).since, '2026-03-02T12:00:02.000Z');
    assert.deepEqual(
      [at(['a'], agreed, begin('buy'), done('buy')).task, at(['a'], agreed, begin('buy'), done('buy')).since],
      ['track', undefined],
    );
  });

  it('goes on to the next variant after its ratings', () => {
    const first = [agreed, begin('buy', 'b'), done('buy', 'b'), begin('track', 'b'), done('track', 'b')];
    const asked = at(['b', 'a'], ...first, rated('track', 'b'));
    assert.deepEqual([asked.phase, asked.variant, asked.task], ['rating', 'a', 'buy']);
    const next = at(['b', 'a'], ...first, { type: 'umuxLite', variant: 'b', capabilities: 1, ease: 1 });
    assert.equal(next.phase, 'ready');
    assert.equal(at(['b', 'a'], ...first, begin('buy', 'a')).phase, 'task');
  });

  it('leaves the task that has just ended to be judged until the next one begins', () => {
    const judged = (...bodies: EvidenceBody[]) => at(['b', 'a'], agreed, ...bodies).judged;
    const [buy, over] = [begin('buy', 'b'), done('buy', 'b')];
    assert.deepEqual(judged(), { variant: 'b', task: 'buy' });
    assert.deepEqual(judged(buy, over, rated('buy', 'b')), { variant: 'b', task: 'buy' });
    const second = [buy, over, rated('buy', 'b'), begin('track', 'b')];
    assert.deepEqual(judged(...second), { variant: 'b', task: 'track' });
    const questions: EvidenceBody = { type: 'umuxLite', variant: 'b', capabilities: 5, ease: 6 };
    assert.deepEqual(judged(...second, done('track', 'b'), questions), { variant: 'b', task: 'track' });
    assert.deepEqual(judged(...second, { type: 'ended' }), { variant: 'b', task: 'track' });
  });

  it('tells the screen they are on, and what went wrong last', () => {
    const problems = Array.from({ length: 30 }, (_, index): EvidenceBody => ({
      type: 'problem',
      message: `p${index}`,
    }));
    const seen = at(
      ['a'],
      agreed,
      begin('buy'),
      { type: 'screen', screen: 'basket', state: 'empty' },
      ...problems,
    );
    assert.equal(seen.place, 'basket/empty');
    assert.deepEqual([seen.problems.length, seen.problems.at(-1)], [20, 'p29']);
  });
});
