import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { amendProtocol } from '../../../src/core/evidence/amendProtocol.ts';
import { askedTasks } from '../../../src/core/evidence/askedTasks.ts';
import { assignVariant } from '../../../src/core/evidence/assignVariant.ts';
import { describeEvidence } from '../../../src/core/evidence/describeEvidence.ts';
import type { EvidenceReading } from '../../../src/core/evidence/evidenceReading.ts';
import { hashProtocol, protocolOf } from '../../../src/core/evidence/protocol.ts';
import { tally } from '../../../src/core/evidence/verdict.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { caveatLines } from '../../../src/core/handoff/evidenceWords.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sessionsOf, testedExperiment, type Tried } from './evidenceLogs.ts';

const alone = ['completed', 'completed'] as const;
const ended = { more: [{ type: 'ended' }] } as const;
const people = (count: number, one: Omit<Tried, 'code'>, prefix = 'P'): Tried[] =>
  Array.from({ length: count }, (_, index) => ({ code: `${prefix}${index + 1}`, ...one }));
const read = (all: readonly Tried[], experiment = testedExperiment()): EvidenceReading =>
  describeEvidence(sessionsOf(all), experiment);
const figures = ({ deciding }: EvidenceReading) => [
  deciding.successes,
  deciding.participants,
  deciding.stoppedEarly,
  deciding.underWay,
  deciding.didNotBegin,
];

describe('Who counts', () => {
  const five = people(5, { runs: { a: alone }, ...ended });

  it('is also who gave up and then stopped: what they did not get to counts as not done', () => {
    const reading = read([...five, ...people(3, { runs: { a: ['abandoned'] }, ...ended }, 'Q')]);
    assert.deepEqual([figures(reading), reading.outcome], [[5, 8, 3, 0, 0], 'inconclusive']);
    assert.ok(
      caveatLines(reading, 0).includes(
        '3 of 8 participants stopped before the last task; what they did not get to counts as not done.',
      ),
    );
    const [find, order] = reading.deciding.tasks;
    assert.deepEqual([find?.abandoned, order?.begun], [3, 5]);
  });

  it('is also who began a task and left it, and whoever did the first task only', () => {
    const left = people(1, { runs: { a: [undefined] }, ...ended }, 'Q');
    const half = people(1, { runs: { a: ['completed'] }, ...ended }, 'R');
    assert.deepEqual(figures(read([...five, ...left, ...half])), [5, 7, 2, 0, 0]);
  });

  it('is also who handed in a test kit that does not say that it ended', () => {
    const kits = people(2, { runs: { a: ['failed'] }, start: { source: 'kit' } }, 'K');
    assert.deepEqual(figures(read([...five, ...kits])), [5, 7, 2, 0, 0]);
  });

  it('is not who is still at it, and nobody whose session something technical spoilt', () => {
    const atIt = people(2, { runs: { a: ['failed'] } }, 'Q');
    const spoilt = people(
      1,
      { runs: { a: ['failed'] }, more: [{ type: 'ended' }, { type: 'excluded', reason: 'No power.' }] },
      'R',
    );
    const reading = read([...five, ...atIt, ...spoilt]);
    assert.deepEqual([figures(reading), reading.outcome], [[5, 5, 0, 2, 0], 'validated']);
    assert.ok(caveatLines(reading, 0).includes('2 sessions still under way; not counted.'));
  });

  it('is not who ended before the first task, and that is said', () => {
    const reading = read([...five, ...people(2, { runs: { a: [] }, ...ended }, 'Q')]);
    assert.deepEqual(figures(reading), [5, 5, 0, 0, 2]);
    assert.ok(caveatLines(reading, 0).includes('2 sessions ended before any task was begun; not counted.'));
  });

  it('is counted for each variant that was begun, and not for one that never was', () => {
    const within = people(1, { runs: { a: alone, b: [] }, ...ended });
    const [a, b] = tally(sessionsOf(within), askedTasks(testedExperiment()), testedExperiment().hypothesis.criterion, ['a', 'b']).variants; // prettier-ignore
    assert.deepEqual([a?.successes, a?.participants, b], [1, 1, undefined]);
    const begun = read([...within, ...people(1, { runs: { a: alone, b: [undefined] }, ...ended }, 'Q')]);
    const inB = begun.variants.find(({ variant }) => variant === 'b');
    assert.deepEqual([inB?.participants, inB?.stoppedEarly, inB?.didNotBegin], [1, 1, 1]);
  });

  it('holds the place of a variant, so that the plan does not give it to one more', () => {
    const experiment = testedExperiment();
    const stopped = sessionsOf(people(1, { runs: { a: ['failed'] }, ...ended }));
    assert.deepEqual(assignVariant(protocolOf(experiment), 'hash', stopped).order, ['b']);
  });
});

describe('A task that was added after the lock', () => {
  const locked = (): Experiment => {
    const experiment = testedExperiment();
    return {
      ...experiment,
      lock: { at: '2026-03-01T09:00:00.000Z', hash: hashProtocol(protocolOf(experiment), sha256) },
    };
  };
  const withThird = (experiment: Experiment): Experiment =>
    amendProtocol(
      experiment,
      {
        ...experiment,
        hypothesis: {
          ...experiment.hypothesis,
          tasks: [...experiment.hypothesis.tasks, { id: 'track', goal: 'Follow the parcel' }],
        },
      },
      { at: '2026-03-01T12:30:00.000Z', reason: 'One was forgotten.', sha256 },
    );

  it('is not held against sessions under the plan before, whenever they come in', () => {
    const before = locked();
    const after = withThird(before);
    const protocol = before.lock?.hash;
    // The last two began after the change, by a kit that was made before it.
    const reading = read(people(5, { runs: { a: alone }, start: { protocol }, ...ended }), after);
    assert.deepEqual([figures(reading), reading.outcome], [[5, 5, 0, 0, 0], 'validated']);
  });

  it('is held against those that began under the plan with it', () => {
    const after = withThird(locked());
    const protocol = after.amendments.at(-1)?.hash;
    const reading = read(people(5, { runs: { a: alone }, start: { protocol }, ...ended }), after);
    assert.deepEqual([figures(reading), reading.outcome], [[0, 5, 5, 0, 0], 'invalidated']);
  });

  it('does not make anybody a success who was asked none of the tasks that there are now', () => {
    const before = locked();
    const tasks = [{ id: 'track', goal: 'Follow the parcel' }];
    const after = amendProtocol(
      before,
      { ...before, hypothesis: { ...before.hypothesis, tasks } },
      { at: '2026-03-01T12:30:00.000Z', reason: 'All were wrong.', sha256 },
    );
    const protocol = before.lock?.hash;
    assert.deepEqual(
      figures(read(people(5, { runs: { a: alone }, start: { protocol }, ...ended }), after)),
      [0, 0, 0, 0, 5],
    );
  });
});
