import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LookSchedule } from '../../../src/editor/lookSchedule.ts';

describe('when the disk is looked at', () => {
  let looks: number[];
  let cost: number;
  let underWay: number;
  let most: number;
  let schedule: LookSchedule;

  beforeEach(() => {
    [looks, cost, underWay, most] = [[], 5, 0, 0];
    schedule = new LookSchedule(
      async () => {
        looks.push(performance.now());
        underWay += 1;
        most = Math.max(most, underWay);
        await delay(cost);
        underWay -= 1;
      },
      { quiet: 30, longest: 150, share: 5 },
    );
  });

  afterEach(() => schedule.dispose());

  it('looks once after a burst of hints', async () => {
    for (let hint = 0; hint < 10_000; hint += 1) schedule.hint();
    await delay(200);
    assert.equal(looks.length, 1);
  });

  it('does not wait for ever for hints to end', async () => {
    const hints = setInterval(() => schedule.hint(), 5);
    await delay(500);
    clearInterval(hints);
    assert.ok(looks.length >= 1, String(looks.length));
  });

  it('looks again after a hint during a look, and never twice at once', async () => {
    cost = 40;
    const first = schedule.now();
    schedule.hint();
    await Promise.all([first, schedule.now()]);
    schedule.hint();
    await delay(600);
    assert.equal(looks.length, 3);
    assert.equal(most, 1);
  });

  it('rests the longer the more a look costs', async () => {
    cost = 60;
    await schedule.now();
    const end = performance.now();
    schedule.hint();
    await delay(600);
    assert.equal(looks.length, 2);
    assert.ok((looks[1] ?? 0) - end >= 5 * 50, String((looks[1] ?? 0) - end));
  });

  it('looks no more once it is disposed', async () => {
    schedule.hint();
    schedule.dispose();
    schedule.hint();
    await delay(100);
    assert.deepEqual(looks, []);
  });
});
