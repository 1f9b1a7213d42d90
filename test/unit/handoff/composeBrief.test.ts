import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { renderJson } from '../../../src/core/handoff/renderJson.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import type { BriefRecords } from '../../../src/core/handoff/briefRecords.ts';
import { briefSchema } from '../../../src/core/handoff/briefSchema.ts';
import { advance } from '../../../src/core/experiment/lifecycle.ts';
import {
  evidenceOf,
  sampleExperiment,
  sampleRecords,
  sampleVerdict,
  sessionLog,
  untestedRecords,
  withoutVerdict,
} from './support/sampleRecords.ts';
import { variantRecords } from './support/variantRecords.ts';

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

  it('as JSON has the keys of its schema in their order', () => {
    const brief = composeBrief(sampleRecords);
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
      stopped: [],
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

  it('does not call a criterion failed, nor shown, while fewer tried it than were asked for', () => {
    for (const outcome of ['completed', 'failed'] as const) {
      const logs = [sessionLog('P1', 1, ['completed', outcome])];
      assert.deepEqual(
        composeBrief(withEvidence(logs)).acceptanceCriteria.map(({ standing }) => standing),
        ['mixed', 'mixed'],
      );
    }
  });

  it('counts who stopped early as not having done it, and says who did not get to a task and who did not begin', () => {
    const text = renderMarkdown(
      composeBrief(
        withEvidence([
          ...[1, 2, 3, 4, 5].map((n) => sessionLog(`P${n}`, n, alone)),
          sessionLog('P6', 6, ['completed', undefined]),
          sessionLog('P7', 7, []),
        ]),
      ),
    );
    assert.match(text, /5 of 6 people did every task without help/);
    assert.match(text, /\| P6 \|.*\| no success, stopped early \|/);
    assert.match(text, /\*\*Seen\*\*: 5 alone \([^)]*\) · 1 stopped before \(P6\)/);
    assert.match(text, /\| P7 \|.*\| did not begin, not counted \|/);
    assert.match(text, /- P7: did not begin/);
  });

  it('shows who was left out and counts after all, and what was changed once a session was over', () => {
    const log = sessionLog('P1', 1, ['completed', undefined]);
    const stamp = (id: string) => ({ schemaVersion: 1 as const, id, at: '2026-03-01T11:00:00.000Z' });
    const [, task] = sampleExperiment.hypothesis.tasks;
    assert.ok(task);
    const later: EvidenceEvent[] = [
      { ...stamp('x1'), type: 'excluded', reason: 'The network was gone' },
      { ...stamp('x2'), type: 'readmitted', reason: 'It was another one' },
      {
        ...stamp('x3'),
        type: 'task',
        task: task.id,
        outcome: 'completed',
        by: 'observer',
        reason: 'It hung',
      },
    ];
    const text = renderMarkdown(composeBrief(withEvidence([[...log, ...later]])));
    assert.match(text, /1 session left out first and counted after all; the reasons are below\./);
    assert.match(
      text,
      /### Counted after all\n\n- P1: left out because “The network was gone”\. Counted because: It was another one/,
    );
    assert.match(text, /An observer set 1 outcome otherwise than was recorded before: 1 to success/);
    assert.match(text, /alone instead of no outcome when the session was over\. Reason: It hung/);
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
      sessionLog('P3', 4, [], [], 'third'),
    ];
    const { caveats } = composeBrief({
      ...withEvidence(logs),
      unreadable: { evidence: 2, generations: 0, crossings: 0 },
    }).evidence;
    for (const words of [
      '2 variants were held against one bar. If only half of all people can do it, one variant passes 19 % of the time, and at least one of 2 passes 34 % of the time.',
      'The same code has more than one session (P1); each session counts.',
      '1 of 3 participants stopped before the last task; what they did not get to counts as not done.',
      '1 session ended before any task was begun; not counted.',
      '2 records could not be read; not counted.',
      'The evidence changed after the decision: it rests on 5 of 6; the records now say 1 of 1.',
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
    assert.equal(questions[0]?.owner, 'Product');
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
    assert.ok(codesOf(withEvidence([sessionLog('P1', 1, [])])).includes('no-evidence'));
    const stopped = codesOf(withEvidence([sessionLog('P1', 1, ['completed', undefined])]));
    assert.deepEqual(stopped, ['too-few-participants']);
    assert.deepEqual(codesOf(withEvidence([1, 2, 3, 4].map((n) => sessionLog(`P${n}`, n, alone)))), [
      'too-few-participants',
    ]);
  });

  it('is having tested another variant than the one handed off', () => {
    const logs = [1, 2, 3, 4, 5].map((n) => sessionLog(`P${n}`, n, alone, [], 'second'));
    assert.deepEqual(codesOf(withEvidence(logs)), ['variant-untested']);
  });

  it('is a prototype that was changed after the decision, if it is the one that is handed off', () => {
    const verdict = { ...sampleVerdict, prototypes: { first: 'x' } };
    const records = { ...sampleRecords, experiment: { ...sampleExperiment, verdict } };
    const changed = (prototypes: Record<string, string>) => codesOf({ ...records, present: { prototypes } });
    assert.deepEqual(changed({ first: 'y' }), ['changed-since-verdict']);
    assert.deepEqual(changed({ first: 'x', other: 'new' }), []);
    assert.deepEqual(codesOf(records), []);
  });

  it('is a plan that was changed by hand, or a decision by another bar', () => {
    const hash = 'e'.repeat(64);
    const experiment = { ...sampleExperiment, lock: { at: sampleVerdict.at, hash } };
    const under = (protocol: string) => codesOf({ ...sampleRecords, experiment, present: { protocol } });
    assert.deepEqual([under(hash), under('f'.repeat(64))], [[], ['protocol-changed-by-hand']]);
    const { criterion } = sampleExperiment.hypothesis;
    const verdict = { ...sampleVerdict, criterion: { ...criterion, passAtLeast: 2 } };
    assert.deepEqual(codesOf({ ...sampleRecords, experiment: { ...experiment, verdict } }), ['other-bar']);
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
    assert.match(blockers.at(-1)?.message ?? '', /^Task 2 says "TBD"/);
  });
});

describe('the evidence in the brief', () => {
  const brief = composeBrief(variantRecords);
  const text = renderMarkdown(brief);

  it('counts each variant by itself, and calls differences indicative', () => {
    assert.deepEqual(
      brief.evidence.variants.map(({ variant, successes, participants }) => [
        variant,
        successes,
        participants,
      ]),
      [
        ['a', 0, 5],
        ['b', 5, 5],
      ],
    );
    assert.deepEqual([brief.evidence.successes, brief.evidence.participants], [5, 5]);
    assert.match(text, /5 people tried both: 5 managed only variant B, 0 only variant A/);
    assert.match(text, /\*\*indicative only\*\*/);
    assert.doesNotMatch(text, /significan/i);
  });

  it('judges the criteria by the variant that was decided on, or else by the one that would be handed off', () => {
    const { verdict: _, ...undecided } = variantRecords.experiment;
    const standings = (variant: string, experiment = variantRecords.experiment) =>
      composeBrief({ ...variantRecords, experiment, variant }).acceptanceCriteria.map(
        ({ standing }) => standing,
      );
    assert.deepEqual(standings('b'), ['shown', 'shown']);
    assert.deepEqual(standings('a'), ['shown', 'shown']);
    assert.deepEqual(standings('a', undecided), ['shown', 'notShown']);
  });

  it('is not final for another variant than the one that was decided on', () => {
    assert.deepEqual(codesOf(variantRecords), []);
    assert.deepEqual(codesOf({ ...variantRecords, variant: 'a' }), ['other-variant']);
  });

  it('shows amendments, exclusions, pilots and overrides with their reasons', () => {
    for (const words of [
      /### Changed after the plan was locked\n\n- 2026-03-01: tasks\. Reason: The second task was misread/,
      /- P6: The network of the room failed\./,
      /- T1: pilot run/,
      /- P3, AC2, variant B: alone instead of failed\. Reason: The page missed the last screen\. Ask \\\[e-mail/,
      /The protocol was changed once after it was locked; 2 sessions began before the last change\./,
    ])
      assert.match(text, words);
  });

  it('says right beside the bar that it was changed after the lock, and how', () => {
    const before = variantRecords.experiment.hypothesis.criterion;
    const bar = { before: { ...before, passAtLeast: before.passAtLeast + 1 }, after: before };
    const amendments = [{ at: '2026-03-04T09:00:00.000Z', reason: 'Too strict', fields: ['criterion'], bar }];
    const moved = composeBrief({
      ...variantRecords,
      experiment: { ...variantRecords.experiment, amendments },
    });
    const change = '5 of 5 → 4 of 5 to pass';
    const markdown = renderMarkdown(moved);
    assert.ok(markdown.includes(`**The bar was changed after the lock (once)**: ${change}.`), markdown);
    assert.ok(markdown.includes(`2026-03-04: criterion. The bar: ${change}. Reason: Too strict`), markdown);
    assert.doesNotMatch(text, /The bar was changed/);
  });

  it('quotes only who agreed to it', () => {
    assert.match(text, /- P4, AC2: “So that was all\?”/);
    assert.doesNotMatch(renderJson(brief), /Never to be seen/);
  });

  it('says when the prototype is no longer what was decided on', () => {
    const changed = composeBrief({ ...variantRecords, present: { prototypes: { b: 'y' } } });
    assert.match(changed.evidence.caveats.join('\n'), /changed after the decision \(variant B\)/);
    const same = composeBrief({ ...variantRecords, present: { prototypes: { b: 'x' } } });
    assert.doesNotMatch(same.evidence.caveats.join('\n'), /after the decision/);
  });
});
