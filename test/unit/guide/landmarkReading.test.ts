import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LabState } from '../../../src/app/labState.ts';
import { LandmarkReading } from '../../../src/editor/guide/landmarkReading.ts';
import { createGenerationLab, slug, type GenerationLab } from '../generation/generationLab.ts';

const variants = [
  { id: 'a', createdAt: '2029-05-04T10:00:00Z' },
  { id: 'b', createdAt: '2029-05-04T10:00:00Z', from: 'a', axis: 'flow' as const, change: 'pay first' },
];

describe('what the guide knows of the screens and steps of the active experiment', () => {
  let lab: GenerationLab;
  let state: LabState;
  let reading: LandmarkReading;
  let changes = 0;
  const faults: unknown[] = [];
  beforeEach(async () => {
    lab = await createGenerationLab({ variants });
    await write('b', '<main data-screen="paid">Paid</main>');
    state = new LabState(() => undefined);
    await state.open(lab.store, slug);
    faults.length = 0;
    changes = 0;
    reading = new LandmarkReading(state, (error) => faults.push(error));
    reading.onDidChange(() => (changes += 1));
  });
  afterEach(() => lab.remove());

  const write = async (id: string, text: string): Promise<unknown> =>
    await lab.store.applyTurn(slug, id, [{ path: 'index.html', text }]);
  const active = () => state.active ?? assert.fail('the experiment is active');
  /** The ids of the screens, once they are read. */
  const screens = async (): Promise<string[] | undefined> => {
    const changed = new Promise<void>((resolve) => {
      reading.onDidChange(resolve);
    });
    reading.of(active());
    await changed;
    return reading.of(active())?.screens.map(({ id }) => id);
  };

  it('is not known until the files were read, and then it is said', async () => {
    assert.equal(reading.of(active()), undefined);
    assert.deepEqual(await screens(), ['paid']);
    assert.equal(changes, 1);
    reading.of(active());
    assert.equal(changes, 1);
  });

  it('is read again after the files were edited by hand, with what was known standing in meanwhile', async () => {
    await screens();
    await write('b', '<main data-screen="thanks">Thanks</main>');
    assert.deepEqual(
      reading.of(active())?.screens.map(({ id }) => id),
      ['paid'],
    );
    reading.forget();
    assert.deepEqual(await screens(), ['thanks']);
  });

  it('says which variants can hardly notice what a task waits for', async () => {
    await screens();
    const tasks = [
      { goal: 'Pay', successWhen: { screen: 'paid' } },
      { goal: 'Ask', successWhen: { taskStep: 'ask' } },
      { goal: 'Look' },
    ];
    assert.deepEqual(reading.unnoticed(active(), tasks), [[], ['b'], []]);
  });

  it('says nothing of variants before it knows them', () => {
    assert.deepEqual(reading.unnoticed(active(), [{ goal: 'Pay', successWhen: { screen: 'x' } }]), [[]]);
  });

  it('goes on without what cannot be read, and asks once', async () => {
    lab.remove();
    reading.of(active());
    await new Promise((resolve) => setTimeout(resolve, 100));
    reading.of(active());
    assert.ok(faults.length <= 1);
  });
});
