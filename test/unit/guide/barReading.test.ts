import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BarReading } from '../../../src/editor/guide/barReading.ts';

const usual = { passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 };

/** A reading whose statistics are loaded. */
async function loaded(): Promise<BarReading> {
  const reading = new BarReading((error) => assert.fail(String(error)));
  const changed = new Promise<void>((resolve) => {
    reading.onDidChange(resolve);
  });
  assert.equal(reading.of(usual, 1), undefined);
  await changed;
  return reading;
}

describe('what the bar of the form buys', () => {
  it('is known once the statistics were loaded', async () => {
    const bar = (await loaded()).of(usual, 1);
    // 6 of 32 ways in which five coins fall have four or five heads.
    assert.ok(Math.abs((bar?.passesAtHalf ?? 0) - 6 / 32) < 1e-12);
    assert.ok(Math.abs((bar?.failsAt80 ?? 0) - (1 - 0.8 ** 5 - 5 * 0.8 ** 4 * 0.2)) < 1e-12);
    assert.equal(bar?.several, undefined);
  });

  it('says what several variants do to luck', async () => {
    const bar = (await loaded()).of(usual, 3);
    assert.ok(Math.abs((bar?.several?.onePasses ?? 0) - (1 - (26 / 32) ** 3)) < 1e-12);
  });

  it('is not worked out for a bar that is incomplete or contradicts itself', async () => {
    const reading = await loaded();
    for (const bar of [
      { ...usual, passAtLeast: undefined },
      { ...usual, killAtMost: undefined },
      { ...usual, minimumParticipants: undefined },
      { ...usual, passAtLeast: 6 },
      { ...usual, killAtMost: 4 },
    ])
      assert.equal(reading.of(bar, 1), undefined, JSON.stringify(bar));
  });

  it('is worked out once for the same bar', async () => {
    const reading = await loaded();
    assert.equal(reading.of(usual, 2), reading.of({ ...usual }, 2));
    assert.notEqual(reading.of(usual, 2), reading.of(usual, 3));
  });
});
