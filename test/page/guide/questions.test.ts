import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';

describe('guide: questions before the first prototype', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });
  beforeEach(async () => {
    await guide.show(situations.questions);
  });

  const card = () => guide.page.locator('.question').innerText();

  it('come one at a time, the recommended answer first and chosen', async () => {
    assert.match(await card(), /Question 1 of 3\s+On which device do they order\?/);
    assert.match(await card(), /Phone\s*recommended/);
    assert.equal(await guide.page.getByRole('radio', { name: /Phone/ }).isChecked(), true);
    assert.equal(await guide.page.getByRole('radio').count(), 4);
    await guide.button('Next').click();
    assert.match(await card(), /Question 2 of 3/);
  });

  it('take a choice, an answer of one’s own and a skip, and go on to the prototype', async () => {
    await guide.page.getByRole('radio', { name: 'Laptop' }).check();
    await guide.button('Next').click();
    await guide.page.getByRole('radio', { name: 'Something else' }).check();
    await guide.field('Your own answer').fill('Like a friend');
    await guide.button('Next').click();
    await guide.button('Skip').click();
    const { answers } = await guide.hears('answerQuestions');
    assert.deepEqual(answers, [
      { question: 'On which device do they order?', answer: 'Laptop' },
      { question: 'How should the shop sound when it says welcome back?', answer: 'Like a friend' },
    ]);
  });

  it('can be left out all at once, and keep what was answered before that', async () => {
    await guide.button('Next').click();
    await guide.button('Skip all and make it').click();
    const { answers } = await guide.hears('answerQuestions');
    assert.deepEqual(answers, [{ question: 'On which device do they order?', answer: 'Phone' }]);
  });

  it('survive a hidden view, and let one go back to change an answer', async () => {
    await guide.page.getByRole('radio', { name: 'Both' }).check();
    await guide.button('Next').click();
    await guide.hideAndShow();
    await guide.show(situations.questions);
    assert.match(await card(), /Question 2 of 3/);
    await guide.button('Back').click();
    assert.equal(await guide.page.getByRole('radio', { name: 'Both' }).isChecked(), true);
  });

  it('put the focus on the answers of the next question, so that keys are enough', async () => {
    await guide.page.getByRole('radio', { name: /Phone/ }).focus();
    await guide.page.keyboard.press('ArrowDown');
    await guide.page.keyboard.press('Enter');
    assert.match(await card(), /Question 2 of 3/);
    await guide.page.keyboard.press('ArrowDown');
    assert.equal(await guide.page.getByRole('radio', { name: 'Matter of fact' }).isChecked(), true);
  });

  it('begin anew in another round, whose questions have the same numbers', async () => {
    await guide.page.getByRole('radio', { name: 'Both' }).check();
    await guide.button('Next').click();
    const { questions } = situations.questions;
    assert.ok(questions);
    await guide.show({
      ...situations.questions,
      questions: {
        ...questions,
        questions: questions.questions.map((one) => ({ ...one, question: `Once more: ${one.question}` })),
      },
    });
    assert.match(await card(), /Question 1 of 3\s+Once more: On which device/);
    await guide.button('Skip all and make it').click();
    assert.deepEqual((await guide.hears('answerQuestions')).answers, []);
  });

  it('forget what was answered when somebody walks away', async () => {
    await guide.page.getByRole('radio', { name: 'Both' }).check();
    await guide.button('Next').click();
    await guide.button('Cancel').click();
    await guide.hears('cancelQuestions');
    await guide.show({ ...situations.questions, questions: undefined });
    await guide.show(situations.questions);
    assert.match(await card(), /Question 1 of 3/);
    assert.equal(await guide.page.getByRole('radio', { name: /Phone/ }).isChecked(), true);
  });

  it('keep the answers for a prototype that was not made, and send them again with one press', async () => {
    await guide.page.getByRole('radio', { name: 'Laptop' }).check();
    await guide.button('Next').click();
    await guide.button('Skip').click();
    await guide.page.getByRole('radio', { name: 'Take it out quietly' }).check();
    await guide.button('Make the prototype').last().click();
    const { answers } = await guide.hears('answerQuestions');
    await guide.show({ ...situations.questions, questions: undefined });
    await guide.show(situations.questions);
    assert.match(await card(), /Question 1 of 3/);
    assert.equal(await guide.page.getByRole('radio', { name: 'Laptop' }).isChecked(), true);
    await guide.button('Make it with these answers').click();
    assert.deepEqual(guide.sent('answerQuestions').at(-1)?.answers, answers);
    assert.equal(answers.length, 2);
  });

  it('need not be waited for', async () => {
    await guide.show(situations['questions-thinking']);
    assert.match(await guide.page.locator('.generation').innerText(), /may have a question/);
    await guide.button('Go on without questions').click();
    assert.deepEqual((await guide.hears('answerQuestions')).answers, []);
    await guide.button('Cancel').click();
    await guide.hears('cancelQuestions');
  });
});
