import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { plant, sampleExperiment, sampleLab, sampleTime } from '../lab/samples.ts';

const { hypothesis } = sampleExperiment('checkout');

async function framingLab() {
  const { lab, store } = await sampleLab();
  const clock = { now: () => new Date(sampleTime) };
  /** As one of several windows that have the lab open. */
  const frame = async (belief: string) =>
    await frameHypothesis({ ...hypothesis, belief }, undefined, {
      store: await openLabStore(lab),
      clock,
      sha256,
    });
  return { lab, store, frame };
}

describe('framing a new experiment', () => {
  it('loses none of several that get the same title at the same time', async () => {
    const { store, frame } = await framingLab();
    const beliefs = ['First', 'Second', 'Third'];
    const framed = await Promise.all(beliefs.map(frame));
    const { experiments } = await store.listExperiments();
    assert.deepEqual(
      experiments.map((one) => one.hypothesis.belief).toSorted(),
      beliefs,
      'each is on the disk',
    );
    assert.deepEqual(
      framed.map(({ slug }) => slug).toSorted(),
      experiments.map(({ slug }) => slug).toSorted(),
    );
  });

  it('takes another name where one lies that cannot be read', async () => {
    const { lab, frame } = await framingLab();
    const first = await frame('First');
    const torn = path.join(lab, 'experiments', first.slug, 'experiment.json');
    await mkdir(path.dirname(torn), { recursive: true });
    await writeFile(torn, '<<<<<<< ours');
    assert.notEqual((await frame('Second')).slug, first.slug);
    assert.equal(await readFile(torn, 'utf8'), '<<<<<<< ours');
  });

  it('takes another name where records lie whose experiment is gone, so that it inherits no evidence', async () => {
    const { lab, store, frame } = await framingLab();
    const first = await frame('First');
    await plant(path.join(lab, 'experiments', first.slug), { 'evidence/s-1.jsonl': '{"type":"started"}\n' });
    await rm(path.join(lab, 'experiments', first.slug, 'experiment.json'));
    const second = await frame('Second');
    assert.notEqual(second.slug, first.slug);
    assert.deepEqual((await store.readEvidence(second.slug)).damaged, []);
  });

  it('uses the name of a folder in which nothing lies', async () => {
    const { lab, frame } = await framingLab();
    const first = await frame('First');
    await rm(path.join(lab, 'experiments', first.slug, 'experiment.json'));
    assert.equal((await frame('Second')).slug, first.slug);
  });
});
