import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Generations, type TurnDeps } from '../../../src/app/generation/generations.ts';
import { undoGeneration } from '../../../src/app/generation/undoGeneration.ts';
import { LabState } from '../../../src/app/labState.ts';
import type { ModelProvider } from '../../../src/app/ports.ts';
import {
  complete,
  conversingProvider,
  createGenerationLab,
  slug,
  soundAnswer,
  type GenerationLab,
} from './generationLab.ts';

const letters = ['a', 'b', 'c', 'd'];
const usage = { inputTokens: 80, outputTokens: 20 };

/** A model that answers when it is told to. */
function waiting(text = soundAnswer): { provider: ModelProvider; go: () => void } {
  const gate = Promise.withResolvers<void>();
  const [first, ...rest] = complete(text, 'complete', usage);
  assert.ok(first);
  return { provider: conversingProvider([first, () => gate.promise, ...rest]), go: () => gate.resolve() };
}

describe('several turns at once', () => {
  let lab: GenerationLab;
  let state: LabState;

  beforeEach(async () => {
    const variants = letters.map((id) => ({ id, createdAt: '2029-05-01T00:00:00Z' }));
    lab = await createGenerationLab({ variants });
    state = new LabState(() => undefined);
    await state.open(lab.store, slug);
  });
  afterEach(() => lab.remove());

  function generations(parts: Partial<TurnDeps> = {}): Generations {
    let id = 0;
    return new Generations(state, {
      clock: { now: () => new Date('2029-05-04T10:00:00Z') },
      ids: { next: () => `turn-${(id += 1)}` },
      check: async () => [],
      checkpoints: () => lab.checkpoints,
      describeData: async () => '',
      caps: () => ({}),
      ...parts,
    });
  }
  const order = (variant: string | undefined) => ({
    experiment: lab.experiment,
    variant,
    instruction: '',
  });
  const until = async (met: () => boolean) => {
    while (!met()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('make different variants side by side, each to its own end', async () => {
    const all = generations();
    const [a, b] = [waiting(), waiting(soundAnswer.replace('Größe', 'Other'))];
    const turns = [all.run(order('a'), a.provider), all.run(order('b'), b.provider)];
    await until(() => all.progress.filter(({ phase }) => phase === 'writing').length === 2);
    assert.deepEqual(
      all.progress.map(({ variant }) => variant),
      ['a', 'b'],
    );
    b.go();
    a.go();
    const results = await Promise.all(turns);
    assert.deepEqual(
      results.map(({ variant }) => variant),
      ['a', 'b'],
    );
    assert.deepEqual(all.progress, []);
    assert.match(lab.files()['variants/a/index.html'] ?? '', /Größe/);
    assert.match(lab.files()['variants/b/index.html'] ?? '', /Other/);
    const { records } = await lab.store.readGenerations(slug);
    assert.deepEqual(records.map(({ variant, outcome }) => `${variant} ${outcome}`).toSorted(), [
      'a applied',
      'b applied',
    ]);
    assert.equal(state.active?.experiment.stage, 'prototyping');
  });

  it('are one for a variant, also when it is not named, and three in all', async () => {
    const all = generations();
    const models = letters.slice(0, 3).map(() => waiting());
    const [a, b, c] = models;
    assert.ok(a && b && c);
    const turns = [all.run(order(undefined), a.provider), all.run(order('b'), b.provider)];
    await until(() => all.progress.length === 2);
    assert.deepEqual(all.progress.map(({ variant }) => variant).toSorted(), ['b', 'd']);
    await assert.rejects(all.run(order('d'), a.provider), { code: 'busy' });
    await assert.rejects(all.run(order(undefined), a.provider), { code: 'busy' });
    turns.push(all.run(order('c'), c.provider));
    await until(() => all.progress.length === 3);
    await assert.rejects(all.run(order('a'), a.provider), { code: 'too-many-turns' });
    for (const { go } of models) go();
    await Promise.all(turns);
    await all.run(order('a'), conversingProvider(soundAnswer));
  });

  it('keep an undo of their variant waiting, and it keeps them', async () => {
    const all = generations();
    await all.run(order('a'), conversingProvider(soundAnswer));
    const { provider, go } = waiting(soundAnswer.replace('Größe', 'Other'));
    const turn = all.run(order('a'), provider);
    const experiment = await lab.store.readExperiment(slug);
    const undo = (variant: string | undefined) =>
      all.goTo(undoGeneration, experiment, { variant, checkpoint: undefined });
    await assert.rejects(undo('a'), { code: 'busy' });
    await assert.rejects(undo(undefined), { code: 'busy' });
    go();
    await turn;
    const undone = all.goTo(
      async (...asked) => {
        await assert.rejects(all.run(order('a'), provider), { code: 'busy' });
        return await undoGeneration(...asked);
      },
      experiment,
      { variant: 'a', checkpoint: undefined },
    );
    assert.equal((await undone).variant, 'a');
    assert.match(lab.files()['variants/a/index.html'] ?? '', /Größe/);
    await all.run(order('a'), provider);
  });

  it('do not hide that an undo was done where the lab cannot be read after it', async () => {
    const all = generations();
    await all.run(order('a'), conversingProvider(soundAnswer));
    await all.run(order('a'), conversingProvider(soundAnswer.replace('Größe', 'Other')));
    const experiment = await lab.store.readExperiment(slug);
    const evidence = path.join(path.dirname(path.dirname(lab.store.variantFolder(slug, 'a'))), 'evidence');
    await writeFile(evidence, 'a file where a folder should be');
    const { variant } = await all.goTo(undoGeneration, experiment, { variant: 'a', checkpoint: undefined });
    assert.equal(variant, 'a');
    assert.match(lab.files()['variants/a/index.html'] ?? '', /Größe/);
  });

  it('are cancelled one by one, by experiment, or all', async () => {
    const all = generations();
    const start = (variant: string) => {
      const { provider, go } = waiting();
      return { turn: all.run(order(variant), provider), go };
    };
    const [a, b] = [start('a'), start('b')];
    await until(() => all.progress.filter(({ phase }) => phase === 'writing').length === 2);
    all.cancel('other');
    all.cancel(slug, 'a');
    a.go();
    b.go();
    await assert.rejects(a.turn, { code: 'cancelled' });
    assert.equal((await b.turn).variant, 'b');
    assert.equal(lab.files()['variants/a/index.html'], undefined);
    const c = start('c');
    await until(() => all.progress.length === 1);
    all.cancel();
    c.go();
    await assert.rejects(c.turn, { code: 'cancelled' });
  });

  it('share the limit of their experiment', async () => {
    const all = generations({ caps: () => ({ tokens: 150 }) });
    const answers = [complete(soundAnswer.slice(0, 90), 'limit', usage), soundAnswer];
    const gate = Promise.withResolvers<void>();
    const slow = conversingProvider(answers[0] ?? '', [
      () => gate.promise,
      ...complete(soundAnswer.slice(90)),
    ]);
    const first = all.run(order('a'), slow);
    await until(() => slow.requests.length === 2);
    const second = conversingProvider(complete(soundAnswer.slice(0, 90), 'limit', usage));
    await assert.rejects(all.run(order('b'), second), { code: 'spending-cap-reached' });
    assert.equal(second.requests.length, 1);
    gate.resolve();
    await first;
  });

  it('tell those who listen when one begins, goes on and ends', async () => {
    const all = generations();
    let seen: (number | string)[] = [];
    all.onDidChange(() => seen.push(all.progress[0]?.phase ?? 'none'));
    await all.run(order('a'), conversingProvider(soundAnswer));
    assert.equal(seen[0], 'connecting');
    assert.equal(seen.at(-1), 'none');
    assert.ok(seen.includes('applying'));
    seen = [];
    await assert.rejects(all.run(order('z'), conversingProvider(soundAnswer)), { code: 'unknown-variant' });
    assert.deepEqual(seen, []);
  });

  it('ask questions before the first, and count what that cost', async () => {
    const all = generations({ caps: () => ({ tokens: 100 }) });
    const json = '{"questions":[{"question":"How do people pay?","options":["Card","Invoice"]}]}';
    const provider = conversingProvider(complete(json, 'complete', usage));
    const { signal } = new AbortController();
    const [question, ...others] = await all.askQuestions(lab.experiment, provider, signal);
    assert.deepEqual(others, []);
    assert.deepEqual([question?.question, question?.options], ['How do people pay?', ['Card', 'Invoice']]);
    const { records } = await lab.store.readGenerations(slug);
    assert.deepEqual(
      records.map((record) => [record.outcome, record.usage]),
      [['asked', usage]],
    );
    await assert.rejects(all.askQuestions(lab.experiment, provider, signal), {
      code: 'spending-cap-reached',
    });
    await assert.rejects(all.run(order('a'), provider), { code: 'spending-cap-reached' });
  });

  it('ask questions that are counted once, also where writing that down fails', async () => {
    const failure = new Error('The disk is full.');
    const appendGeneration: typeof lab.store.appendGeneration = async (...given) => {
      await lab.store.appendGeneration(...given);
      throw failure;
    };
    await state.open({ ...lab.store, appendGeneration }, slug);
    const provider = conversingProvider(complete('{"questions":[]}', 'complete', usage));
    const { signal } = new AbortController();
    await assert.rejects(generations().askQuestions(lab.experiment, provider, signal), failure);
    const { records } = await lab.store.readGenerations(slug);
    assert.deepEqual(
      records.map((one) => [one.outcome, one.usage]),
      [['asked', usage]],
    );
  });

  it('say why questions wait, record how often, and count them for those beside them', async () => {
    const held = Promise.withResolvers<void>();
    let recording = false;
    const appendGeneration: typeof lab.store.appendGeneration = async (experiment, record) => {
      recording = true;
      await held.promise;
      await lab.store.appendGeneration(experiment, record);
    };
    await state.open({ ...lab.store, appendGeneration }, slug);
    const all = generations({ caps: () => ({ tokens: 100 }) });
    const retry = { type: 'retry', attempt: 1, attempts: 3, seconds: 2, why: 'busy' } as const;
    const provider = conversingProvider([retry, ...complete('{"questions":[]}', 'complete', usage)]);
    const notes: string[] = [];
    const { signal } = new AbortController();
    const asked = all.askQuestions(lab.experiment, provider, signal, (note) => notes.push(note));
    await until(() => recording);
    const turn = all.run(order('a'), conversingProvider(soundAnswer));
    await assert.rejects(turn, { code: 'spending-cap-reached' });
    held.resolve();
    await asked;
    assert.deepEqual(notes, ['Attempt 2 of 3 in 2 s: busy', '']);
    assert.equal((await lab.store.readGenerations(slug)).records[0]?.retries, 1);
  });

  it('ask nothing of the offline starter, and take an answer in words for no questions', async () => {
    const all = generations();
    const { signal } = new AbortController();
    const silent = { ...conversingProvider([() => assert.fail('asked')]), converses: false };
    assert.deepEqual(await all.askQuestions(lab.experiment, silent, signal), []);
    assert.deepEqual(await all.askQuestions(lab.experiment, conversingProvider('Looks good!'), signal), []);
  });
});
