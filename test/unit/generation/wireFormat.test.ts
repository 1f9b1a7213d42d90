import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { WireChange } from '../../../src/core/generation/wireChange.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';
import { close, done, edit, endEdit, open, parse, replace, search } from './wireText.ts';

/** Texts made of what makes parsing hard: tags whole and broken, fences, line ends, elisions, Unicode. */
const hardText = fc
  .array(
    fc.oneof(
      fc.constantFrom(open('a.html'), open('a/b.css'), close, done, '<footbridge-delete path="old.js"/>'),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\\',
        '```',
        '```html',
        '<think>',
        '</think>',
        '// ... rest of the code',
      ),
      fc.constantFrom(
        '<footbridge-edit path="a.html">',
        '</footbridge-edit>',
        '### a.html',
        '<!doctype html>',
        '</html>',
      ),
      fc.constantFrom('<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE'),
      fc.constantFrom('<footbridge-', 'file', ' path=', '"', '>', '</', 'é', '🙂', ' '),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...cuts].map((start, index) => text.slice(start, cuts[index]));
}

/** All that is reported while the pieces arrive, as one text. */
function reported(pieces: readonly string[]): string {
  const parser = new WireParser();
  let last = '';
  let said = '';
  for (const event of pieces.flatMap((piece) => parser.push(piece))) {
    if (`${event.type} ${event.path}` !== last) said += `|${event.type} ${event.path}|`;
    last = `${event.type} ${event.path}`;
    if ('text' in event) said += event.text;
  }
  return said;
}

/** A text as the wire format carries it: with a line break at its end, unless it is empty. */
function ended(text: string): string {
  return text === '' ? '' : text.replace(/\n?$/, '\n');
}

describe('the wire format', () => {
  it('gives the same result for every way of cutting the text', () => {
    fc.assert(
      fc.property(hardText, fc.array(fc.nat(), { maxLength: 40 }), (text, places) => {
        assert.deepEqual(parse(...cutAt(text, places)), parse(text));
        assert.deepEqual(parse(...text.split('')), parse(text));
      }),
      { numRuns: 400 },
    );
  });

  it('reports the same text while it arrives as in the end, for every way of cutting it', () => {
    fc.assert(
      fc.property(hardText, fc.array(fc.nat(), { maxLength: 40 }), (text, places) => {
        assert.equal(reported(cutAt(text, places)), reported([text]));
      }),
    );
  });

  it('reads back every change that was written, whatever is in it', () => {
    const name = fc.stringMatching(/^[a-z0-9_][a-z0-9_ .-]{0,10}(\/[a-z0-9]{1,5})?\.(html|css|md|ts)$/);
    const text = hardText.map((hard) => hard.replaceAll(/\r+\n|\r+$/g, '\n'));
    const plain = { noNullPrototype: true };
    const oneEdit = fc.record({ search: text.map(ended), replace: text.map(ended) }, plain);
    const change: fc.Arbitrary<WireChange> = fc.oneof(
      fc.record({ path: name, text: fc.option(text.map(ended), { nil: undefined }) }, plain),
      fc.record({ path: name, edits: fc.array(oneEdit, { minLength: 1, maxLength: 3 }) }, plain),
    );
    fc.assert(
      fc.property(fc.uniqueArray(change, { selector: ({ path }) => path, maxLength: 5 }), (changes) => {
        const result = parse(writeWire(changes));
        assert.deepEqual(result.changes, changes);
        assert.deepEqual([result.ended, result.open, result.complaints], [true, undefined, []]);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses to write a path that cannot stand in a tag', () => {
    for (const path of ['', 'a"b.html', 'a>b', 'a\nb']) {
      assert.throws(() => writeWire([{ path, text: '' }]), RangeError, JSON.stringify(path));
    }
  });

  const hostile: Record<string, string> = {
    'one long line': `${open('a.html')}\n${'<p>'.repeat(600_000)}\n${close}\n`,
    'attributes without end': `<footbridge-file ${'path="" '.repeat(200_000)}`,
    'opening tags on one line': open('a.html').repeat(50_000),
    'closing tags on one line': close.repeat(80_000),
    'files on one line': `${open('a.html')}x${close}`.repeat(30_000),
    'tags without brackets': '<footbridge-file '.repeat(100_000),
    'thousands of tags': `${open('a.html')}\nx\n${close}\n`.repeat(30_000),
    'thousands of unclosed files': `${open('a.html')}\n<p>\n`.repeat(40_000),
    'spaces in a comment': `${open('a.js')}\n//x${' '.repeat(900_000)}x\n${close}\n`,
    'spaces in a mark': `${edit('a.js')}\n<<<<<${' '.repeat(900_000)}x\n${endEdit}\n`,
    'spaces before a tag': `${' '.repeat(900_000)}x\n`.repeat(2),
    'thousands of edits': `${edit('a.js')}\n${`${search}\na\n=======\nb\n${replace}\n`.repeat(30_000)}${endEdit}`,
    'edits of one file in thousands of tags':
      `${edit('a.js')}\n${search}\na\n=======\nb\n${replace}\n${endEdit}\n`.repeat(18_000),
    'thousands of fences': '```html index.html\n<p>\n```\n'.repeat(60_000),
    'headings that are nearly paths': `${'### a/'.repeat(25)}\n\`\`\`\n`.repeat(12_000),
    'thoughts on one line': '<think></think>'.repeat(100_000),
    backslashes: `${edit('a.js')}\n${search}\n${'\\'.repeat(900_000)}\n`,
  };
  for (const [what, text] of Object.entries(hostile)) {
    it(`takes time that grows with the length only for ${what}`, () => {
      // A square of it would outlast the time limit of the test.
      parse(text, `\n${done}`);
    });
  }

  it('takes an answer character by character', () => {
    const parser = new WireParser();
    for (const character of writeWire([{ path: 'a.html', text: '<p>'.repeat(300_000) }]))
      parser.push(character);
    assert.equal(parser.end().ended, true);
  });
});
