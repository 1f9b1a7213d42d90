import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { WireParser, maxFilesPerTurn, type WireResult } from '../../../src/core/generation/wireParser.ts';

function parse(...pieces: readonly string[]): WireResult {
  const parser = new WireParser();
  for (const piece of pieces) parser.push(piece);
  return parser.end();
}

function parseLines(...lines: readonly string[]): WireResult {
  return parse(lines.join('\n'));
}

const open = (path: string) => `<footbridge-file path="${path}">`;
const close = '</footbridge-file>';
const done = '<footbridge-done/>';

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
  const events = pieces.flatMap((piece) => parser.push(piece));
  return events.map((event) => ('text' in event ? event.text : `${event.type} ${event.path}`)).join('|');
}

/** What is left of a file's lines. */
function bodyOf(path: string, ...lines: readonly string[]): string | undefined {
  return parseLines(open(path), ...lines, close, done).changes[0]?.text;
}

function emptyFiles(count: number): PrototypeFile[] {
  return Array.from({ length: count }, (_, index) => ({ path: `${index}.css`, text: '' }));
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

  it('reads back every file that was written, whatever is in it', () => {
    const file = fc.record({
      path: fc.stringMatching(/^[a-z0-9_][a-z0-9_ .-]{0,10}(\/[a-z0-9]{1,5})?\.(html|css|md|ts)$/),
      text: hardText.map((text) => text.replaceAll(/\r+\n|\r+$/g, '\n')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 5 }), (files) => {
        const result = parse(writeWire(files));
        const expected = files.map(({ path, text }) => ({
          path,
          text: text === '' ? '' : text.replace(/\n?$/, '\n'),
        }));
        assert.deepEqual(result.changes, expected);
        assert.equal(result.ended, true);
        assert.deepEqual(
          result.complaints.filter((complaint) => !complaint.includes('leaves code out')),
          [],
        );
      }),
      { numRuns: 400 },
    );
  });

  it('refuses to write a path that cannot stand in a tag', () => {
    for (const path of ['', 'a"b.html', 'a>b', 'a\nb']) {
      assert.throws(() => writeWire([{ path, text: '' }]), RangeError, JSON.stringify(path));
    }
  });

  it('takes time that grows with the length only', () => {
    const files: PrototypeFile[] = [{ path: 'index.html', text: '<p>'.repeat(300_000) }];
    const parser = new WireParser();
    const start = performance.now();
    for (const character of writeWire(files)) parser.push(character);
    parser.end();
    parse('<footbridge-file ' + 'path="" '.repeat(200_000));
    parse(`${open('a.js')}\n//x${' '.repeat(900_000)}x\n${close}\n`);
    assert.ok(performance.now() - start < 5000, 'reading a megabyte took seconds');
  });
});

describe('an answer', () => {
  it('may have chatter before, between and after the files', () => {
    const result = parseLines(
      'Sure! Here is <footbridge-file> by <footbridge-file>:',
      open('index.html'),
      '<h1>Hi</h1>',
      close,
      'And the style:',
      open('style.css'),
      'h1 { color: red }',
      close,
      done,
      'Let me know what you think.',
    );
    assert.deepEqual(result, {
      changes: [
        { path: 'index.html', text: '<h1>Hi</h1>\n' },
        { path: 'style.css', text: 'h1 { color: red }\n' },
      ],
      ended: true,
      complaints: [],
      passedLimit: undefined,
    });
  });

  it('may have CRLF line ends, single quotes, ./ and spaces around its tags', () => {
    const result = parse(
      `  <footbridge-file path='./index.html' >\r\n<p>\r\n ${close}\r\n <footbridge-done />\r\n`,
    );
    assert.deepEqual(result.changes, [{ path: 'index.html', text: '<p>\n' }]);
    assert.equal(result.ended, true);
  });

  it('may close a file at the end of its last line', () => {
    const result = parseLines(open('index.html'), '<p>', `</html>${close}`, done);
    assert.deepEqual(result.changes, [{ path: 'index.html', text: '<p>\n</html>\n' }]);
    assert.deepEqual(result.complaints, []);
  });

  it('loses the Markdown fence around a file, but not one inside, nor in a Markdown file', () => {
    assert.equal(bodyOf('a.html', '```html', '<p>', '```'), '<p>\n');
    assert.equal(bodyOf('a.html', '', '```html', '<p>', '```', ''), '<p>\n');
    assert.equal(bodyOf('a.html', '```html', '<p>'), '<p>\n');
    assert.equal(bodyOf('a.js', 'const a = `', '```', '`;'), 'const a = `\n```\n`;\n');
    assert.equal(bodyOf('a.md', '```sh', 'ls', '```'), '```sh\nls\n```\n');
  });

  it('ignores what the model thinks aloud', () => {
    const result = parseLines(
      '<think>',
      open('draft.html'),
      'hm',
      '</think>',
      open('a.html'),
      'x',
      close,
      done,
    );
    assert.deepEqual(result.changes, [{ path: 'a.html', text: 'x\n' }]);
    assert.deepEqual(result.complaints, []);
  });

  it('takes the last of several changes to one path', () => {
    const result = parseLines(
      open('a.css'),
      'one',
      close,
      '<footbridge-delete path="b.css"/>',
      open('a.css'),
      'two',
      close,
      open('b.css'),
      'three',
      close,
      '<footbridge-delete path="b.css"></footbridge-delete>',
      done,
    );
    assert.deepEqual(result.changes, [
      { path: 'a.css', text: 'two\n' },
      { path: 'b.css', text: undefined },
    ]);
  });

  it('has ended only if the end marker is its last tag', () => {
    assert.equal(parseLines(open('a.css'), close).ended, false);
    assert.equal(parseLines(open('a.css'), close, done, open('b.css'), close).ended, false);
    assert.equal(parseLines(open('a.css'), close, done, open('b.css'), close, done).ended, true);
    assert.equal(parseLines('I end with <footbridge-done/>').ended, false);
  });

  const garbled: Record<string, readonly string[]> = {
    'a file that is not closed before the next': [open('a.html'), '<p>', open('b.css'), close, done],
    'a file that is not closed before a deletion': [open('a.html'), '<footbridge-delete path="b"/>', done],
    'a file that is not closed before the end marker': [open('a.html'), '<p>', done],
    'a file that is not closed at all': [open('a.html'), '<p>'],
    'a closing tag without its file': [open('a.html'), close, '<p>', close, done],
    'a file tag without a path': ['<footbridge-file>', '<p>', close, done],
    'an empty path': [open(' '), close, done],
    'a file on one line': [`${open('a.css')}p {}${close}`, done],
    'code that was left out': [open('a.js'), 'go();', '// ... rest of the code unchanged', close, done],
  };
  for (const [what, lines] of Object.entries(garbled)) {
    it(`is garbled by ${what}`, () => {
      assert.notDeepEqual(parseLines(...lines).complaints, []);
    });
  }

  it('is refused whole when it is too long or has too many files', () => {
    const long = parse(`${open('a.html')}\n`, 'é'.repeat(999_999), `\n${close}\n${done}`);
    assert.match(long.passedLimit?.limit ?? '', /2 MB/);
    assert.deepEqual(long.changes, []);
    assert.equal(parse(writeWire(emptyFiles(maxFilesPerTurn))).changes.length, maxFilesPerTurn);
    assert.match(parse(writeWire(emptyFiles(maxFilesPerTurn + 1))).passedLimit?.limit ?? '', /200 files/);
  });
});
