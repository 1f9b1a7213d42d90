import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Learning } from '../../../src/core/handoff/learning/learning.ts';
import { learningIndex } from '../../../src/core/handoff/learning/learningIndex.ts';
import { relatedLearnings } from '../../../src/core/handoff/learning/relatedLearnings.ts';
import { supersededBy } from '../../../src/core/handoff/learning/supersededBy.ts';

function learning(slug: string, month: number, more: Partial<Learning>): Learning {
  return {
    schemaVersion: 1,
    slug,
    title: slug,
    kind: 'customerFlow',
    belief: '',
    segment: 'customers',
    at: `2026-0${month}-01T08:00:00.000Z`,
    evidence: { metric: 'finished', successes: 1, participants: 6 },
    observed: 'Seen.',
    insight: 'Meant.',
    action: 'Done.',
    ...more,
  };
}

/** Newest first, as they are read. */
const learnings = [
  learning('guest-checkout', 5, {
    title: 'Guest checkout',
    belief: 'If people can pay without an account, more of them finish the checkout',
    supersedes: 'short-checkout',
  }),
  learning('price-alert', 4, {
    title: 'Price alerts',
    belief: 'Shoppers who are told when a price drops come back within a week',
    insight: 'Nobody trusts an e-mail about money.',
  }),
  learning('short-checkout', 3, {
    title: 'Short checkout',
    belief: 'A checkout with two steps lets more people finish the checkout without an account',
  }),
];
const slugs = (found: readonly Learning[]) => found.map(({ slug }) => slug);

describe('Searching learnings', () => {
  const search = learningIndex(learnings);

  it('finds words of any part, their beginnings, and words with a letter wrong', () => {
    for (const query of [
      'alerts',
      'trusts',
      'pric',
      'shopers drop',
      'EMAIL money'.replace('EMAIL', 'e-mail'),
    ])
      assert.deepEqual(slugs(search(query)), ['price-alert'], query);
    assert.deepEqual(search('submarine'), []);
  });

  it('finds parts of what is written without spaces, and the same letters however they are put together', () => {
    const find = learningIndex([
      learning('saved-lists', 5, { title: '買い物リストを保存する', insight: '前回の注文は信用されない。' }),
      learning('waiting-room', 4, { title: 'Größe für Café Müller'.normalize('NFD') }),
      learning('abc-shop', 3, { title: 'ＡＢＣの店' }),
    ]);
    for (const query of ['買い物', '保存', 'リスト', '注文', '存する', '店 abc', 'る', '注文 保存'])
      assert.deepEqual(slugs(find(query)), [query.includes('店') ? 'abc-shop' : 'saved-lists'], query);
    for (const query of ['Müller', 'größe', 'cafe\u0301'])
      assert.deepEqual(slugs(find(query)), ['waiting-room'], query);
    assert.deepEqual(find('配達'), []);
  });

  it('puts what was replaced last, also when it fits best, and shows all without words', () => {
    assert.deepEqual(slugs(search('short checkout steps')), ['short-checkout']);
    assert.deepEqual(slugs(search('checkout')), ['guest-checkout', 'short-checkout']);
    assert.deepEqual(slugs(search(' ')), ['guest-checkout', 'price-alert', 'short-checkout']);
  });

  it('names the newest learning that replaces another', () => {
    const again = learning('express-checkout', 6, { supersedes: 'short-checkout' });
    assert.deepEqual([...supersededBy([...learnings, again])], [['short-checkout', 'express-checkout']]);
    assert.deepEqual([...supersededBy([learning('own', 1, { supersedes: 'own' })])], []);
  });
});

describe('Framing a hypothesis that is like one before', () => {
  const related = (belief: string, except?: string) =>
    relatedLearnings({ belief }, learnings, except).map((one) => one.learning.slug);

  it('shows what was tried, in whatever form the words come', () => {
    assert.deepEqual(related('We believe that dropping prices bring shoppers back'), ['price-alert']);
    assert.deepEqual(related('Paying with no account: more customers finishing'), [
      'guest-checkout',
      'short-checkout',
    ]);
  });

  it('says what replaced a learning, and puts that first', () => {
    const belief = 'A checkout with two steps and without an account lets people finish';
    const found = relatedLearnings({ belief }, learnings);
    assert.deepEqual(
      found.map((one) => [one.learning.slug, one.supersededBy]),
      [
        ['guest-checkout', undefined],
        ['short-checkout', 'guest-checkout'],
      ],
    );
    const [newer, older] = found.map(({ score }) => score);
    assert.ok((older ?? 0) > (newer ?? 0), 'though the older one fits better');
  });

  it('stays quiet about something else, about words that say nothing, and about itself', () => {
    for (const belief of [
      '',
      'checkout',
      'We believe that people want this more',
      'Doctors read lab results on a tablet',
    ])
      assert.deepEqual(related(belief), [], belief);
    assert.deepEqual(related('Shoppers are told when a price drops', 'price-alert'), []);
  });

  it('works for scripts without spaces between words', () => {
    const japanese = [
      learning('kessai', 2, { title: '決済', belief: '会員登録なしで決済できれば購入が増える' }),
    ];
    const found = relatedLearnings({ belief: '登録なしの決済で購入率が上がる' }, japanese);
    assert.deepEqual(slugs(found.map((one) => one.learning)), ['kessai']);
  });

  it('is fast enough for every pause in typing, also among a thousand learnings', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      learning(`one-${index}`, 1, {
        title: `Idea ${index}`,
        belief:
          `Shoppers of kind ${index % 37} who see offer ${index % 11} come back after ${index} days`.repeat(
            3,
          ),
      }),
    );
    const begun = performance.now();
    relatedLearnings({ belief: 'Shoppers who see an offer come back' }, many);
    assert.ok(performance.now() - begun < 500, `${performance.now() - begun} ms`);
  });
});
