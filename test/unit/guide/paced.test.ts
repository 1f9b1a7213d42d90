import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { Paced } from '../../../src/editor/guide/paced.ts';

describe('what the guide is sent', () => {
  it('is sent once for all changes of a moment, and not before they are over', async () => {
    let sent = 0;
    const pace = new Paced(() => (sent += 1), 250);
    for (let change = 0; change < 50; change += 1) pace.soon();
    assert.equal(sent, 0);
    await wait(20);
    assert.equal(sent, 1);
  });

  it('is sent a few times a second while text streams, the last of it included', async () => {
    const times: number[] = [];
    let arrived = 0;
    let shown = 0;
    const pace = new Paced(() => {
      times.push(performance.now());
      shown = arrived;
    }, 100);
    const end = performance.now() + 450;
    while (performance.now() < end) {
      arrived += 1;
      pace.streamed();
      await wait(2);
    }
    await wait(200);
    assert.equal(shown, arrived);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.ok(
      pauses.every((pause) => pause >= 95),
      pauses.join(', '),
    );
    assert.ok(times.length >= 3, String(times.length));
  });

  it('does not let what streams hold up what people wait for', async () => {
    let sent = 0;
    const pace = new Paced(() => (sent += 1), 10_000);
    pace.soon();
    await wait(20);
    pace.streamed();
    pace.soon();
    await wait(20);
    assert.equal(sent, 2);
  });

  it('is no longer sent once the guide is gone', async () => {
    let sent = 0;
    const pace = new Paced(() => (sent += 1), 0);
    pace.soon();
    pace.dispose();
    await wait(20);
    assert.equal(sent, 0);
  });
});
