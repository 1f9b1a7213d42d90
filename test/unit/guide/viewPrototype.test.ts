import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import type { ActiveExperiment } from '../../../src/app/labState.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { Generation } from '../../../src/core/generation/fileChange.ts';
import { fixOrder } from '../../../src/core/generation/repair.ts';
import { viewHistory, viewSpending, viewVariants } from '../../../src/editor/guide/viewPrototype.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { createGenerationLab, slug } from '../generation/generationLab.ts';

const turn: Generation = {
  schemaVersion: 1,
  id: 't1',
  at: '2029-05-04T11:00:00Z',
  variant: 'a',
  instruction: '',
  promptVersion: 2,
  provider: 'sample',
  model: 'sample-model',
  usage: { inputTokens: 900, outputTokens: 100 },
  files: ['index.html'],
  outcome: 'applied',
};

function activeWith(experiment: Experiment, generations: readonly Generation[]): ActiveExperiment {
  return { experiment, generations, sessions: [], crossings: [] };
}

const entry = {
  checkpoint: 'c',
  at: turn.at,
  instruction: '',
  files: [],
  usage: {},
  requests: 1,
  model: '',
  current: false,
  hand: false,
};

const variants: Experiment['variants'] = [
  { id: 'a', createdAt: '2029-05-04T10:30:00Z' },
  { id: 'b', createdAt: '2029-05-04T12:00:00Z', axis: 'messaging', change: 'kinder words', from: 'a' },
  { id: 'c', createdAt: '2029-05-04T12:00:00Z', axis: 'flow', change: 'pay first' },
];

describe('what the guide shows of prototypes', () => {
  it('counts only turns that changed a variant as making it; a copy can be tried at once', async () => {
    const lab = await createGenerationLab({ variants });
    const failed = { ...turn, id: 't2', variant: 'c', outcome: 'cancelled' };
    const shown = viewVariants(activeWith(lab.experiment, [{ ...turn, instruction: 'Larger text' }, failed]));
    lab.remove();
    assert.deepEqual(
      shown.map(({ id, madeAt, turns }) => [id, madeAt, turns]),
      [
        ['a', '2029-05-04T11:00:00Z', 1],
        ['b', '2029-05-04T12:00:00Z', 0],
        ['c', undefined, 0],
      ],
    );
    assert.equal(shown[0]?.asked, 'Larger text', 'what it was asked last');
  });

  it('says which prototypes were made from an earlier wording, but not after a new bar, plan or date', async () => {
    const lab = await createGenerationLab({ variants });
    const { hypothesis } = lab.experiment;
    const clock = { now: () => new Date('2029-05-04T11:30:00Z') };
    const frame = async (change: object) => {
      const experiment = await frameHypothesis({ ...hypothesis, ...change }, slug, {
        store: lab.store,
        clock,
        sha256,
      });
      return viewVariants(activeWith(experiment, [turn])).map(({ outdated }) => outdated);
    };
    const criterion = { ...hypothesis.criterion, metric: 'People who order alone' };
    const plan = { assignment: 'within', consent: 'You may stop.' };
    const tasks = hypothesis.tasks.map((task) => ({ ...task, timeoutSeconds: 90 }));
    const tested = { criterion, plan, tasks, throwAwayDate: '2029-05-20' };
    assert.deepEqual(await frame(tested), [false, false, false]);
    assert.deepEqual(await frame({ ...tested, belief: 'something else works' }), [true, false, false]);
    lab.remove();
  });

  it('does not take a wish that was only noted for a prototype that follows a new wording', async () => {
    const reframedAt = '2029-05-04T11:30:00Z';
    const lab = await createGenerationLab({ variants, reframedAt });
    lab.remove();
    const wish = 'Follow the hypothesis';
    const later = { ...turn, at: '2029-05-04T11:40:00Z', before: 'c0', instruction: wish };
    const shown = (undone: string[]) =>
      viewVariants(activeWith(lab.experiment, [turn, { ...later, undone }]))[0];
    assert.deepEqual([shown([wish])?.outdated, shown([wish])?.undone], [true, [wish]]);
    assert.deepEqual([shown([])?.outdated, shown([])?.undone], [false, []]);
  });

  it('counts what failed turns used too, and shows a limit only where there is one', async () => {
    const lab = await createGenerationLab();
    const failed = { ...turn, outcome: 'cancelled', usage: { outputTokens: 50, estimated: true } };
    const spent = viewSpending(
      activeWith(lab.experiment, [{ ...turn, instruction: 'Larger text' }, failed]),
      { tokens: 5000, dollars: 0 },
    );
    lab.remove();
    assert.deepEqual(spent, {
      tokens: 1050,
      estimated: true,
      dollars: undefined,
      tokenLimit: 5000,
      dollarLimit: undefined,
    });
  });

  it('tells versions that were made by a model from those edited by hand or brought along', () => {
    const kinds = viewHistory([
      { ...entry, hand: true },
      { ...entry, purpose: 'adopt' },
      { ...entry, purpose: 'fix' },
      entry,
    ]).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['hand', 'adopted', 'fix', 'turn']);
  });

  it('names a fix by its error alone, as its kind says the rest', () => {
    const { instruction, purpose } = fixOrder({ message: 'total is not defined', file: 'app.js', line: 3 });
    const [version] = viewHistory([{ ...entry, instruction, purpose }]);
    assert.equal(version?.instruction, 'total is not defined (app.js:3)');
  });
});
