import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import type { BriefRecords } from '../../../src/core/handoff/briefRecords.ts';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { headOfBrief, withoutFrontMatter } from '../../../src/core/handoff/markdown/frontMatter.ts';
import { renderIssue } from '../../../src/core/handoff/issue/renderIssue.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import { logsOf, type Tried } from '../evidence/evidenceLogs.ts';
import { previewTokens } from './support/previewMarkdown.ts';
import { variantRecords } from './support/variantRecords.ts';

const alone = ['completed', 'completed'] as const;
const textOf = (records: BriefRecords) => renderMarkdown(composeBrief(records));
const tried = (...people: Tried[]) => textOf({ ...variantRecords, evidence: logsOf(people) });

describe('what programs read on top of a brief', () => {
  const text = textOf(variantRecords);

  it('is YAML that says which brief it is and how it stands', () => {
    const [, head = ''] = text.split(/^---$/m);
    assert.deepEqual(parse(head), {
      handoffBrief: 2,
      experiment: 'order-again',
      status: 'final',
      decision: 'validated',
      asOf: '2026-03-10T18:00:00Z',
    });
    assert.equal(headOfBrief(text)?.experiment, 'order-again');
    assert.deepEqual(headOfBrief(text.replaceAll('\n', '\r\n')), headOfBrief(text));
    assert.equal(headOfBrief('---\ntitle: [\n---\n'), undefined);
    assert.equal(headOfBrief('# Notes\n'), undefined);
  });
});

describe('a brief of two variants that did equally well', () => {
  const records: BriefRecords = {
    ...variantRecords,
    evidence: logsOf(
      ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3', 'B4', 'B5'].map((code) => ({
        code,
        runs: { [code.startsWith('A') ? 'a' : 'b']: alone },
      })),
    ),
  };
  const brief = composeBrief(records);

  it('rests on the one that was decided on, wherever it tells of one', () => {
    assert.equal(brief.evidence.variant, 'b');
    const said = renderMarkdown(brief);
    assert.match(said, /5 of 5 people did every task without help with variant B\./);
    assert.match(said, /Variant B was made to try this: “One page instead of three”\./);
    assert.match(said, /\*\*Seen\*\* with variant B: 5 alone \(B1, B2, B3, B4, B5\)/);
    assert.match(said, /### Screens of variant B/);
    assert.match(said, /variants\/b\//);
    assert.match(renderIssue(brief), /with variant B\./);
    assert.doesNotMatch(renderIssue(brief), /with variant A\./);
  });

  it('does not speak for another one when nobody is left who tried it', () => {
    const left = composeBrief({
      ...records,
      evidence: logsOf(['A1', 'A2', 'A3', 'A4', 'A5'].map((code) => ({ code, runs: { a: alone } }))),
    });
    assert.deepEqual([left.evidence.variant, left.evidence.participants], ['b', 0]);
    assert.match(renderMarkdown(left), /Nobody has tried variant B yet\./);
    assert.match(left.evidence.caveats.join(), /rests on 5 of 5; the records now say 0 of 0/);
  });

  it('says right beside the decision that they differ in a footnote only, as long as that was so when they were tried', () => {
    const footnoteOnly = [{ variant: 'b', from: 'a' }];
    const now = (present: NonNullable<BriefRecords['present']>) => textOf({ ...records, present });
    const words =
      /Variant B was made by the offline starter, which cannot make the change that was asked for: variants A and B differ in a footnote only\./g;
    assert.equal(now({ footnoteOnly }).match(words)?.length, 2);
    assert.doesNotMatch(now({}), words);
  });
});

describe('what can no longer be put right', () => {
  const messages = (change: Partial<BriefRecords>) =>
    composeBrief({ ...variantRecords, ...change }).blockers.map(({ message }) => message);

  it('is said as such once it is decided', () => {
    assert.deepEqual(messages({ evidence: logsOf([{ code: 'P1', runs: { b: alone } }]) }), [
      'Decided with 1 of at least 5 people, so it stays a draft. Test it as a new experiment to go on.',
    ]);
    const { verdict: _, ...open } = variantRecords.experiment;
    assert.ok(
      messages({ experiment: open, evidence: logsOf([{ code: 'P1', runs: { b: alone } }]) }).includes(
        '1 of at least 5 people tried it. Test with 4 more.',
      ),
    );
    for (const message of [...messages({ evidence: new Map() }), ...messages({ files: [] })])
      assert.match(message, /stays a draft\. Test it as a new experiment/);
    const { hypothesis } = variantRecords.experiment;
    const unfinished = (change: Partial<typeof hypothesis>) =>
      messages({ experiment: { ...variantRecords.experiment, hypothesis: { ...hypothesis, ...change } } });
    assert.match(unfinished({ segment: 'TBD' }).join(), /can no longer be changed/);
    assert.match(unfinished({ problem: 'TBD' }).join(), /Write it out\./);
  });
});

describe('a brief that was returned', () => {
  const review = {
    reviewer: 'Checkout team',
    reason: 'Which payment providers?',
    at: '2026-03-11T09:00:00.000Z',
  };
  const asked = (...statuses: ('accepted' | 'returned')[]) =>
    composeBrief({
      ...variantRecords,
      experiment: {
        ...variantRecords.experiment,
        reviews: statuses.map((status) => ({ ...review, status })),
      },
    }).openQuestions.filter(({ from }) => from.startsWith('engineering'));

  it('asks what engineering asked, until it is accepted', () => {
    assert.deepEqual(asked('returned'), [
      {
        id: 'Q1',
        question: 'Which payment providers?',
        from: 'engineering’s answer of 2026-03-11',
        owner: 'Product',
      },
    ]);
    assert.deepEqual(asked('returned', 'accepted'), []);
    assert.equal(asked('accepted', 'returned').length, 1);
  });
});

describe('the words of the brief', () => {
  const text = textOf(variantRecords);

  it('begins with its title, after a few lines for programs', () => {
    const [first, inside] = previewTokens(withoutFrontMatter(text));
    assert.deepEqual([first?.tag, inside?.content], ['h1', 'Handoff brief: Order again']);
  });

  it('never call a variant by a letter that reads like a word', () => {
    assert.match(text, /did every task without help with variant B\./);
    assert.match(text, /5 managed only variant B, 0 only variant A,/);
    assert.doesNotMatch(text, /`[ab]`/);
  });

  it('say what a task is before its id heads a table', () => {
    assert.ok(text.indexOf('AC2: Order it again') > 0);
    assert.ok(text.indexOf('AC2: Order it again') < text.indexOf('| AC2 |'));
  });

  it('leave out a range of times that says nothing: of two people, or absurdly wide', () => {
    const timed = (...seconds: number[]) =>
      tried(
        ...seconds.map((second, index): Tried => ({
          code: `P${index}`,
          runs: { b: alone },
          seconds: second,
        })),
      );
    assert.match(timed(20, 22, 24), /22 s \(3 timed, 17 s to 28 s\)/);
    assert.match(timed(20, 24), /22 s \(2 timed\)/);
    assert.match(timed(1, 20, 400), /20 s \(3 timed\)/);
  });

  it('ask why people did not manage only where somebody did not', () => {
    const questions = (outcome: 'completed' | 'failed') =>
      composeBrief({
        ...variantRecords,
        evidence: logsOf([{ code: 'P1', runs: { b: ['completed', outcome] } }]),
      }).openQuestions.map(({ question }) => question);
    assert.ok(!questions('completed').some((question) => question.startsWith('Why did')));
    assert.ok(questions('failed').some((question) => question.startsWith('Why did 1 not manage alone (P1)')));
  });

  it('say that no reason was written down instead of leaving the place empty', () => {
    const overridden = tried({
      code: 'P1',
      runs: { b: alone },
      more: [
        { type: 'task', task: 'order', variant: 'b', outcome: 'completed', by: 'page' },
        { type: 'task', task: 'order', variant: 'b', outcome: 'failed', by: 'observer' },
      ],
    });
    assert.match(overridden, /P1, AC2, variant B: failed instead of alone\. No reason was written down\./);
  });

  it('leave out what nobody was asked for where nothing is to be built', () => {
    const { handoff: _, ...hypothesis } = variantRecords.experiment.hypothesis;
    const { verdict } = variantRecords.experiment;
    assert.ok(verdict);
    const stopped = textOf({
      ...variantRecords,
      experiment: {
        ...variantRecords.experiment,
        hypothesis,
        verdict: { ...verdict, outcome: 'invalidated' },
      },
    });
    assert.doesNotMatch(stopped, /In production today|## Architecture review/);
    assert.match(text, /In production today[^]*## Architecture review/);
  });

  it('end each sentence of what comes from records, and say until when the code lies there as of when', () => {
    const { hypothesis } = variantRecords.experiment;
    const change = { problem: 'It asks for an account', segment: 'Visitors' };
    const said = textOf({
      ...variantRecords,
      experiment: { ...variantRecords.experiment, hypothesis: { ...hypothesis, ...change } },
    });
    assert.match(said, /It asks for an account\. For: Visitors\. Steps:/);
    assert.match(said, /until 2026-05-01, as of 2026-03-10; the lab’s record says what holds now\./);
  });

  it('do not say of a draft that its pictures show what was tested', () => {
    const screens = [
      { screen: 'home', state: 'ready', file: 'screens/home-ready-0a.png', width: 390, height: 844 },
    ];
    assert.match(textOf({ ...variantRecords, screens }), /they show what was tested/);
    const untried = textOf({ ...variantRecords, screens, evidence: new Map() });
    assert.doesNotMatch(untried, /they show what was tested/);
  });

  it('mark what was noted or said in a session that does not count', () => {
    const more: Tried['more'] = [
      { type: 'consented', quotes: true },
      { type: 'note', text: 'Hesitates.' },
      { type: 'quote', task: 'order', text: 'Where?' },
    ];
    const said = tried(
      { code: 'T1', runs: { b: alone }, start: { pilot: true }, more },
      { code: 'P2', runs: { b: alone }, more: [...more, { type: 'excluded', reason: 'No network.' }] },
      { code: 'P3', runs: { b: alone }, more },
    );
    for (const line of [
      '- T1 (pilot, not counted): “Hesitates.”',
      '- T1 (pilot, not counted), AC2: “Where?”',
      '- P2 (excluded, not counted): “Hesitates.”',
      '- P3: “Hesitates.”',
      '- P3, AC2: “Where?”',
    ])
      assert.ok(said.includes(`${line}\n`), `${line}\n${said}`);
  });
});
