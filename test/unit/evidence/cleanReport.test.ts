import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  cleanReport,
  errorKinds,
  type KnownNames,
  ownProblems,
} from '../../../src/core/evidence/cleanReport.ts';
import type { EvidenceBody } from '../../../src/core/evidence/evidenceEvent.ts';
import { knownNames } from '../../../src/core/evidence/knownNames.ts';

const known: KnownNames = {
  screens: ['list', 'paid'],
  states: ['ready', 'empty'],
  steps: ['pay'],
  files: ['app.js'],
  kinds: errorKinds,
};

const secret = fc.constantFrom('sample@example.test', '192.0.2.7', 'Mozilla/5.0 (X11; Linux)', 'Zoe');
const around = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(...ownProblems, 'TypeError: ', ' (app.js:3)', 'list/'),
);
const dirty = fc.tuple(around, secret, around).map((parts) => parts.join(''));
const report: fc.Arbitrary<EvidenceBody> = fc.oneof(
  fc.record({
    type: fc.constant('screen' as const),
    screen: fc.oneof(dirty, fc.constant('list')),
    state: dirty,
  }),
  fc.record({ type: fc.constant('step' as const), step: dirty }),
  fc.record({ type: fc.constant('problem' as const), message: dirty }),
  fc.record({ type: fc.constant('excluded' as const), reason: dirty, by: fc.constant('page' as const) }),
);

describe('what is kept of a prototype’s reports', () => {
  it('is never what somebody typed, and cleaning it twice changes nothing more', () => {
    fc.assert(
      fc.property(report, (event) => {
        const clean = cleanReport(event, known);
        const told = JSON.stringify(clean);
        for (const each of ['sample', '192.0', 'Mozilla', 'Zoe']) assert.ok(!told.includes(each), told);
        assert.deepEqual(cleanReport(clean, known), clean);
      }),
      { numRuns: 500 },
    );
  });

  it('is what the team wrote, and the kind and place of an error', () => {
    const kept: EvidenceBody[] = [
      { type: 'screen', screen: 'list', state: 'empty', variant: 'a' },
      { type: 'step', step: 'pay' },
      { type: 'problem', message: 'TypeError (app.js:3)' },
      { type: 'problem', message: 'The prototype does not answer: TypeError (app.js:3)' },
      { type: 'problem', message: 'The prototype tried to open another page and was started again' },
      { type: 'problem', message: 'Error' },
      { type: 'excluded', reason: 'The prototype stopped', by: 'page' },
      { type: 'excluded', reason: 'The power went out' },
      { type: 'note', text: 'They said: sample' },
    ];
    for (const event of kept) assert.deepEqual(cleanReport(event, known), event);
    const message = 'Uncaught SyntaxError: Unexpected token, "sample" is not valid JSON (other.js:3)';
    assert.deepEqual(cleanReport({ type: 'problem', message }, known), {
      type: 'problem',
      message: 'SyntaxError',
    });
  });

  it('is one plain word at most where the files are not at hand', () => {
    const stepOf = (step: string) => cleanReport({ type: 'step', step }, undefined).step;
    assert.deepEqual(
      ['choose-day', 'sample@example.test', '0171 4242', 'a44445555', 'Two Words', '192.0.2.7'].map(stepOf),
      ['choose-day', '?', '?', '?', '?', '?'],
    );
  });
});

describe('names that evidence may hold', () => {
  it('are those in the files and in the tasks, and nothing that is put together as the page runs', () => {
    const text = `<main data-screen="list"><a data-go="list/empty" data-task-step="open">x</a></main>
<script>go('list/full'); go('list/' + value); go(\`list/\${value}\`); part.dataset.state = "late"; say('other/thing');</script>`;
    const names = knownNames(
      new Map([['a', [{ path: 'index.html', text }]]]),
      [{ id: 'pay', title: 'Pay' }],
      [{ successWhen: { screen: 'paid', state: 'thanked' } }, { successWhen: { taskStep: 'gift' } }, {}],
    );
    assert.deepEqual(
      { ...names, kinds: [] },
      {
        screens: ['list', 'pay', 'paid'],
        states: ['ready', 'thanked', 'empty', 'full', 'late'],
        steps: ['open', 'gift'],
        files: ['index.html'],
        kinds: [],
      },
    );
  });
});
