import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { EvidenceEvent, TaskOutcome } from '../../../src/core/evidence/evidenceEvent.ts';
import { readSession, type Session } from '../../../src/core/evidence/session.ts';
import { scaledBars, tally } from '../../../src/core/evidence/verdict.ts';

const at = '2026-03-02T10:00:00.000Z';
const criterion = { metric: 'Finishes', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 };

function session(id: string, outcome: TaskOutcome | undefined): Session {
  const events: EvidenceEvent[] = [
    { schemaVersion: 1, id: `${id}-0`, at, type: 'started', session: id, participant: id, variant: 'a' },
  ];
  if (outcome) events.push({ schemaVersion: 1, id: `${id}-1`, at, type: 'task', task: 'buy', outcome });
  const read = readSession(events);
  assert.ok(read);
  return read;
}

const count = (outcomes: readonly (TaskOutcome | undefined)[]) =>
  tally(
    outcomes.map((outcome, index) => session(`P${index}`, outcome)),
    () => ['buy'],
    criterion,
    ['a'],
  );

describe('evidence against the bar', () => {
  const done: TaskOutcome = 'completed';
  const failed: TaskOutcome = 'failed';

  it('is inconclusive below the minimum, whatever they did', () => {
    assert.equal(count([done, done, done, done]).outcome, 'inconclusive');
    assert.equal(count([]).outcome, 'inconclusive');
  });

  it('validates at the pass bar, invalidates at the kill bar, and is inconclusive between', () => {
    assert.equal(count([done, done, done, done, failed]).outcome, 'validated');
    assert.equal(count([done, failed, failed, failed, failed]).outcome, 'invalidated');
    assert.equal(count([done, done, failed, failed, failed]).outcome, 'inconclusive');
  });

  it('does not count help as success, nor somebody who is still at it', () => {
    const result = count([done, done, done, done, 'assisted', undefined]);
    assert.deepEqual([result.successes, result.participants, result.underWay], [4, 5, 1]);
  });

  it('never lowers the bar when more people come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (n) => {
        const fewer = count(Array.from({ length: n }, () => done));
        const more = count(Array.from({ length: n + 1 }, () => done));
        assert.ok(more.passBar >= fewer.passBar);
        assert.ok(more.passBar / Math.max(5, n + 1) >= 0.8);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bars for more people than the minimum', () => {
  it('are the smallest pass count and the greatest kill count that keep the share, to the last digit', () => {
    const whole = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(whole(60), fc.nat(60), whole(60), fc.nat(2000), (pass, kill, minimum, n) => {
        const bar = { metric: '', passAtLeast: pass, killAtMost: kill, minimumParticipants: minimum };
        const { passBar, killBar } = scaledBars(bar, n);
        const people = Math.max(n, minimum);
        assert.ok(passBar * minimum >= pass * people && (passBar - 1) * minimum < pass * people);
        assert.ok(killBar * minimum <= kill * people && (killBar + 1) * minimum > kill * people);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('reading a session', () => {
  it('lets a later outcome correct an earlier one', () => {
    const start: EvidenceEvent = {
      schemaVersion: 1,
      id: '0',
      at,
      type: 'started',
      session: 's',
      participant: 'P1',
      variant: 'a',
    };
    const task = (id: string, outcome: TaskOutcome): EvidenceEvent => ({
      schemaVersion: 1,
      id,
      at,
      type: 'task',
      task: 'buy',
      outcome,
    });
    const read = readSession([start, task('1', 'completed'), task('2', 'assisted')]);
    assert.equal(read?.runs[0]?.attempts.get('buy')?.outcome, 'assisted');
  });

  it('is nothing when its beginning is lost', () => {
    assert.equal(readSession([{ schemaVersion: 1, id: '1', at, type: 'ended' }]), undefined);
  });
});
