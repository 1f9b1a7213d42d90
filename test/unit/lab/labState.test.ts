import assert from 'node:assert/strict';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { plant, sampleExperiment, sampleLab } from './samples.ts';

interface Reading {
  answer(experiments: readonly Experiment[]): void;
  fail(error: Error): void;
}

/** A real lab whose listing of experiments is answered by the test, in the order it wants, once it is held. */
async function heldLab() {
  const { store, lab } = await sampleLab();
  const readings: Reading[] = [];
  let held = false;
  const slow: LabStore = {
    ...store,
    listExperiments: () =>
      held
        ? new Promise((resolve, reject) => {
            readings.push({
              answer: (experiments) => resolve({ experiments: [...experiments], damaged: [] }),
              fail: reject,
            });
          })
        : store.listExperiments(),
  };
  const state = new LabState(() => undefined);
  await state.open(slow, undefined);
  held = true;
  let changes = 0;
  state.onDidChange(() => (changes += 1));
  const titles = () => state.experiments.map((experiment) => experiment.slug);
  const reading = (index: number): Reading => {
    const found = readings[index];
    assert.ok(found);
    return found;
  };
  return { state, store, lab, reading, titles, changes: () => changes, release: () => (held = false) };
}

const older = [sampleExperiment('older')];
const newer = [sampleExperiment('older'), sampleExperiment('newer', '2026-03-03T10:00:00.000Z')];

/** Whether a promise has resolved after everything that was ready has run. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe('What a window knows of its lab', () => {
  it('is not put back by a reading that was asked for earlier and came later', async () => {
    const { state, reading, titles, changes } = await heldLab();
    const [first, second] = [state.refresh(), state.refresh()];
    reading(1).answer(newer);
    await second;
    assert.deepEqual(titles(), ['older', 'newer']);
    reading(0).answer(older);
    await first;
    assert.deepEqual(titles(), ['older', 'newer']);
    assert.equal(changes(), 1);
  });

  it('is at least as new as the call that a refresh answers', async () => {
    const { state, reading, titles } = await heldLab();
    const [first, second] = [state.refresh(), state.refresh()];
    reading(0).answer(older);
    assert.equal(await isDone(first), false);
    assert.deepEqual(titles(), []);
    reading(1).answer(newer);
    await Promise.all([first, second]);
    assert.deepEqual(titles(), ['older', 'newer']);
  });

  it('is kept when a reading fails, and only the latest failure is told', async () => {
    const { state, reading, titles } = await heldLab();
    const [first, second] = [state.refresh(), state.refresh()];
    reading(0).fail(new Error('old'));
    reading(1).answer(newer);
    await Promise.all([first, second]);
    const [third, fourth] = [state.refresh(), state.refresh()];
    reading(2).answer(older);
    reading(3).fail(new Error('disk'));
    await assert.rejects(fourth, /disk/);
    await assert.rejects(third, /disk/);
    assert.deepEqual(titles(), ['older', 'newer']);
  });

  it('does not mix in what was read for the experiment that was active before', async () => {
    const { state, store, reading, release } = await heldLab();
    for (const experiment of newer) await store.writeExperiment(experiment);
    const first = state.refresh();
    const second = state.activate('newer');
    release();
    await isDone(second);
    reading(0).answer(newer);
    await Promise.all([first, second]);
    assert.equal(state.active?.experiment.slug, 'newer');
  });

  it('says that no experiment is active when the active one is gone', async () => {
    const { lab, store } = await sampleLab();
    const state = new LabState(() => undefined);
    await assert.rejects(state.requireExperiment(undefined), { code: 'no-lab' });
    for (const experiment of newer) await store.writeExperiment(experiment);
    await state.open(store, 'newer');
    assert.equal((await state.requireExperiment(undefined)).slug, 'newer');
    await rm(path.join(lab, 'experiments/newer'), { recursive: true });
    await state.refresh();
    assert.equal(state.active, undefined);
    await assert.rejects(state.requireExperiment(undefined), { code: 'no-experiment' });
    await assert.rejects(state.requireExperiment('newer'), { code: 'unknown-experiment' });
    await plant(lab, { 'experiments/newer/experiment.json': 'torn' });
    await assert.rejects(state.requireExperiment(undefined), { code: 'damaged-file' });
  });

  it('includes what could not be read: in each log of the active experiment, and a draft', async () => {
    const { lab, store } = await sampleLab();
    await store.writeExperiment(sampleExperiment('checkout'));
    await plant(lab, {
      'experiments/checkout/evidence/s1.jsonl': 'torn',
      '.footbridge/drafts/new.json': 'torn',
    });
    for (const log of ['generations.jsonl', 'crossings.jsonl'])
      await appendFile(path.join(lab, 'experiments/checkout', log), 'torn');
    const state = new LabState(() => undefined);
    await state.open(store, 'checkout');
    await store.readDraft('new');
    assert.deepEqual(
      state.damaged.map(({ file }) => file),
      [
        'experiments/checkout/evidence/s1.jsonl:1',
        'experiments/checkout/generations.jsonl:1',
        'experiments/checkout/crossings.jsonl:1',
        '.footbridge/drafts/new.json',
      ],
    );
  });
});
