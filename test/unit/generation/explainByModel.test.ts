import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { explainGaps, type GapReading } from '../../../src/app/explainGaps.ts';
import { Generations } from '../../../src/app/generation/generations.ts';
import { LabState } from '../../../src/app/labState.ts';
import type { ModelProvider } from '../../../src/app/ports.ts';
import type { Usage } from '../../../src/core/generation/fileChange.ts';
import {
  complete,
  conversingProvider,
  createGenerationLab,
  slug,
  type GenerationLab,
} from './generationLab.ts';

const usage = { inputTokens: 80, outputTokens: 20 };
const listener = { onText: () => undefined, onNote: () => undefined };
const never = new AbortController().signal;

describe('an explanation by a model', () => {
  let lab: GenerationLab;
  let state: LabState;
  let reading: GapReading;

  beforeEach(async () => {
    lab = await createGenerationLab({ variants: [{ id: 'a', createdAt: '2029-05-01T00:00:00Z' }] });
    const page = '<main data-screen="basket"></main><script>const secretWord = eval("1")</script>';
    await lab.store.applyTurn(slug, 'a', [{ path: 'index.html', text: page }]);
    state = new LabState(() => undefined);
    await state.open(lab.store, slug);
    reading = await explainGaps(lab.experiment, undefined, { store: lab.store, cache: new Map() });
  });
  afterEach(() => lab.remove());

  const generations = (caps = {}) =>
    new Generations(state, {
      clock: { now: () => new Date('2029-05-04T10:00:00Z') },
      ids: { next: () => 'turn-1' },
      check: async () => [],
      checkpoints: () => lab.checkpoints,
      describeData: async () => '',
      caps: () => caps,
    });
  const recorded = async (): Promise<[string, Usage][]> =>
    (await lab.store.readGenerations(slug)).records.map((one) => [one.outcome, one.usage]);
  const ask = (provider: ModelProvider, signal = never, caps = {}) =>
    generations(caps).explainGaps({ experiment: lab.experiment, reading }, provider, signal, listener);

  it('is made of the hypothesis and the findings, never of the code', async () => {
    const provider = conversingProvider(complete('It proves a lot.', 'complete', usage));
    const explanation = await ask(provider);
    assert.deepEqual(explanation, { model: provider.model, text: 'It proves a lot.', isWhole: true });
    const [asked] = provider.requests;
    const prompt = asked?.messages.map(({ content }) => content).join('\n') ?? '';
    for (const { inPlainWords } of reading.gaps) assert.ok(prompt.includes(inPlainWords), inPlainWords);
    assert.ok(prompt.includes(lab.experiment.hypothesis.belief));
    assert.ok(!prompt.includes('secretWord'));
    assert.deepEqual(asked?.currentFiles, []);
  });

  it('is counted towards the limits of the experiment, and refused beyond them', async () => {
    const provider = conversingProvider(complete('Words.', 'complete', usage));
    await ask(provider, never, { tokens: 100 });
    assert.deepEqual(await recorded(), [['explained', usage]]);
    await assert.rejects(ask(provider, never, { tokens: 100 }), { code: 'spending-cap-reached' });
    assert.equal((await recorded()).length, 1);
  });

  it('changes nothing but the log of turns, and is kept nowhere', async () => {
    const before = lab.files();
    await ask(conversingProvider(complete('Never to be kept.', 'complete', usage)));
    const after = lab.files();
    assert.deepEqual(Object.keys(after), [...Object.keys(before), 'generations.jsonl'].toSorted());
    assert.ok(!JSON.stringify(after).includes('Never to be kept.'));
  });

  it('says where it was cut off, and ends where nobody would read on', async () => {
    const cut = await ask(conversingProvider(complete('It proves', 'limit', usage)));
    assert.deepEqual([cut.text, cut.isWhole], ['It proves', false]);
    const endless = await ask(conversingProvider(complete('word '.repeat(10_000), 'complete', usage)));
    assert.deepEqual([endless.text.length, endless.isWhole], [12_000, false]);
  });

  it('can be stopped, and what it cost until then is counted', async () => {
    const abort = new AbortController();
    const stopping = conversingProvider([
      { type: 'text', text: 'It proves' },
      () => {
        abort.abort();
      },
    ]);
    await assert.rejects(ask(stopping, abort.signal), { code: 'cancelled' });
    const [[outcome, used] = ['', {}]] = await recorded();
    assert.equal(outcome, 'cancelled');
    assert.ok((used.inputTokens ?? 0) > 0);
  });

  it('says what failed where its cost cannot be written down, and does not count it a second time', async () => {
    const failure = new Error('The disk is full.');
    const appendGeneration: typeof lab.store.appendGeneration = async (...given) => {
      await lab.store.appendGeneration(...given);
      throw failure;
    };
    await state.open({ ...lab.store, appendGeneration }, slug);
    const provider = conversingProvider(complete('Words.', 'complete', usage));
    await assert.rejects(ask(provider), failure);
    assert.deepEqual(await recorded(), [['explained', usage]]);
  });

  it('is not asked of the offline starter', async () => {
    const silent = { ...conversingProvider([() => assert.fail('asked')]), converses: false };
    await assert.rejects(ask(silent), { code: 'model-cannot-explain' });
    assert.deepEqual(await recorded(), []);
  });
});
