import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  endOf,
  exactly,
  inAnyCase,
  LiteralSearch,
} from '../../../../src/core/boundary/leaks/literalSearch.ts';

describe('the search for several literals at once', () => {
  it('stops at every place where one stands, whatever the others are', () => {
    // Few letters, so that literals begin and end alike and overlap.
    const letters = fc.constantFrom('a', 'B', 'b', 'ä', '/');
    const text = fc.string({ unit: letters, maxLength: 40 });
    const names = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, names, (content, spelt) => {
        // One more letter, as a literal of one byte is looked for with what follows.
        const bytes = Buffer.from(`${content}.`);
        const literals = spelt.map((name) => inAnyCase(Buffer.from(name)));
        const search = new LiteralSearch(literals);
        const stops = new Set<number>();
        for (let at = search.next(bytes, 0); at >= 0; at = search.next(bytes, at + 1)) stops.add(at);
        for (let at = 0; at < bytes.length; at += 1)
          if (literals.some((literal) => endOf(literal, bytes, at) >= 0)) assert.ok(stops.has(at));
      }),
    );
  });

  it('tells a literal as it is from one in any case', () => {
    const bytes = Buffer.from('LÄDEN');
    assert.equal(endOf(inAnyCase(Buffer.from('läden')), bytes, 0), bytes.length);
    assert.equal(endOf(exactly('l'), bytes, 0), -1);
    assert.equal(endOf(exactly('LL'), bytes, 0), -1);
  });

  it('does not stop where nothing stands', () => {
    assert.equal(new LiteralSearch([exactly('import')]).next(Buffer.from('an imprint '.repeat(50)), 0), -1);
  });
});
