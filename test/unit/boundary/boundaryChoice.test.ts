import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'mocha';
import { BoundaryChoice } from '../../../src/editor/boundary/boundaryChoice.ts';

/** What VS Code keeps for a window, in memory. */
class Kept {
  readonly values = new Map<string, unknown>();

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? fallback;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, JSON.parse(JSON.stringify(value)));
  }
}

const one = { lab: '/w/shop-lab', experiment: 'one' };
const two = { lab: '/w/shop-lab', experiment: 'two' };
const window = { lab: '/w/shop-lab', experiment: undefined };

describe('whether warnings are on in a window', () => {
  let kept: Kept;
  let setting: 'off' | 'warn';
  let choice: BoundaryChoice;

  beforeEach(() => {
    kept = new Kept();
    setting = 'warn';
    choice = new BoundaryChoice(kept, () => setting);
  });

  it('is what the setting says until something is chosen', () => {
    assert.equal(choice.modeFor(one), 'warn');
    setting = 'off';
    assert.equal(choice.modeFor(one), 'off');
  });

  it('is chosen for one experiment of one lab, and remembered', async () => {
    await choice.choose(one, 'off');
    const reopened = new BoundaryChoice(kept, () => setting);
    assert.deepEqual(
      [one, two, window, { ...one, lab: '/w/other-lab' }].map((place) => reopened.modeFor(place)),
      ['off', 'warn', 'warn', 'warn'],
    );
  });

  it('can be turned on again, also against the setting', async () => {
    await choice.choose(one, 'off');
    setting = 'off';
    await choice.choose(one, 'warn');
    assert.deepEqual([choice.modeFor(one), choice.modeFor(two)], ['warn', 'off']);
  });

  it('holds for every experiment of the lab when none is active', async () => {
    await choice.choose(one, 'warn');
    await choice.choose(window, 'off');
    assert.deepEqual([choice.modeFor(one), choice.modeFor(two)], ['off', 'off']);
  });

  it('comes back for each experiment as it was before it was turned off, also in a window that was reloaded', async () => {
    await choice.choose(one, 'lock');
    await choice.choose(one, 'off');
    await choice.choose(one, 'off');
    await choice.choose(two, 'off');
    const reopened = new BoundaryChoice(kept, () => setting);
    assert.deepEqual([reopened.modeToResume(one), reopened.modeToResume(two)], ['lock', 'warn']);
    await reopened.choose(one, 'warn');
    await reopened.choose(one, 'off');
    assert.equal(reopened.modeToResume(one), 'warn');
  });

  it('comes back on where it was never on', () => {
    setting = 'off';
    assert.equal(choice.modeToResume(one), 'warn');
  });

  it('does not grow without end, and forgets the oldest', async () => {
    for (let index = 0; index <= 100; index += 1)
      await choice.choose({ ...one, experiment: `e${index}` }, 'off');
    assert.deepEqual(
      ['e0', 'e1', 'e100'].map((experiment) => choice.modeFor({ ...one, experiment })),
      ['warn', 'off', 'off'],
    );
  });

  it('is on when what was kept cannot be read', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        kept.values.clear();
        kept.values.set('boundaryChoices', value);
        assert.equal(choice.modeFor(one), 'warn');
      }),
    );
  });
});
