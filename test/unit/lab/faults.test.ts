import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { createLabFolder } from '../../../src/node/lab/createLabFolder.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import type { TemporaryFolder } from '../../support/cleanup.ts';
import { plant, sampleExperiment, sampleLab, sampleTime, snapshot } from './samples.ts';
import { tinyDisk } from './tinyDisk.ts';

const full = { code: 'disk-full' };

let disk: TemporaryFolder | undefined;

async function labOnTinyDisk() {
  disk = tinyDisk(256);
  if (disk === undefined) return undefined;
  const lab = await createLabFolder({
    parent: disk.path,
    name: 'lab',
    production: [],
    now: new Date(sampleTime),
  });
  const variant = path.join(lab, 'experiments/checkout/variants/v1');
  await plant(variant, { 'index.html': 'one', 'a.html': 'two' });
  return { filler: path.join(disk.path, 'filler'), lab, variant, store: await openLabStore(lab) };
}

describe('A disk that fails', function () {
  this.timeout(20_000);

  afterEach(() => {
    disk?.remove();
    disk = undefined;
  });

  it('when it is full in the middle of a turn, leaves all files as they were', async function () {
    const made = await labOnTinyDisk();
    // Only root can mount a disk that is small enough to fill.
    if (made === undefined) this.skip();
    const { lab, variant, store } = made;
    const was = await snapshot(variant);
    const changes = [
      { path: 'index.html', text: 'small' },
      { path: 'a.html', text: undefined },
      { path: 'big.html', text: 'x'.repeat(400_000) },
    ];
    await assert.rejects(store.applyTurn('checkout', 'v1', changes), full);
    assert.deepEqual(await snapshot(variant), was);
    assert.deepEqual(await readdir(path.join(lab, '.footbridge/journal')), []);
    assert.deepEqual(await store.applyTurn('checkout', 'v1', changes.slice(0, 2)), ['index.html', 'a.html']);
  });

  it('when it is full, keeps the record that was there, and adds whole lines or none', async function () {
    const made = await labOnTinyDisk();
    if (made === undefined) this.skip();
    const { filler, store } = made;
    const experiment = sampleExperiment('checkout');
    await store.writeExperiment(experiment);
    await writeFile(filler, 'x'.repeat(400_000)).catch(() => undefined);
    const longer = { ...experiment, hypothesis: { ...experiment.hypothesis, problem: 'p'.repeat(2000) } };
    await assert.rejects(store.writeExperiment(longer), full);
    assert.deepEqual(await store.readExperiment('checkout'), experiment);
    const note = { schemaVersion: 1, id: 'n', at: sampleTime, type: 'note', text: 'x'.repeat(4000) } as const;
    await assert.rejects(store.appendEvidence('checkout', 's1', note), full);
    await rm(filler);
    const ended = { schemaVersion: 1, id: 'e', at: sampleTime, type: 'ended' } as const;
    await store.appendEvidence('checkout', 's1', ended);
    assert.deepEqual((await store.readEvidence('checkout')).records.get('s1'), [ended]);
  });

  it('when it takes no lab, says so and leaves nothing behind', async () => {
    const { parent } = await sampleLab();
    await writeFile(path.join(parent, 'file'), 'in the way');
    const places = [path.join(parent, 'file'), path.join(parent, 'file', 'below')];
    if (process.platform === 'linux') places.push('/proc/footbridge', '/sys');
    const was = await snapshot(parent);
    for (const place of places) {
      const request = { parent: place, name: 'lab', production: [], now: new Date(sampleTime) };
      await assert.rejects(createLabFolder(request), { code: 'lab-location-not-writable' }, place);
    }
    assert.deepEqual(await snapshot(parent), was);
  });

  it('when a file is where a folder should be, says so and leaves it', async () => {
    const { lab, store } = await sampleLab();
    await writeFile(path.join(lab, 'experiments'), 'a file');
    await assert.rejects(store.writeExperiment(sampleExperiment('checkout')), { code: 'unsafe-path' });
    assert.equal((await snapshot(lab))['experiments'], 'a file');
  });
});
