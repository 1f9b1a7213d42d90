import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatBytes } from '../../../src/editor/disposal/formatBytes.ts';
import { isPutOff, withPutOff } from '../../../src/editor/disposal/reminderMemory.ts';

const day = 86_400_000;
const now = Date.parse('2026-05-12T08:00:00Z');

describe('Putting off the reminder of a throw-away date', () => {
  it('keeps that experiment quiet for a week, and no other', () => {
    const memory = withPutOff(undefined, 'lab checkout', now);
    assert.equal(isPutOff(memory, 'lab checkout', now + 7 * day - 1), true);
    assert.equal(isPutOff(memory, 'lab checkout', now + 7 * day), false);
    assert.equal(isPutOff(memory, 'lab search', now), false);
  });

  it('forgets what is over, and takes nothing unreadable for an answer', () => {
    const memory = withPutOff(withPutOff(undefined, 'a', now), 'b', now + 8 * day);
    assert.deepEqual(Object.keys(memory), ['b']);
    for (const strange of [undefined, 'yes', [], { a: 'never' }])
      assert.equal(isPutOff(strange, 'a', now), false);
  });
});

describe('The size of what goes', () => {
  it('is told in a unit that people read', () => {
    assert.deepEqual(
      [0, 1, 999, 1500, 34_567_890, 5e12].map((bytes) => formatBytes(bytes)),
      ['0 bytes', '1 byte', '999 bytes', '1.5 kB', '34.6 MB', '5,000 GB'],
    );
  });
});
