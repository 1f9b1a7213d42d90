import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeEvidence, type PresentState } from '../../../src/core/evidence/describeEvidence.ts';
import type { Caveat, CaveatCode } from '../../../src/core/evidence/evidenceReading.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { sessionsOf, testedExperiment, type Tried } from './evidenceLogs.ts';

const alone = ['completed', 'completed'] as const;
const failing = ['completed', 'failed'] as const;
const people = (count: number, variant: string, runs: Tried['runs'][string], prefix = 'P'): Tried[] =>
  Array.from({ length: count }, (_, index) => ({ code: `${prefix}${index + 1}`, runs: { [variant]: runs } }));
const read = (all: readonly Tried[], change: Partial<Experiment> = {}, now: PresentState = {}) =>
  describeEvidence(sessionsOf(all), testedExperiment(change), now);
const only = { variants: [{ id: 'a', createdAt: '2026-02-28T09:00:00.000Z' }] };
function caveat<Code extends CaveatCode>(
  all: readonly Tried[],
  code: Code,
  change: Partial<Experiment> = {},
  now: PresentState = {},
): Extract<Caveat, { code: Code }> | undefined {
  return read(all, change, now).caveats.find(
    (one): one is Extract<Caveat, { code: Code }> => one.code === code,
  );
}

describe('reading the evidence', () => {
  it('gives the count against the bar, the interval clipped, and the exact chance of the target', () => {
    const { deciding, target, outcome } = read(
      [...people(5, 'a', alone), ...people(1, 'a', failing, 'Q')],
      only,
    );
    assert.deepEqual(
      [deciding.successes, deciding.participants, deciding.passBar, deciding.killBar, outcome],
      [5, 6, 5, 1, 'validated'],
    );
    assert.equal(target, 0.8);
    assert.equal(deciding.interval?.lower.toFixed(4), '0.4178');
    assert.equal(deciding.chanceOfTarget?.toFixed(6), '0.423283');
    assert.equal(read(people(5, 'a', alone), only).deciding.interval?.upper, 1);
  });

  it('of a bar that asks for everybody says how likely nearly everybody is, as nothing is above all', () => {
    const { criterion } = testedExperiment().hypothesis;
    const hypothesis = { ...testedExperiment().hypothesis, criterion: { ...criterion, passAtLeast: 5 } };
    const { deciding, target, chanceShare } = read(people(5, 'a', alone), { ...only, hypothesis });
    assert.deepEqual([target, chanceShare], [1, 0.9]);
    // The posterior is Beta(6, 1), whose chance above p is 1 - p^6.
    assert.ok(Math.abs((deciding.chanceOfTarget ?? 0) - (1 - 0.9 ** 6)) < 1e-9);
    assert.equal(deciding.likelihood, 'even');
  });

  it('claims nothing where nobody took part', () => {
    const { deciding, variants, caveats, comparisons } = read([]);
    assert.deepEqual([deciding.variant, variants.length, caveats, comparisons], ['a', 1, [], []]);
    assert.deepEqual(
      [deciding.interval, deciding.chanceOfTarget, deciding.intervals],
      [undefined, undefined, undefined],
    );
  });

  it('is plain data that can be sent as JSON', () => {
    const reading = read([...people(3, 'a', alone), ...people(3, 'b', failing, 'Q')]);
    assert.ok(isPlain(reading));
  });

  it('takes times only from those who managed alone, by geometric mean', () => {
    const { deciding } = read(
      [
        { code: 'P1', runs: { a: alone }, seconds: 10 },
        { code: 'P2', runs: { a: alone }, seconds: 40 },
        { code: 'P3', runs: { a: ['assisted', 'failed'] }, seconds: 900 },
      ],
      only,
    );
    assert.equal(deciding.tasks[0]?.time?.mean.toFixed(6), '20.000000');
    assert.equal(deciding.tasks[0].time.n, 2);
  });

  it('makes a funnel of begun tasks, also of those who are still at it', () => {
    const { deciding } = read(
      [
        ...people(2, 'a', alone),
        { code: 'P3', runs: { a: ['abandoned'] } },
        { code: 'P4', runs: { a: [undefined] } },
      ],
      only,
    );
    const [find, order] = deciding.tasks;
    assert.deepEqual([find?.begun, find?.completed, find?.abandoned], [4, 2, 1]);
    assert.deepEqual([order?.begun, order?.completed], [2, 2]);
    assert.equal(deciding.underWay, 2);
  });

  it('puts ratings on their scales', () => {
    const { deciding } = read(
      [
        {
          code: 'P1',
          runs: { a: alone },
          more: [
            { type: 'seq', task: 'find', value: 6 },
            { type: 'umuxLite', capabilities: 7, ease: 4 },
          ],
        },
      ],
      only,
    );
    assert.deepEqual([deciding.tasks[0]?.seq?.mean, deciding.umuxLite?.mean], [6, 75]);
    assert.equal(deciding.umuxLite?.interval, undefined);
  });

  it('never counts pilots and excluded sessions, and says who they were and why', () => {
    const reading = read(
      [
        ...people(4, 'a', alone),
        { code: 'P8', runs: { a: alone }, start: { pilot: true } },
        { code: 'P9', runs: { a: alone }, more: [{ type: 'excluded', reason: 'The battery died.' }] },
      ],
      only,
    );
    assert.deepEqual([reading.deciding.successes, reading.deciding.participants], [4, 4]);
    assert.deepEqual(
      [reading.pilots.map(({ participant }) => participant), reading.excluded.map(({ reason }) => reason)],
      [['P8'], ['The battery died.']],
    );
    assert.deepEqual(
      reading.caveats.filter(({ code }) => code === 'excluded'),
      [{ code: 'excluded', sessions: 1, of: 5 }],
    );
  });
});

describe('comparing variants', () => {
  it('between different people gives the exact chance, the better one first', () => {
    const [found, ...more] = read([...people(5, 'a', failing), ...people(5, 'b', alone, 'Q')]).comparisons;
    assert.equal(more.length, 0);
    assert.ok(found?.kind === 'between');
    assert.deepEqual([found.a, found.b, found.counts.a.successes], ['b', 'a', 5]);
    assert.equal(found.chance.toFixed(9), '0.998917749');
    assert.equal(found.fisher.toFixed(6), '0.007937');
  });

  it('of the same people asks only those who managed exactly one, and does not treat them as different people', () => {
    const both: Tried[] = [1, 2, 3].map((n) => ({ code: `P${n}`, runs: { a: alone, b: failing } }));
    const [found] = read([
      ...both,
      { code: 'P4', runs: { b: alone, a: alone } },
      { code: 'P5', runs: { b: failing, a: failing } },
    ]).comparisons;
    assert.ok(found?.kind === 'within');
    assert.deepEqual(found.counts, { both: 1, onlyA: 3, onlyB: 0, neither: 1 });
    assert.equal(found.chance, 15 / 16);
  });

  it('counts somebody who tried both by chance only where they began', () => {
    const [found] = read([
      ...people(4, 'a', alone),
      ...people(4, 'b', alone, 'Q'),
      { code: 'X1', runs: { b: failing, a: alone } },
    ]).comparisons;
    assert.ok(found?.kind === 'between');
    assert.deepEqual(found.counts, {
      a: { successes: 4, participants: 4 },
      b: { successes: 4, participants: 5 },
    });
  });

  it('says nothing of a variant nobody finished', () => {
    assert.deepEqual(
      read([...people(3, 'a', alone), { code: 'Q1', runs: { b: [undefined] } }]).comparisons,
      [],
    );
  });
});

describe('what must be known beside the counts', () => {
  const five = people(5, 'a', alone);

  it('is nothing grave where all went by the plan', () => {
    const pilot: Tried = { code: 'T1', runs: { a: alone }, start: { pilot: true } };
    assert.deepEqual(read([pilot, ...five], only).caveats, [{ code: 'pilots', sessions: 1 }]);
  });

  it('is a protocol that was amended, changed by hand, unknown or not locked', () => {
    const amendments = [
      { at: '2026-03-01T12:30:00.000Z', reason: 'Too hard', fields: ['tasks'], hash: 'b'.repeat(64) },
    ];
    assert.deepEqual(caveat(five, 'amendments', { ...only, amendments }), {
      code: 'amendments',
      amendments: 1,
      sessionsBefore: 5,
    });
    const now = { protocol: 'c'.repeat(64) };
    assert.ok(caveat(five, 'protocolDrift', only, now));
    assert.equal(caveat(five, 'protocolDrift', only, { protocol: 'a'.repeat(64) }), undefined);
    const stranger: Tried = { code: 'K1', runs: { a: alone }, start: { protocol: 'd'.repeat(64) } };
    assert.equal(caveat([...five, stranger], 'protocolUnknown', only)?.sessions, 1);
    const early: Tried = { code: 'E1', runs: { a: alone }, start: { protocol: undefined } };
    assert.equal(caveat([...five, early], 'notLocked', only)?.sessions, 1);
  });

  it('counts as before a change who went by the older plan, however late they came, and by time only where no plan is named', () => {
    const amendments = [
      { at: '2026-03-01T12:30:00.000Z', reason: 'Too hard', fields: ['tasks'], hash: 'b'.repeat(64) },
      { at: '2026-03-01T13:30:00.000Z', reason: 'Too easy', fields: ['tasks'], hash: 'c'.repeat(64) },
    ];
    const under = (protocols: readonly (string | undefined)[]) =>
      protocols.map((protocol, index): Tried => ({
        code: `P${index}`,
        runs: { a: alone },
        start: { protocol },
      }));
    const before = (protocols: readonly (string | undefined)[]) =>
      read(under(protocols), { ...only, amendments }).amendments.map(({ sessionsBefore }) => sessionsBefore);
    const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    assert.deepEqual(before([third, third, second, first, first]), [2, 3]);
    assert.deepEqual(before([undefined, undefined, undefined, undefined, undefined]), [3, 4]);
    assert.equal(
      caveat(under([third, second, first]), 'amendments', { ...only, amendments })?.sessionsBefore,
      2,
    );
  });

  it('is a verdict whose bar was another one than the one on record', () => {
    const two = [...people(2, 'a', alone), ...people(3, 'a', failing, 'Q')];
    const verdict = {
      outcome: 'validated',
      byTheBar: 'validated',
      rationale: '',
      at: '2026-03-05T09:00:00.000Z',
      successes: 2,
      participants: 5,
      variant: 'a',
    } as const;
    assert.deepEqual(caveat(two, 'verdictByOtherBar', { ...only, verdict }), {
      code: 'verdictByOtherBar',
      recorded: 'validated',
      now: 'inconclusive',
    });
    const fair = { ...verdict, outcome: 'inconclusive', byTheBar: 'inconclusive' } as const;
    const { criterion } = testedExperiment().hypothesis;
    const found = (more: object) =>
      caveat(two, 'verdictByOtherBar', { ...only, verdict: { ...fair, ...more } }) !== undefined;
    assert.equal(found({}), false, 'older verdicts do not name their bar');
    assert.equal(found({ criterion, protocol: 'a'.repeat(64) }), false);
    assert.equal(found({ criterion: { ...criterion, killAtMost: 0 } }), true);
    assert.equal(found({ criterion, protocol: 'f'.repeat(64) }), true);
  });

  it('is a prototype that changed between participants, since the last one, or since the verdict', () => {
    const shown = (print: string, index: number): Tried => ({
      code: `P${index}`,
      runs: { a: alone },
      start: { prototypes: { a: print } },
    });
    const tried = ['x', 'x', 'y', 'y', 'y'].map(shown);
    assert.deepEqual(caveat(tried, 'prototypeChanged', only), {
      code: 'prototypeChanged',
      variant: 'a',
      versions: 2,
    });
    const now = { prototypes: { a: 'z' } };
    assert.deepEqual(caveat(tried, 'changedSinceTested', only, now)?.variants, ['a']);
    assert.equal(caveat(tried, 'changedSinceTested', only, { prototypes: { a: 'y' } }), undefined);
    const verdict = {
      outcome: 'validated',
      byTheBar: 'validated',
      rationale: 'r',
      at: '2026-03-05T09:00:00.000Z',
      successes: 4,
      participants: 5,
      variant: 'a',
      prototypes: { a: 'y' },
    } as const;
    assert.deepEqual(caveat(tried, 'changedSinceVerdict', { ...only, verdict }, now)?.variants, ['a']);
    const added = { prototypes: { a: 'y', b: 'new' } };
    assert.deepEqual(caveat(tried, 'changedSinceVerdict', { ...only, verdict }, added)?.variants, ['b']);
    assert.deepEqual(caveat(tried, 'evidenceSinceVerdict', { ...only, verdict })?.present, {
      successes: 5,
      participants: 5,
    });
  });

  it('is chance that has more goes with several variants', () => {
    const found = caveat([...five, ...people(5, 'b', failing, 'Q')], 'severalVariants');
    assert.equal(found?.single, 0.1875);
    assert.equal(found.chance.toFixed(6), (1 - 0.8125 ** 2).toFixed(6));
  });

  it('is too few people, a result that turned as more came, and a code that counts twice', () => {
    assert.deepEqual(caveat(people(3, 'a', alone), 'fewPeople', only), {
      code: 'fewPeople',
      variant: 'a',
      participants: 3,
      minimum: 5,
    });
    const turned = [...people(2, 'a', failing), ...people(8, 'a', alone, 'Q')];
    assert.deepEqual(caveat(turned, 'outcomeTurned', only), {
      code: 'outcomeTurned',
      variant: 'a',
      before: 'inconclusive',
      minimum: 5,
      participants: 10,
    });
    assert.equal(caveat([...five, ...people(1, 'a', alone, 'Q')], 'outcomeTurned', only), undefined);
    assert.deepEqual(caveat([...five, ...people(1, 'a', alone)], 'repeatedCodes', only)?.participants, [
      'P1',
    ]);
    const fullWidth: Tried = { code: 'Ｐ１', runs: { a: alone } };
    assert.deepEqual(caveat([...five, fullWidth], 'repeatedCodes', only)?.participants, ['P1']);
  });

  it('is where outcomes come from: participants themselves, observers against the page, kits, choice', () => {
    const said: Tried = {
      code: 'S1',
      runs: { a: [] },
      more: [
        { type: 'task', task: 'find', outcome: 'completed', by: 'participant' },
        { type: 'task', task: 'order', outcome: 'failed', by: 'page' },
        {
          type: 'task',
          task: 'order',
          outcome: 'completed',
          by: 'observer',
          reason: 'It was a slip of the page.',
        },
      ],
      start: { source: 'kit', assigned: 'chosen' },
    };
    const all = [...five, said, ...people(1, 'b', alone, 'Q')];
    assert.deepEqual(caveat(all, 'selfReported'), { code: 'selfReported', outcomes: 1, of: 14 });
    assert.equal(caveat(all, 'problems'), undefined);
    const troubled: Tried = {
      code: 'P8',
      runs: { a: alone },
      more: [{ type: 'problem', message: 'TypeError' }],
    };
    assert.deepEqual(caveat([...all, troubled], 'problems'), { code: 'problems', runs: 1, of: 8 });
    assert.deepEqual(caveat(all, 'overridden'), {
      code: 'overridden',
      outcomes: 1,
      toSuccess: 1,
      fromSuccess: 0,
    });
    assert.deepEqual(caveat(all, 'unmoderated'), { code: 'unmoderated', sessions: 1, of: 7 });
    assert.deepEqual(caveat(all, 'mixedSources'), { code: 'mixedSources', moderated: 6, kit: 1, capture: 0 });
    assert.deepEqual(caveat(all, 'chosenAssignment'), { code: 'chosenAssignment', sessions: 1, of: 7 });
    assert.deepEqual(caveat(all, 'noPilot')?.variants, ['a', 'b']);
  });
});

/** Whether JSON can hold it: no maps, sets or dates, and no number that is none. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && value !== null;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isPlain);
}
