import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { findLandmarks, variantsWithout } from '../../../src/core/prototype/findLandmarks.ts';
import { checkoutPrototype } from '../../support/checkoutPrototype.ts';
import { hypothesisOf } from '../starter/hypotheses.ts';

const page = (html: string, more: Record<string, string> = {}) =>
  Object.entries({ 'index.html': html, ...more }).map(([path, text]) => ({ path, text }));

describe('what a prototype can notice', () => {
  it('is every screen with its states and every marked control, in their own words', () => {
    const found = findLandmarks(
      new Map([
        [
          'a',
          page(`<main data-screen="basket"><h1>Your
            basket</h1><p data-state="ready">…</p><p data-state="empty error">…</p>
            <button data-task-step="pay">Pay <b>now</b></button><button data-task-step="later" aria-label="Pay later"><svg></svg></button></main>
            <main data-screen="done"><p>Thanks</p></main>`),
        ],
      ]),
      [{ id: 'done', title: 'Order placed' }],
    );
    assert.deepEqual(found.screens, [
      { id: 'basket', words: 'Your basket', states: ['empty', 'error'] },
      { id: 'done', words: 'Order placed', states: [] },
    ]);
    assert.deepEqual(found.taskSteps, [
      { id: 'pay', words: 'Pay now', states: [] },
      { id: 'later', words: 'Pay later', states: [] },
    ]);
  });

  it('is found in what the offline starter writes, for every step of the flow', () => {
    for (const hypothesis of Object.values(hypothesisOf)) {
      const files = writeStarter({ hypothesis, messages: [], instruction: '', currentFiles: [] });
      const { screens, taskSteps } = findLandmarks(new Map([['a', files]]), hypothesis.steps);
      for (const { id, title } of hypothesis.steps)
        assert.ok(
          screens.some((screen) => screen.id === id && screen.words === title),
          `${hypothesis.title}: ${id}`,
        );
      assert.ok(taskSteps.length > 0, hypothesis.title);
    }
  });

  it('is found in components', () => {
    const { screens, taskSteps } = findLandmarks(new Map([['a', checkoutPrototype()]]), []);
    assert.deepEqual(screens.map(({ id }) => id).toSorted(), [
      'basket',
      'delivery-address',
      'order-confirmed',
      'payment',
    ]);
    assert.deepEqual(taskSteps.map(({ id }) => id).toSorted(), ['address', 'checkout', 'pay']);
  });

  it('is found in the ways in which script writes it', () => {
    const script = `root.innerHTML = "<main data-screen=\\"one\\"><button data-task-step='go'>Go</button>";
      other.setAttribute('data-screen', 'two'); third.dataset.screen = "three"; const props = { 'data-task-step': 'save' };
      button.dataset.taskStep = \`send\`; const no = \`<main data-screen="\${name}">\`;
      jsx(<main data-screen={'four'}/>)`;
    const { screens, taskSteps } = findLandmarks(new Map([['a', page('', { 'app.js': script })]]), []);
    assert.deepEqual(
      screens.map(({ id }) => id),
      ['one', 'two', 'three', 'four'],
    );
    assert.deepEqual(
      taskSteps.map(({ id }) => id),
      ['go', 'save', 'send'],
    );
  });

  it('is one list for several variants, with the states of all', () => {
    const found = findLandmarks(
      new Map([
        ['a', page('<main data-screen="basket"><p data-state="empty"></p></main>')],
        ['b', page('<main data-screen="basket"><h1>Basket</h1><p data-state="full"></p></main>')],
      ]),
      [],
    );
    assert.deepEqual(found.screens, [{ id: 'basket', words: 'Basket', states: ['empty', 'full'] }]);
  });

  it('is the steps of the flow before there is a prototype, as they become its screens', () => {
    const found = findLandmarks(new Map(), [{ id: 'pay', title: 'Payment' }, { title: 'Not framed yet' }]);
    assert.deepEqual(found, { screens: [{ id: 'pay', words: 'Payment', states: [] }], taskSteps: [] });
  });

  it('names the variants that never say a name', () => {
    const prototypes = new Map([
      ['a', page('<main data-screen="done"></main>')],
      ['b', page('<main data-screen="thanks"></main>')],
      ['c', page('', { 'app.ts': 'go(`done`)' })],
    ]);
    assert.deepEqual(variantsWithout('done', prototypes), ['b']);
    assert.deepEqual(variantsWithout('nowhere', prototypes), ['a', 'b', 'c']);
  });

  it('stays within bounds, whatever the files say', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 300 }), (names) => {
        const html = names.map((name) => `<p data-screen="${name}" data-task-step='${name}'>${name}</p>`);
        const { screens, taskSteps } = findLandmarks(new Map([['a', page(html.join('\n'))]]), []);
        for (const list of [screens, taskSteps]) {
          assert.ok(list.length <= 100);
          assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
          for (const { id, words } of list) assert.ok(id !== '' && id.length <= 100 && words.length <= 100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads a long script in a moment', () => {
    const text = `${'<Screen '.repeat(20_000)}${'data-screen='.repeat(20_000)}${' '.repeat(100_000)}`;
    const begun = performance.now();
    findLandmarks(new Map([['a', page('', { 'app.tsx': text })]]), []);
    assert.ok(performance.now() - begun < 2000);
  });
});
