import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { inOneLine } from '../../../src/editor/disposal/inOneLine.ts';

describe('a text of several lines in an input box', () => {
  it('has its paragraphs when it comes back, also after somebody edited it', () => {
    const { line, mark, read } = inOneLine('Most stopped.\n\nThe date was late.\n- by a week');
    assert.deepEqual([line, mark], ['Most stopped. ¶¶ The date was late. ¶ - by a week', '¶']);
    assert.equal(read(line), 'Most stopped.\n\nThe date was late.\n- by a week');
    assert.equal(
      read(line.replace('late', 'missing')),
      'Most stopped.\n\nThe date was missing.\n- by a week',
    );
  });

  it('comes back as it was, whatever it is', () => {
    const part = fc.constantFrom('\n', ' ', 'a', '¶', 'word', '\n\n');
    const text = fc.array(part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const { line, read } = inOneLine(given);
        assert.ok(!line.includes('\n'));
        assert.equal(read(line), given);
      }),
    );
  });
});
