import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { completeHandoff } from '../../../src/app/completeHandoff.ts';
import { hashProtocol, protocolOf } from '../../../src/core/evidence/protocol.ts';
import { experimentSchema, type Experiment } from '../../../src/core/experiment/experiment.ts';
import type { HandoffFields } from '../../../src/core/experiment/hypothesis.ts';
import { newExperimentFrom } from '../../../src/core/experiment/newExperimentFrom.ts';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleExperiment, sampleRecords, sampleVerdict, withoutVerdict } from './support/sampleRecords.ts';

const { handoff: complete = {}, ...bare } = sampleExperiment.hypothesis;
const unanswered: Experiment = { ...sampleExperiment, hypothesis: bare };
const codesOf = (experiment: Experiment) =>
  composeBrief({ ...sampleRecords, experiment }).blockers.map(({ code }) => code);
const fieldsOf = (experiment: Experiment) =>
  composeBrief({ ...sampleRecords, experiment }).blockers.map(({ field }) => field);

/** A store of one experiment, as what is written and read back. */
function depsFor(experiment: Experiment) {
  return {
    clock: { now: () => new Date('2026-03-13T08:00:00Z') },
    store: {
      updateExperiment: async (_slug: string, change: (one: Experiment) => Experiment) =>
        experimentSchema.parse(JSON.parse(JSON.stringify(change(experiment)))),
    },
  };
}
const completing = (experiment: Experiment, answers: Parameters<typeof completeHandoff>[1]) =>
  completeHandoff(experiment, answers, depsFor(experiment));

describe('what a brief needs beyond the test', () => {
  it('is asked for only where something is to be built', () => {
    const toBuild = [
      'no-disposition',
      'no-baseline',
      'no-target',
      'no-privacy',
      'no-security',
      'no-accessibility',
      'no-question-owner',
    ];
    assert.deepEqual(codesOf(unanswered), toBuild);
    const verdict = { ...sampleVerdict, outcome: 'invalidated', rationale: 'No.' } as const;
    assert.deepEqual(codesOf({ ...unanswered, verdict }), []);
    assert.deepEqual(codesOf(withoutVerdict(unanswered)), ['no-verdict']);
    const stopped = { ...bare, handoff: { disposition: 'stop' } satisfies HandoffFields };
    assert.deepEqual(codesOf({ ...unanswered, hypothesis: stopped }), []);
  });

  it('names whoever decided as the owner of what is open', () => {
    const verdict = { ...sampleVerdict, by: 'Ana' };
    const experiment = { ...unanswered, verdict };
    assert.ok(!codesOf(experiment).includes('no-question-owner'));
    const { openQuestions } = composeBrief({ ...sampleRecords, experiment });
    assert.ok(openQuestions.length > 0);
    for (const { owner } of openQuestions) assert.equal(owner, 'Ana');
  });

  it('is an open question once: a problem that was never written down is what keeps the brief a draft, or one to answer', () => {
    const about = (experiment: Experiment) =>
      composeBrief({ ...sampleRecords, experiment }).openQuestions.filter(({ question }) =>
        /which problem/i.test(question),
      ).length;
    const vague: Experiment = {
      ...sampleExperiment,
      hypothesis: { ...sampleExperiment.hypothesis, problem: '' },
    };
    assert.deepEqual([about(vague), about(withoutVerdict(vague))], [1, 1]);
  });

  it('is missing while a placeholder stands for it, with the field to open', () => {
    const hypothesis = {
      ...bare,
      handoff: { ...complete, target: 'TBD', questions: [{ question: 'lorem ipsum' }] },
    };
    assert.deepEqual(fieldsOf({ ...unanswered, hypothesis }), ['handoff.target', 'handoff.questions']);
  });

  it('is written field by field, and makes the brief final', async () => {
    const half = await completing(unanswered, { baseline: ' 12 % ', disposition: 'build' });
    assert.deepEqual(half.hypothesis.handoff, { baseline: '12 %', disposition: 'build' });
    const whole = await completing(half, {
      ...complete,
      questions: [{ question: ' ' }, { question: 'Who?' }],
    });
    assert.deepEqual(whole.hypothesis.handoff?.questions, [{ question: 'Who?', owner: '' }]);
    assert.deepEqual(codesOf(whole), []);
  });

  it('is no part of the protocol, and is not taken over into another experiment', () => {
    const hash = (experiment: Experiment) => hashProtocol(protocolOf(experiment), sha256);
    assert.equal(hash(sampleExperiment), hash(unanswered));
    assert.equal(newExperimentFrom(sampleExperiment).handoff, undefined);
  });

  it('may fill in a problem after the verdict, but not change the one that was tested', async () => {
    const hypothesis = { ...bare, problem: '', nonGoals: ['TBD'] };
    const open = { ...unanswered, hypothesis };
    assert.ok(codesOf(open).includes('no-problem'));
    const { hypothesis: filled } = await completing(open, { problem: 'It takes long.', nonGoals: ['None'] });
    assert.deepEqual([filled.problem, filled.nonGoals], ['It takes long.', ['None']]);
    await assert.rejects(completing(unanswered, { problem: 'Another one.' }), { code: 'already-decided' });
    await assert.rejects(completing(unanswered, { nonGoals: [] }), { code: 'already-decided' });
    await completing(unanswered, { problem: bare.problem });
    const { hypothesis: early } = await completing(withoutVerdict(unanswered), { problem: 'Another one.' });
    assert.equal(early.problem, 'Another one.');
  });

  it('is refused once the prototype is thrown away', async () => {
    const gone = { ...unanswered, stage: 'discarded' as const };
    await assert.rejects(completing(gone, { baseline: '1' }), { code: 'discarded-already' });
  });
});
