import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeEvidence } from '../../../src/core/evidence/describeEvidence.ts';
import type { EvidenceReading } from '../../../src/core/evidence/evidenceReading.ts';
import { briefComparison } from '../../../src/core/handoff/briefEvidence.ts';
import { caveatWords } from '../../../src/core/handoff/caveatWords.ts';
import { sessionsOf, testedExperiment, type Tried } from './evidenceLogs.ts';

const alone = ['completed', 'completed'] as const;
const failing = ['completed', 'failed'] as const;
const read = (all: readonly Tried[]): EvidenceReading =>
  describeEvidence(sessionsOf(all), testedExperiment());
const people = (count: number, runs: Tried['runs'], prefix = 'P'): Tried[] =>
  Array.from({ length: count }, (_, index) => ({ code: `${prefix}${index + 1}`, runs }));
const caveatIn = ({ caveats }: EvidenceReading, code: string) => caveats.find((one) => one.code === code);

describe('Several variants tried by the same people', () => {
  it('pass by chance somewhere between what one does and what independent ones do', () => {
    const same = caveatIn(read(people(5, { a: alone, b: alone })), 'severalVariants');
    assert.ok(same);
    assert.match(caveatWords(same), /by the same people.* between 19 % and 34 % of the time/);
    const others = caveatIn(
      read([...people(5, { a: alone }), ...people(5, { b: alone }, 'Q')]),
      'severalVariants',
    );
    assert.ok(others);
    assert.match(caveatWords(others), /at least one of 2 passes 34 % of the time/);
  });

  it('are told apart by place, as people learn', () => {
    const reading = read([
      ...people(2, { a: failing, b: alone }),
      ...people(3, { b: failing, a: alone }, 'Q'),
      { code: 'R1', runs: { a: alone } },
    ]);
    assert.deepEqual(caveatIn(reading, 'orderEffect'), {
      code: 'orderEffect',
      first: { successes: 0, participants: 5 },
      later: { successes: 5, participants: 5 },
    });
    assert.equal(
      caveatIn(read([...people(5, { a: alone }), ...people(5, { b: alone }, 'Q')]), 'orderEffect'),
      undefined,
    );
  });

  it('are compared without those who tried only one, who are counted as left out', () => {
    const all = [...people(2, { a: alone, b: failing }), { code: 'R1', runs: { a: failing } }];
    const [found] = read(all).comparisons;
    assert.ok(found?.kind === 'within');
    assert.deepEqual([found.counts.onlyA, found.leftOut, briefComparison(found).leftOut], [2, 1, 1]);
  });

  it('are not compared where nobody tells them apart', () => {
    assert.deepEqual(read([...people(3, { a: alone, b: alone }), ...people(2, { a: failing, b: failing }, 'Q')]).comparisons, []); // prettier-ignore
  });

  it('say how many tried both where different people are compared', () => {
    const [found] = read([
      ...people(4, { a: alone }),
      ...people(4, { b: failing }, 'Q'),
      { code: 'X1', runs: { b: failing, a: alone } },
    ]).comparisons;
    assert.ok(found?.kind === 'between');
    assert.equal(found.leftOut, 1);
  });
});

describe('The variant that the outcome rests on', () => {
  it('is the one with the greater share where both pass, not the one with more people', () => {
    const most = [...people(9, { a: alone }, 'A'), { code: 'A10', runs: { a: failing } }];
    assert.equal(read([...most, ...people(5, { b: alone }, 'B')]).deciding.variant, 'b');
  });
});
