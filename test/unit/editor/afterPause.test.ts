import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { AfterPause } from '../../../src/editor/handoff/afterPause.ts';

describe('what is taken up after a pause', () => {
  it('is taken up once, when it was left alone, and waits for nothing else', async () => {
    const taken: string[] = [];
    const paused = new AfterPause((name) => taken.push(name), 300);
    paused.changed('other');
    for (let save = 0; save < 5; save += 1) {
      paused.changed('brief');
      await delay(100);
    }
    assert.deepEqual(taken, ['other'], 'somebody still writes in the brief');
    await delay(400);
    assert.deepEqual(taken, ['other', 'brief']);
    paused.changed('brief');
    await delay(400);
    assert.deepEqual(taken, ['other', 'brief', 'brief'], 'changed again');
  });

  it('is left alone once nobody asks for it', async () => {
    const taken: string[] = [];
    const paused = new AfterPause((name) => taken.push(name), 20);
    paused.changed('brief');
    paused.dispose();
    await delay(60);
    assert.deepEqual(taken, []);
  });
});
