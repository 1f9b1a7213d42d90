import assert from 'node:assert/strict';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { begun, noted } from './sampleEvidence.ts';
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

  it('is the same object while nothing changed, and new only where something did', async () => {
    const { store } = await sampleLab();
    for (const experiment of newer) await store.writeExperiment(experiment);
    for (const session of ['s1', 's2']) await store.appendEvidence('newer', session, begun(session, session));
    const state = new LabState(() => undefined);
    await state.open(store, 'newer');
    const { active, experiments } = state;
    await state.refresh();
    assert.equal(state.active, active);
    assert.equal(state.experiments, experiments);
    await store.appendEvidence('newer', 's2', noted('1'));
    await state.refresh();
    assert.equal(state.active?.experiment, active?.experiment);
    assert.equal(state.active?.sessions[0], active?.sessions[0]);
    assert.equal(state.active?.sessions[1]?.notes.length, 1);
    await store.updateExperiment('newer', (one) => ({ ...one, stage: 'testing' }));
    await state.refresh();
    assert.equal(state.active?.experiment.stage, 'testing');
    assert.equal(state.experiments[0], experiments[0]);
    assert.notEqual(state.experiments[1], experiments[1]);
  });

  it('is looked at again without telling anybody, unless something of it changed', async () => {
    const { lab, store } = await sampleLab();
    for (const experiment of newer) await store.writeExperiment(experiment);
    const state = new LabState(() => undefined);
    await state.open(store, 'newer');
    let changes = 0;
    state.onDidChange(() => (changes += 1));
    const told = async (): Promise<number> => {
      const before = changes;
      await state.lookAgain();
      return changes - before;
    };
    assert.equal(await told(), 0);
    await store.updateExperiment('older', (one) => ({ ...one, stage: 'testing' }));
    assert.deepEqual([await told(), await told()], [1, 0]);
    await store.appendEvidence('newer', 's1', begun('s1', 'P1'));
    assert.deepEqual([await told(), await told()], [1, 0]);
    await plant(lab, { 'experiments/older/experiment.json': 'torn' });
    assert.deepEqual([await told(), await told(), state.damaged.length], [1, 0, 1]);
    await appendFile(path.join(lab, 'experiments/newer/evidence/s1.jsonl'), '\ntorn');
    assert.deepEqual([await told(), await told(), state.damaged.length], [1, 0, 2]);
  });

  it('is told to all who listen after a refresh, also where a look at it came in between', async () => {
    const { store } = await sampleLab();
    const state = new LabState(() => undefined);
    await state.open(store, undefined);
    let changes = 0;
    state.onDidChange(() => (changes += 1));
    await Promise.all([state.refresh(), state.lookAgain()]);
    assert.equal(changes, 1);
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
