import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { renderJson } from '../../../src/core/handoff/renderJson.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import type { BriefRecords } from '../../../src/core/handoff/briefRecords.ts';
import { briefSchema } from '../../../src/core/handoff/briefSchema.ts';
import { advance } from '../../../src/core/experiment/lifecycle.ts';
import { assertGolden } from './support/goldenBrief.ts';
import {
  evidenceOf,
  sampleExperiment,
  sampleRecords,
  sampleVerdict,
  sessionLog,
  untestedRecords,
  withoutVerdict,
} from './support/sampleRecords.ts';

const alone = ['completed', 'completed'] as const;
const codesOf = (records: BriefRecords) => composeBrief(records).blockers.map(({ code }) => code);
const withEvidence = (logs: Parameters<typeof evidenceOf>[0]) => ({
  ...sampleRecords,
  evidence: evidenceOf(logs),
});
const withHypothesis = (change: Partial<typeof sampleExperiment.hypothesis>): BriefRecords => ({
  ...sampleRecords,
  experiment: { ...sampleExperiment, hypothesis: { ...sampleExperiment.hypothesis, ...change } },
});

describe('the brief', () => {
  it('is final when nothing is missing, and a draft when one is asked for', () => {
    assert.equal(composeBrief(sampleRecords).status, 'final');
    assert.equal(composeBrief(sampleRecords, true).status, 'draft');
  });

  it('is the same for the same records, in whatever order files and sessions were read', () => {
    const shuffled = {
      ...sampleRecords,
      files: sampleRecords.files.toReversed(),
      evidence: new Map([...sampleRecords.evidence].toReversed()),
    };
    const [one, other] = [composeBrief(sampleRecords), composeBrief(shuffled)];
    assert.equal(renderMarkdown(one), renderMarkdown(other));
    assert.equal(renderJson(one), renderJson(other));
  });

  it('does not change because it was handed off', () => {
    const later = advance(sampleExperiment, 'handedOff', new Date('2026-06-01T00:00:00Z'));
    assert.equal(
      renderJson(composeBrief({ ...sampleRecords, experiment: later })),
      renderJson(composeBrief(sampleRecords)),
    );
  });

  it('as JSON is as reviewed, and has the keys of its schema in their order', () => {
    const brief = composeBrief(sampleRecords);
    assertGolden('final.json', renderJson(brief));
    const reversed = briefSchema.parse(Object.fromEntries(Object.entries(brief).toReversed()));
    assert.equal(renderJson(reversed), renderJson(brief));
  });

  it('says plainly that there is no evidence', () => {
    assert.match(
      renderMarkdown(composeBrief(untestedRecords)),
      /Nobody has tried this prototype yet\. There is no evidence\./,
    );
  });

  it('makes one Given/When/Then of each task, tied to the task and to who did it', () => {
    const criteria = composeBrief(sampleRecords).acceptanceCriteria;
    assert.deepEqual(
      criteria.map(({ task }) => task),
      sampleExperiment.hypothesis.tasks.map(({ id }) => id),
    );
    assert.deepEqual(criteria[1]?.participants, {
      completed: ['P1', 'P2', 'P4', 'P5', 'P6'],
      assisted: ['P3'],
      failed: [],
      abandoned: [],
    });
    assert.equal(criteria[1]?.withinSeconds, 180);
  });

  it('does not call a criterion shown that people failed', () => {
    const failing = ['completed', 'failed'] as const;
    const logs = [1, 2, 3, 4, 5].map((n) => sessionLog(`P${n}`, n, n < 3 ? alone : failing));
    const brief = composeBrief(withEvidence(logs));
    assert.deepEqual(
      brief.acceptanceCriteria.map(({ standing }) => standing),
      ['shown', 'mixed'],
    );
    assert.ok(
      brief.openQuestions.some(({ from, question }) => from === 'AC2' && question.includes('P3, P4, P5')),
    );
  });

  it('says when a decision went against the bar', () => {
    const verdict = { ...sampleVerdict, byTheBar: 'inconclusive' as const };
    const text = renderMarkdown(
      composeBrief({ ...sampleRecords, experiment: { ...sampleExperiment, verdict } }),
    );
    assert.match(text, /\*\*Decided against the bar\*\*, which says inconclusive\./);
  });

  it('tells what weakens the counts', () => {
    const logs = [
      sessionLog('P1', 1, alone),
      sessionLog('P1', 2, alone, [], 'second'),
      sessionLog('P2', 3, ['completed', undefined]),
    ];
    const { caveats } = composeBrief({
      ...withEvidence(logs),
      unreadable: { evidence: 2, generations: 0, crossings: 0 },
    }).evidence;
    for (const words of [
      'The counts mix variants: 1 on "first", 1 on "second".',
      'The same code has more than one session (P1); each session counts.',
      '1 session without an outcome for every task; not counted.',
      '2 records could not be read; not counted.',
      'The evidence changed after the decision: it rests on 5 of 6; the records now say 2 of 2.',
    ])
      assert.ok(caveats.includes(words), `${words}\n${caveats.join('\n')}`);
  });

  it('notices evidence that changed after the decision, also when as many people took part', () => {
    const logs = [1, 2, 3, 4, 5, 6].map((n) => sessionLog(`P${n}`, n, alone));
    assert.match(
      composeBrief(withEvidence(logs)).evidence.caveats.join(),
      /rests on 5 of 6; the records now say 6 of 6/,
    );
    assert.doesNotMatch(composeBrief(sampleRecords).evidence.caveats.join(), /changed after/);
  });

  it('leaves out e-mail addresses, telephone numbers and credentials', () => {
    const notes = ['Mail ann.b@mail.example or call +49 30 1234567, order 2026-03-12 no. 4711.'];
    const text = renderJson(composeBrief(withEvidence([sessionLog('P1', 1, alone, notes)])));
    assert.doesNotMatch(text, /mail\.example|1234567|token@/);
    assert.match(text, /order 2026-03-12 no\. 4711/);
    assert.match(text, /https:\/\/git\.example\.com/);
  });

  it('names every crossing that nobody undid as an open question', () => {
    const questions = composeBrief(sampleRecords).openQuestions.filter(({ from }) => from === 'crossing');
    assert.equal(questions.length, 1);
    assert.match(questions[0]?.question ?? '', /content\/copy\/en\.json/);
    assert.equal(questions[0]?.owner, 'to be named');
  });

  it('ties each step to its screen, and says which have none', () => {
    const records = withHypothesis({
      steps: [...sampleExperiment.hypothesis.steps, { id: 'refund', title: 'Refund' }],
    });
    const { flow, otherScreens } = composeBrief(records);
    assert.deepEqual(
      flow.map(({ screen }) => screen && `${screen.file}:${screen.line} ${screen.states.join()}`),
      ['index.html:5 empty,error', 'index.html:12 ', 'index.html:17 ', undefined],
    );
    assert.deepEqual(
      otherScreens.map(({ id }) => id),
      ['help'],
    );
  });
});

describe('what keeps a brief from being final', () => {
  it('is nothing when all is there', () => assert.deepEqual(codesOf(sampleRecords), []));

  it('is having asked nobody, or too few', () => {
    assert.ok(codesOf(withEvidence([])).includes('no-evidence'));
    assert.ok(codesOf(withEvidence([sessionLog('P1', 1, ['completed', undefined])])).includes('no-evidence'));
    assert.deepEqual(codesOf(withEvidence([1, 2, 3, 4].map((n) => sessionLog(`P${n}`, n, alone)))), [
      'too-few-participants',
    ]);
  });

  it('is having tested another variant than the one handed off', () => {
    const logs = [1, 2, 3, 4, 5].map((n) => sessionLog(`P${n}`, n, alone, [], 'second'));
    assert.deepEqual(codesOf(withEvidence(logs)), ['variant-untested']);
  });

  it('is a missing decision, prototype or task', () => {
    assert.deepEqual(codesOf({ ...sampleRecords, experiment: withoutVerdict(sampleExperiment) }), [
      'no-verdict',
    ]);
    assert.deepEqual(codesOf({ ...sampleRecords, files: [] }), ['no-prototype']);
    assert.ok(codesOf(withHypothesis({ tasks: [{ id: 'task', goal: ' ' }] })).includes('no-tasks'));
  });

  const unfinished = [
    'TBD',
    'tbd.',
    'We believe TODO',
    'todo',
    'todo: ask',
    'Lorem ipsum dolor',
    'xxx',
    'XXXX people',
    '???',
    '…',
    '[your segment]',
  ];
  for (const text of unfinished)
    it(`is "${text}"`, () => {
      const [blocker] = composeBrief(withHypothesis({ segment: text })).blockers;
      assert.deepEqual([blocker?.code, blocker?.field], ['placeholder', 'segment']);
    });

  for (const text of [
    'People who keep a todo list',
    'Shirts from S to XXL',
    'Why? Because',
    'a - b',
    'Step 1...',
  ])
    it(`is not "${text}"`, () => assert.deepEqual(codesOf(withHypothesis({ segment: text })), []));

  it('names each unfinished field once, where the form has it', () => {
    const { hypothesis } = sampleExperiment;
    const blockers = composeBrief(
      withHypothesis({
        belief: 'TBD',
        problem: 'TBD',
        criterion: { ...hypothesis.criterion, metric: 'TBD' },
        tasks: hypothesis.tasks.map((task) => ({ ...task, success: 'TBD' })),
      }),
    ).blockers;
    assert.deepEqual(
      blockers.map(({ field }) => field),
      ['belief', 'problem', 'criterion.metric', 'tasks', 'tasks'],
    );
    assert.match(blockers.at(-1)?.message ?? '', /^Task 2 still says "TBD"/);
  });
});
