import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { localDay } from '../../../src/core/experiment/localDay.ts';
import { hypothesisDraftSchema, type HypothesisDraft } from '../../../src/core/experiment/hypothesis.ts';
import { completeHypothesis } from '../../../src/core/experiment/completeHypothesis.ts';
import { addDays, reviewHypothesis, type Reframed } from '../../../src/core/experiment/reviewHypothesis.ts';

const today = '2026-03-02';

function draft(changes: Partial<HypothesisDraft> = {}): HypothesisDraft {
  return hypothesisDraftSchema.parse({
    belief: 'We believe that guests buy more when checkout does not ask for an account.',
    segment: 'First-time visitors on a phone',
    steps: [{ title: 'Basket' }, { title: 'Pay' }],
    tasks: [{ goal: 'Buy one thing without an account' }],
    criterion: { metric: 'Finishes the purchase', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
    ...changes,
  });
}

const fields = (value: HypothesisDraft) => reviewHypothesis(value, today).map((problem) => problem.field);

describe('reviewing a hypothesis', () => {
  it('accepts one that can be tested', () => {
    assert.deepEqual(fields(draft()), []);
  });

  it('refuses one without segment, metric or bars, and names the field', () => {
    assert.deepEqual(fields(draft({ segment: '  ' })), ['segment']);
    assert.deepEqual(fields(draft({ criterion: { metric: '' } })), [
      'criterion.metric',
      'criterion.minimumParticipants',
      'criterion.passAtLeast',
      'criterion.killAtMost',
    ]);
  });

  it('refuses bars that contradict each other or the number of people', () => {
    const criterion = { metric: 'x', passAtLeast: 6, killAtMost: 6, minimumParticipants: 5 };
    assert.deepEqual(fields(draft({ criterion })), ['criterion.passAtLeast', 'criterion.killAtMost']);
  });

  it('refuses a throw-away date that is past or no date', () => {
    for (const throwAwayDate of [today, '2025-01-01', 'soon', '2026-02-31'])
      assert.deepEqual(fields(draft({ throwAwayDate })), ['throwAwayDate'], throwAwayDate);
  });

  describe('of an experiment that is there', () => {
    const hypothesis = completeHypothesis(draft({ throwAwayDate: '2026-03-20' }), today);
    const framed = { hypothesis, variants: [] };
    const made = { hypothesis, variants: [{ id: 'a', createdAt: '2026-03-02T09:00:00.000Z' }] };
    const extension = {
      at: '2026-03-02T09:00:00.000Z',
      from: '2026-03-10',
      until: '2026-03-20',
      reason: 'r',
    };
    const problemsOf = (throwAwayDate: string, before: Reframed, day = today) =>
      reviewHypothesis(draft({ throwAwayDate }), day, before).map(({ field }) => field);

    it('keeps its throw-away date when that is left out or the same, also once it is past', () => {
      for (const throwAwayDate of ['', '2026-03-20']) {
        assert.deepEqual(problemsOf(throwAwayDate, made, '2026-05-01'), []);
        const changed = completeHypothesis(draft({ throwAwayDate }), '2026-05-01', made);
        assert.equal(changed.throwAwayDate, '2026-03-20');
      }
    });

    it('puts the date off by extending it only, once there is a prototype', () => {
      assert.deepEqual(problemsOf('2026-04-30', framed), []);
      assert.deepEqual(problemsOf('2026-04-30', made), ['throwAwayDate']);
      assert.deepEqual(problemsOf('2026-04-30', { ...framed, extension }), ['throwAwayDate']);
      assert.deepEqual(problemsOf('2026-03-15', made), []);
    });

    it('does not take an extension back with a draft that was written before', () => {
      const extended = { ...made, extension };
      assert.deepEqual(problemsOf('2026-03-10', extended, '2026-03-12'), []);
      const changed = completeHypothesis(draft({ throwAwayDate: '2026-03-10' }), '2026-03-12', extended);
      assert.equal(changed.throwAwayDate, '2026-03-20');
    });
  });

  it('gives ids, a title and thirty days', () => {
    const hypothesis = completeHypothesis(
      draft({ steps: [{ title: 'Zahlung für Gäste' }, { title: '支払い' }] }),
      today,
    );
    assert.deepEqual(
      hypothesis.steps.map((step) => step.id),
      ['zahlung-fur-gaste', 'step'],
    );
    assert.equal(hypothesis.title, 'Guests buy more when checkout does not ask for an account');
    assert.equal(hypothesis.throwAwayDate, '2026-04-01');
  });

  it('completes whatever it finds no problem with, with ids that differ', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const lines = fc.array(
      text.map((title) => ({ title, goal: title })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        text,
        text,
        lines,
        fc.nat(8),
        fc.nat(8),
        (belief, segment, list, passAtLeast, killAtMost) => {
          const criterion = { metric: 'm', passAtLeast, killAtMost, minimumParticipants: 5 };
          const value = draft({ belief, segment, steps: list, tasks: list, criterion });
          if (reviewHypothesis(value, today).length > 0) return;
          const { steps, tasks } = completeHypothesis(value, today);
          assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
          assert.ok([...steps, ...tasks].every((item) => /^[a-z0-9-]{1,60}$/.test(item.id)));
        },
      ),
    );
  });
});

describe('today', () => {
  it('is the day on the calendar of the user, not in UTC', () => {
    const lateEvening = new Date(2026, 2, 2, 23, 30);
    const earlyMorning = new Date(2026, 2, 2, 0, 30);
    assert.deepEqual([localDay(lateEvening), localDay(earlyMorning)], ['2026-03-02', '2026-03-02']);
  });
});

describe('adding days', () => {
  it('crosses months, leap days and summer time', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-12-31', 30), '2027-01-30');
  });
});
