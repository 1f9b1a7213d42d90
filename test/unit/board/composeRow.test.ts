import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { composeRow } from '../../../src/core/board/composeRow.ts';
import type { ExperimentSummary } from '../../../src/core/board/labSummary.ts';
import { boardMoment, sampleRecord, sampleSummary } from '../../support/sampleBoard.ts';

/** Number 0 is being tested, number 2 decided. */
const testing = sampleSummary(0);
const decided = sampleSummary(2);
const exported = '2026-03-10T12:00:00.000Z';
/** An answer two days and a half after the export. */
const answer = (status: 'accepted' | 'returned') => ({
  status,
  reviewer: 'Engineering',
  reason: 'A sample.',
  at: '2026-03-13T00:00:00.000Z',
  handedOffAt: exported,
});
const rowOf = (summary: ExperimentSummary) => composeRow(summary, '/lab', boardMoment);

/** The same with so many participants in each of its variants. */
function tested(...counts: readonly (readonly [successes: number, participants: number])[]) {
  assert.ok(testing.tally);
  const { tally } = testing;
  const variants = counts.map(([successes, participants], index) => ({
    ...tally,
    variant: 'abc'[index] ?? '',
    successes,
    participants,
  }));
  return { ...testing, tally: { ...tally, ...variants[0], variants } };
}

describe('a row of the board', () => {
  it('holds the count against the bar that is scaled to as many participants', () => {
    assert.deepEqual(
      [rowOf(tested([3, 4])).result, rowOf(tested([7, 12])).result].map(
        ({ successes, participants, passBar, killBar }) => [successes, participants, passBar, killBar],
      ),
      [
        [3, 4, 5, 2],
        [7, 12, 10, 4],
      ],
    );
  });

  it('takes the count of a verdict from the verdict, whatever the logs say by now', () => {
    assert.ok(testing.tally);
    const row = rowOf({ ...decided, tally: { ...testing.tally, successes: 6, participants: 6 } });
    assert.deepEqual([row.result.successes, row.result.participants], [2, 6]);
  });

  it('shows what was left out and tried as the verdict keeps it, and says where an older one does not', () => {
    const { verdict } = decided.experiment;
    assert.ok(verdict);
    const kept = sampleRecord(2, { verdict: { ...verdict, excluded: 2, underWay: 1, tried: ['a', 'b'] } });
    const counts = (experiment: typeof kept) => {
      const { excluded, underWay, variantsTried } = rowOf({ ...decided, experiment }).result;
      return [excluded, underWay, variantsTried];
    };
    assert.deepEqual(counts(kept), [2, 1, 2]);
    assert.deepEqual(counts(decided.experiment), [undefined, undefined, undefined]);
  });

  it('holds the count of a verdict against the bar it was decided by', () => {
    const { verdict, hypothesis } = decided.experiment;
    assert.ok(verdict);
    const criterion = { ...hypothesis.criterion, passAtLeast: 4 };
    const row = rowOf({ ...decided, experiment: sampleRecord(2, { verdict: { ...verdict, criterion } }) });
    assert.deepEqual([row.bar.pass, row.result.passBar], [4, 4]);
  });

  it('marks a plan that was changed by hand, and a verdict by another bar', () => {
    const { verdict } = decided.experiment;
    assert.ok(verdict);
    const another = sampleRecord(2, { verdict: { ...verdict, byTheBar: 'validated' } });
    assert.deepEqual(
      [rowOf(decided), rowOf({ ...testing, drifted: true }), rowOf({ ...decided, experiment: another })].map(
        ({ drifted }) => drifted,
      ),
      [false, true, true],
    );
  });

  it('measures time to signal from the lock, and says nothing without one', () => {
    const { lock } = decided.experiment;
    const [locked, unlocked] = [decided.experiment, sampleRecord(2, { lock: undefined })];
    assert.ok(lock);
    const row = rowOf({
      ...decided,
      experiment: { ...locked, lock: { ...lock, at: '2026-03-05T12:00:00.000Z' } },
    });
    assert.equal(
      row.daysToSignal,
      (Date.parse(row.verdict?.at ?? '') - Date.parse('2026-03-05T12:00:00.000Z')) / 86_400_000,
    );
    assert.equal(rowOf({ ...decided, experiment: unlocked }).daysToSignal, undefined);
    assert.equal(rowOf(testing).daysToSignal, undefined);
  });

  it('counts days until the verdict, and until now where there is none', () => {
    assert.equal(rowOf(testing).daysRunning, 90);
    assert.equal(rowOf(decided).daysRunning, 88 - 23);
  });

  it('is overdue after its day, unless the prototype is thrown away or was never made', () => {
    const dated = (throwAwayDate: string, change: Partial<typeof testing.experiment> = {}) => {
      const { hypothesis } = testing.experiment;
      return rowOf({
        ...testing,
        experiment: { ...testing.experiment, ...change, hypothesis: { ...hypothesis, throwAwayDate } },
      }).isOverdue;
    };
    assert.deepEqual([dated('2026-03-29'), dated('2026-03-30')], [true, false]);
    assert.equal(dated('2026-03-29', { stage: 'discarded' }), false);
    assert.equal(dated('2026-03-29', { stage: 'framed', variants: [] }), false);
  });

  it('is ready to decide once every variant that was tried has enough people, and nobody decided', () => {
    assert.equal(rowOf(tested([3, 6])).isReadyToDecide, true);
    assert.equal(rowOf(tested([3, 6], [1, 5])).isReadyToDecide, false);
    assert.equal(rowOf(tested()).isReadyToDecide, false);
    assert.equal(rowOf({ ...tested([3, 6]), experiment: decided.experiment }).isReadyToDecide, false);
  });

  it('says what came of the handoff as far as anybody recorded it', () => {
    const handoff = (changes: Parameters<typeof sampleRecord>[1], hasBrief = false) =>
      rowOf({ ...decided, hasBrief, experiment: sampleRecord(2, changes) }).handoff;
    assert.equal(handoff({}), 'none');
    // Engineering has nothing before a final brief was exported, whatever became of the prototype.
    assert.equal(handoff({}, true), 'draft');
    assert.equal(handoff({ stage: 'discarded' }, true), 'draft');
    assert.equal(handoff({ handedOffAt: exported, stage: 'discarded' }, true), 'exported');
    assert.equal(handoff({ stage: 'handedOff' }), 'exported');
    assert.equal(handoff({ handedOffAt: exported, stage: 'handedOff' }), 'exported');
    assert.equal(handoff({ reviews: [answer('returned')] }, true), 'returned');
    assert.equal(handoff({ reviews: [answer('accepted')], handedOffAt: exported }), 'accepted');
    const again = { reviews: [answer('returned')], handedOffAt: '2026-03-20T12:00:00.000Z' };
    assert.equal(handoff(again, true), 'exported');
  });

  it('counts from the export of a brief to its answer, and until now while it waits', () => {
    const loop = (changes: Parameters<typeof sampleRecord>[1]) =>
      rowOf({ ...decided, experiment: sampleRecord(2, changes) }).loop;
    const nothing = { answeredIn: undefined, waiting: undefined, returned: 0 };
    assert.deepEqual(loop({}), nothing);
    assert.deepEqual(loop({ handedOffAt: exported }), { ...nothing, waiting: 20 });
    assert.deepEqual(loop({ handedOffAt: exported, reviews: [answer('accepted')] }), {
      ...nothing,
      answeredIn: 2.5,
    });
    assert.deepEqual(loop({ reviews: [answer('returned')] }), { ...nothing, answeredIn: 2.5, returned: 1 });
    const older = { ...answer('returned'), handedOffAt: undefined };
    assert.deepEqual(loop({ reviews: [older] }), { ...nothing, returned: 1 });
    const again = {
      reviews: [answer('returned'), answer('returned')],
      handedOffAt: '2026-03-20T12:00:00.000Z',
    };
    assert.deepEqual(loop(again), { answeredIn: 2.5, waiting: 10, returned: 2 });
    assert.equal(loop({ handedOffAt: exported, stage: 'discarded' }).waiting, undefined);
  });

  it('says what a throw-away date was before, and whether the learning is kept', () => {
    const moved = { from: '2026-03-01', until: '2026-04-30', reason: 'A sample.', at: exported };
    assert.deepEqual(
      [rowOf(decided), rowOf({ ...decided, experiment: sampleRecord(2, { extension: moved }) })].map(
        ({ movedFrom }) => movedFrom,
      ),
      [undefined, '2026-03-01'],
    );
    assert.deepEqual(
      [rowOf(decided).hasLearning, rowOf({ ...decided, hasLearning: true }).hasLearning],
      [false, true],
    );
  });

  it('stops counting days when a prototype is thrown away without a verdict', () => {
    const discarded = { at: '2026-01-10T12:00:00.000Z', stage: 'testing', trash: 'sample-0-1' } as const;
    const experiment = sampleRecord(0, {
      stage: 'discarded',
      discarded,
      createdAt: '2026-01-01T12:00:00.000Z',
    });
    assert.equal(rowOf({ ...testing, experiment }).daysRunning, 9);
  });
});
