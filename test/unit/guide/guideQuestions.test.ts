import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { starterProvider } from '../../../src/app/generation/starterProvider.ts';
import { errors } from '../../../src/core/errors.ts';
import type { Question } from '../../../src/core/generation/prompt/question.ts';
import { GuideQuestions } from '../../../src/editor/guide/guideQuestions.ts';
import { sampleExperiment } from '../lab/samples.ts';

const provider = starterProvider();
const question: Question = { id: 'device', question: 'On which device?', options: ['Phone', 'Laptop'] };
const answer = { question: 'On which device?', answer: 'Phone' };

/** Questions whose model answers when the test says so, or not at all. */
function asked() {
  let signal: AbortSignal | undefined;
  let settle: { resolve(questions: readonly Question[]): void; reject(error: Error): void } | undefined;
  const questions = new GuideQuestions({
    askQuestions: async (_experiment, _provider, given) => {
      signal = given;
      return await new Promise((resolve, reject) => {
        settle = { resolve, reject };
        given.addEventListener('abort', () => reject(errors.cancelled()));
      });
    },
  });
  const outcome = questions.ask(sampleExperiment('one'), provider);
  return { questions, outcome, signal: () => signal, model: () => settle };
}

describe('the questions before the first prototype', () => {
  it('wait for the model and then for a person', async () => {
    const { questions, outcome, model } = asked();
    assert.equal(questions.view?.thinking, true);
    model()?.resolve([question]);
    await new Promise(setImmediate);
    assert.deepEqual(questions.view?.questions, [question]);
    assert.equal(questions.view?.thinking, false);
    questions.answer('another', []);
    assert.ok(questions.view, 'answers for another experiment are not for these questions');
    questions.answer('one', [answer]);
    assert.deepEqual(await outcome, [answer]);
    assert.equal(questions.view, undefined);
  });

  it('are put again without the model when the prototype was not made', async () => {
    const { questions, outcome, model } = asked();
    model()?.resolve([question]);
    await new Promise(setImmediate);
    questions.answer('one', [answer]);
    await outcome;
    const again = questions.ask(sampleExperiment('one'), provider);
    assert.deepEqual(questions.view?.questions, [question]);
    assert.equal(questions.view?.thinking, false);
    questions.cancel('one');
    assert.equal(await again, undefined);
    const anew = questions.ask(sampleExperiment('one'), provider);
    assert.equal(questions.view?.thinking, true, 'whoever walked away is asked anew');
    questions.answer('one', []);
    assert.deepEqual(await anew, []);
  });

  it('are over at once when the model has none', async () => {
    const { questions, outcome, model } = asked();
    model()?.resolve([]);
    assert.deepEqual(await outcome, []);
    assert.equal(questions.view, undefined);
  });

  it('can be left out while the model thinks, which stops it', async () => {
    const { questions, outcome, signal } = asked();
    questions.answer('one', []);
    assert.deepEqual(await outcome, []);
    assert.equal(signal()?.aborted, true);
  });

  it('end without a prototype when somebody walks away', async () => {
    const { questions, outcome, model } = asked();
    model()?.resolve([question]);
    await new Promise(setImmediate);
    questions.cancel('another');
    assert.ok(questions.view);
    questions.cancel('one');
    assert.equal(await outcome, undefined);
  });

  it('tell what went wrong with the model, and are gone from the guide', async () => {
    const { questions, outcome, model } = asked();
    model()?.reject(errors.spendingCapReached('5 of 5 tokens'));
    await assert.rejects(outcome, { code: 'spending-cap-reached' });
    assert.equal(questions.view, undefined);
  });

  it('of another experiment take their place', async () => {
    const { questions, outcome, model } = asked();
    const next = questions.ask({ ...sampleExperiment('one'), slug: 'another' }, provider);
    assert.equal(await outcome, undefined);
    assert.equal(questions.view?.experiment, 'another');
    model()?.resolve([]);
    assert.deepEqual(await next, []);
  });
});
