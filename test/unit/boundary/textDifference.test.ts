import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { differenceOf } from '../../../src/editor/boundary/textDifference.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', '', 'long line'), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.join('\n'));

describe('the lines in which two texts differ', () => {
  it('turn one text into the other', () => {
    fc.assert(
      fc.property(text, text, (current, wanted) => {
        const difference = differenceOf(current, wanted);
        if (!difference) return assert.equal(current, wanted);
        const lines = current.split('\n');
        lines.splice(difference.start, difference.end - difference.start + 1, difference.replacement);
        assert.equal(lines.join('\n'), wanted);
      }),
    );
  });

  it('are as few as possible', () => {
    assert.deepEqual(differenceOf('1\n2\n3\n4', '1\nX\n3\n4'), { start: 1, end: 1, replacement: 'X' });
    assert.equal(differenceOf('same', 'same'), undefined);
  });
});
