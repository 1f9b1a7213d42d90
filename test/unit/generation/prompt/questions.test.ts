import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { buildQuestions } from '../../../../src/core/generation/prompt/buildQuestions.ts';
import { readQuestions } from '../../../../src/core/generation/prompt/readQuestions.ts';
import { sampleHypothesis } from '../sampleHypothesis.ts';
import { assertGolden } from './golden.ts';
import { shown } from './turns.ts';

const asked = {
  question: 'How do people pay?',
  why: 'It decides how long the last screen is.',
  options: ['Saved card', 'New card', 'Invoice'],
};
const json = JSON.stringify({ questions: [asked] });
const read = [{ id: 'q1', ...asked }];

describe('questions before the first prototype', () => {
  it('are asked as reviewed, and the example is readable', () => {
    const messages = buildQuestions(sampleHypothesis);
    assertGolden('questions', shown({ messages }));
    assert.equal(readQuestions(messages[0]?.content ?? '').length, 1);
  });

  const forms: Record<string, string> = {
    'plain JSON': json,
    'a fence and chatter': `Sure! Here {as asked}:\n\n\`\`\`json\n${json}\n\`\`\`\nTell me if you need "more".`,
    'thinking first': `<think>{"question":"x","options":["a","b"]}</think>${json}`,
    'a bare list': JSON.stringify([asked], undefined, 2),
    'trailing commas': json.replaceAll(']', ',]').replaceAll('}', ',}'),
    'other names and objects': JSON.stringify({
      questions: [
        {
          text: asked.question,
          reason: asked.why,
          choices: [{ label: 'New card' }, { label: 'Saved card', recommended: true }, { text: 'Invoice' }],
        },
      ],
    }),
    'marked recommendation': JSON.stringify({
      ...asked,
      options: ['New card', '**Saved card** (Recommended)', 'Invoice', 'invoice', 'Other (please say)'],
    }),
    'an end that was cut off': `{"questions":[${JSON.stringify(asked)},{"question":"What`,
  };
  for (const [name, text] of Object.entries(forms)) {
    it(`are read from ${name}`, () => {
      const questions = readQuestions(text);
      assert.deepEqual(
        questions.map(({ question, why, options }) => ({ question, why, options: options.toSorted() })),
        read.map(({ question, why, options }) => ({ question, why, options: options.toSorted() })),
      );
      assert.equal(questions[0]?.options[0], 'Saved card');
    });
  }

  it('are read when their words hold quotes and braces', () => {
    const question = 'Is it called "Buy }" or "{ Order"?';
    const text = `[${JSON.stringify({ question, options: ['"Buy }"', '\\ Order'] })}]`;
    assert.deepEqual(readQuestions(text), [{ id: 'q1', question, options: ['"Buy }"', '\\ Order'] }]);
  });

  it('are read from a numbered list, as small models write it', () => {
    const text =
      'Here are my questions:\n\n**1. How do people pay?**\n   - Saved card (recommended)\n   - New card\n\n2) Is the basket editable?\na) Yes\nb) No\n\nLet me know!';
    assert.deepEqual(readQuestions(text), [
      { id: 'q1', question: 'How do people pay?', options: ['Saved card', 'New card'] },
      { id: 'q2', question: 'Is the basket editable?', options: ['Yes', 'No'] },
    ]);
  });

  for (const text of [
    '{"questions":[]}',
    'No questions.',
    '',
    '1. Do this\n- one\n- two',
    '{"question":"One?","options":["a"]}',
  ])
    it(`are none in: ${JSON.stringify(text)}`, () => assert.deepEqual(readQuestions(text), []));

  it('are at most five, each once, with at most five options', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      question: `Question ${index}?`,
      options: Array.from({ length: 9 }, (__, option) => `Option ${option}`),
    }));
    const questions = readQuestions(JSON.stringify({ questions: [many[0], ...many] }));
    assert.deepEqual(
      questions.map(({ question }) => question),
      many.slice(0, 5).map(({ question }) => question),
    );
    assert.ok(questions.every(({ options }) => options.length === 5));
  });

  it('are never anything else, whatever a model answers', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      '"question":',
      '"options":',
      '"a"',
      '1. x?',
      '- a',
      '`',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const { question, options } of readQuestions(text)) {
            assert.ok(question.length > 0 && question.length <= 300);
            assert.ok(options.length >= 2 && options.length <= 5);
            assert.equal(new Set(options).size, options.length);
          }
        },
      ),
    );
  });

  it('are read from what a real model answered', () => {
    const answer = new URL('../../../fixtures/transcripts/kita-anmeldung/questions.txt', import.meta.url);
    const questions = readQuestions(readFileSync(answer, 'utf8'));
    assert.deepEqual(
      questions.map(({ options }) => options.length),
      [3, 3, 3, 3],
    );
    assert.match(questions[0]?.question ?? '', /^Woran sollen Eltern am Ende erkennen/);
  });

  it('are read in time from an answer made to be slow', () => {
    // A square of it would outlast the time limit of the test.
    readQuestions('{'.repeat(100_000) + '}'.repeat(100_000));
    readQuestions('{"question":"a?","options":["a","b"'.repeat(10_000));
  });
});
