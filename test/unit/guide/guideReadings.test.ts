import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LabState } from '../../../src/app/labState.ts';
import type { DataStore } from '../../../src/app/data/dataStore.ts';
import { GuideReadings } from '../../../src/editor/guide/guideReadings.ts';
import { createGenerationLab, slug, type GenerationLab } from '../generation/generationLab.ts';

const variants = ['a', 'b'].map((id) => ({
  id,
  createdAt: '2029-05-04T10:00:00Z',
  ...(id === 'b' && { from: 'a', axis: 'flow' as const, change: 'pay first' }),
}));

describe('what the guide reads of the active experiment', () => {
  let lab: GenerationLab;
  let state: LabState;
  let readings: GuideReadings;
  const faults: unknown[] = [];
  beforeEach(async () => {
    lab = await createGenerationLab({ variants });
    faults.length = 0;
    for (const id of ['a', 'b'])
      await lab.store.applyTurn(slug, id, [{ path: 'index.html', text: `<h1>${id}</h1>` }]);
    await lab.checkpoints.save(slug, 'a', 'one');
    await lab.store.applyTurn(slug, 'a', [{ path: 'index.html', text: '<h1>changed</h1>' }]);
    await lab.checkpoints.save(slug, 'a', 'two');
    state = new LabState(() => undefined);
    await state.open(lab.store, slug);
    readings = new GuideReadings({
      lab: state,
      checkpoints: () => lab.checkpoints,
      dataStore: () => ({ list: () => Promise.reject(new Error('no data folder')) }) as unknown as DataStore,
      onError: (error) => faults.push(error),
    });
  });
  afterEach(() => lab.remove());

  /** Whether each version is the current one. */
  const versions = () => readings.history?.map(({ current }) => current);

  it('shows the newest variant that can be tried until another is chosen', () => {
    assert.equal(readings.variant, 'b');
    readings.choose(slug, 'a');
    assert.equal(readings.variant, 'a');
  });

  it('has no versions until they are read, so that nobody sees those of another variant', async () => {
    readings.choose(slug, 'a');
    assert.equal(versions(), undefined);
    await readings.read();
    assert.deepEqual(versions(), [true, false]);
    readings.choose(slug, 'b');
    assert.equal(versions(), undefined);
  });

  it('goes on without what cannot be read, and says so in the log', async () => {
    readings.choose(slug, 'a');
    await readings.read();
    assert.deepEqual(readings.datasets, []);
    assert.equal(readings.history?.length, 2);
    assert.ok(faults.length > 0);
  });

  it('says when something was read', async () => {
    let changes = 0;
    readings.onDidChange(() => (changes += 1));
    await readings.read();
    assert.equal(changes, 1);
  });

  it('has nothing without an active experiment', async () => {
    await state.activate(undefined);
    await readings.read();
    assert.equal(readings.variant, undefined);
    assert.deepEqual(readings.history, []);
  });
});
