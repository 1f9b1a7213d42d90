import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleExperiment, sampleLab, sampleTime } from '../lab/samples.ts';

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
});
