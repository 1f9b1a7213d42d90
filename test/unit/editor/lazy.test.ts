import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Lazy } from '../../../src/editor/lazy.ts';

describe('what is loaded when it is first asked for', () => {
  it('is loaded once, for all who ask', async () => {
    let loads = 0;
    const lazy = new Lazy(async () => (loads += 1));
    assert.equal(lazy.isAsked, false);
    assert.deepEqual(await Promise.all([lazy.get(), lazy.get()]), [1, 1]);
    assert.deepEqual([await lazy.get(), lazy.isAsked], [1, true]);
  });

  it('is tried again by whoever asks after it failed', async () => {
    const answers = [Promise.reject(new Error('The file was not there yet.')), Promise.resolve('loaded')];
    const lazy = new Lazy(async () => await answers.shift());
    const both = await Promise.allSettled([lazy.get(), lazy.get()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(lazy.isAsked, false);
    assert.equal(await lazy.get(), 'loaded');
  });
});
