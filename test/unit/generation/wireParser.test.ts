import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { maxFilesPerTurn } from '../../../src/core/generation/wireParser.ts';
import { close, done, edit, endEdit, open, parse, parseLines, replace, search } from './wireText.ts';

/** What is left of a file's lines. */
function bodyOf(path: string, ...lines: readonly string[]): string | undefined {
  const [change] = parseLines(open(path), ...lines, close, done).changes;
  return change && 'text' in change ? change.text : undefined;
}

function emptyFiles(count: number): PrototypeFile[] {
  return Array.from({ length: count }, (_, index) => ({ path: `${index}.css`, text: '' }));
}

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
      open: undefined,
      complaints: [],
      elisions: [],
      salvaged: false,
      beside: [],
      settled: false,
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

  it('may have a file on one line, several tags on a line, and text behind an opening tag', () => {
    const result = parseLines(`${open('a.css')}p {}${close}${open('b.css')}b {}`, `i {}${close} ${done}`);
    assert.deepEqual(result.changes, [
      { path: 'a.css', text: 'p {}\n' },
      { path: 'b.css', text: 'b {}\ni {}\n' },
    ]);
    assert.deepEqual([result.ended, result.complaints], [true, []]);
  });

  it('may open or close a file twice', () => {
    const result = parseLines(open('a.css'), open('a.css'), 'p {}', close, '', close, done);
    assert.deepEqual(result.changes, [{ path: 'a.css', text: 'p {}\n' }]);
    assert.deepEqual(result.complaints, []);
  });

  it('may leave out the closing tag where the file shows its end itself', () => {
    const result = parseLines(
      open('index.html'),
      '<!doctype html>',
      '</html>',
      'And now the style:',
      open('a.css'),
      '```css',
      'p {}',
      '```',
      'That is it.',
      done,
    );
    assert.deepEqual(result.changes, [
      { path: 'index.html', text: '<!doctype html>\n</html>\n' },
      { path: 'a.css', text: 'p {}\n' },
    ]);
    assert.deepEqual(result.complaints, []);
  });

  it('mends what was wrong with a file by giving it again', () => {
    const result = parseLines(
      open('a.js'),
      'go(',
      open('b.js'),
      'x',
      close,
      open('a.js'),
      'go();',
      close,
      done,
    );
    assert.deepEqual(result.complaints, []);
    assert.deepEqual(
      result.changes.find(({ path }) => path === 'a.js'),
      { path: 'a.js', text: 'go();\n' },
    );
  });

  it('may have edits, with the marks models write, also between the tags of a whole file', () => {
    const edits = [
      { search: 'a\n', replace: 'b\n' },
      { search: 'c\n', replace: '' },
    ];
    const body = [
      '<<<<< ORIGINAL',
      'a',
      '=====',
      'b',
      '>>>>> UPDATED',
      'Then:',
      search,
      'c',
      '========',
      replace,
    ];
    for (const [start, end] of [
      [edit('a.js'), endEdit],
      [open('a.js'), close],
      [edit('a.js'), close],
    ] as const) {
      const result = parseLines(start, '```js', ...body, '```', end, done);
      assert.deepEqual(result.changes, [{ path: 'a.js', edits }], start);
      assert.deepEqual(result.complaints, []);
    }
  });

  it('adds up edits of one file, and keeps them behind the whole file they belong to', () => {
    const block = (from: string, to: string) => [search, from, '=======', to, replace];
    const result = parseLines(
      open('a.js'),
      'x',
      close,
      edit('a.js'),
      ...block('x', 'y'),
      endEdit,
      edit('a.js'),
      ...block('y', 'z'),
      endEdit,
      done,
    );
    assert.deepEqual(result.changes, [
      { path: 'a.js', text: 'x\n' },
      {
        path: 'a.js',
        edits: [
          { search: 'x\n', replace: 'y\n' },
          { search: 'y\n', replace: 'z\n' },
        ],
      },
    ]);
  });

  it('ignores what the model thinks aloud, also where only the end of it is marked', () => {
    for (const start of [['<think>'], ['<thinking> So:'], []]) {
      const end = start[0]?.startsWith('<thinking>') ? '</thinking>' : '</think>';
      const draft = [open('draft.html'), 'hm', close, open('a.html'), 'no'];
      const result = parseLines(...start, ...draft, end, open('a.html'), 'x', close, done);
      assert.deepEqual(result.changes, [{ path: 'a.html', text: 'x\n' }]);
      assert.deepEqual([result.complaints, result.ended], [[], true]);
    }
    const onOneLine = parseLines(`<think>hm</think>${open('a.html')}`, 'x', close, done);
    assert.deepEqual(onOneLine.changes, [{ path: 'a.html', text: 'x\n' }]);
  });

  it('ignores thoughts between files', () => {
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
    'a closing tag without its file': [open('a.html'), close, '<p>', close, done],
    'a file tag without a path': ['<footbridge-file>', '<p>', close, done],
    'an empty path': [open(' '), close, done],
    'edits without their marks': [edit('a.js'), 'go();', endEdit, done],
    'an edit that is not finished': [edit('a.js'), search, 'go();', '=======', 'stay();', endEdit, done],
    'an edit within an edit': [edit('a.js'), search, 'go();', search, '=======', replace, endEdit, done],
    'an edit with a second divider': [edit('a.js'), search, '=======', '=======', replace, endEdit, done],
    'a page in words that is cut into pieces': [
      '### a.css',
      '```css',
      'p {}',
      '```',
      '```js',
      'go();',
      '```',
    ],
  };
  for (const [what, lines] of Object.entries(garbled)) {
    it(`is garbled by ${what}`, () => {
      assert.notDeepEqual(parseLines(...lines).complaints, []);
    });
  }

  it('is open while a file, an edit, a fence or a tag is not finished', () => {
    const unfinished: Record<string, readonly string[]> = {
      'a.html': [open('a.html'), '<p>'],
      'a.js': [edit('a.js'), search, 'go();'],
      'a.css': ['### a.css', '```css', 'p {}'],
      '<footbridge-file pa': [open('a.html'), close, '<footbridge-file pa'],
    };
    for (const [what, lines] of Object.entries(unfinished)) {
      const { open: isOpen, complaints } = parseLines(...lines);
      assert.deepEqual([isOpen, complaints], [what, []]);
    }
  });

  it('says where code was left out, in files and in edits, unless the file has that line itself', () => {
    const left = '// ... rest of the code unchanged';
    const elisions = (...lines: string[]) => parseLines(...lines, done).elisions;
    assert.deepEqual(elisions(open('a.js'), 'go();', left, close), ['a.js leaves code out in line 2']);
    assert.deepEqual(elisions(open('a.css'), 'p {}', '...', close), ['a.css leaves code out in line 2']);
    assert.match(
      elisions(edit('a.js'), search, 'a', '=======', left, replace, endEdit)[0] ?? '',
      /in an edit/,
    );
    assert.deepEqual(elisions(edit('a.js'), search, left, '=======', left, 'b', replace, endEdit), []);
    assert.deepEqual(elisions(open('a.js'), left, close, open('a.js'), 'whole();', close), []);
  });

  it('is refused whole when it is too long or has too many files', () => {
    const long = parse(`${open('a.html')}\n`, 'é'.repeat(999_999), `\n${close}\n${done}`);
    assert.match(long.passedLimit?.limit ?? '', /2 MB/);
    assert.deepEqual(long.changes, []);
    assert.equal(parse(writeWire(emptyFiles(maxFilesPerTurn))).changes.length, maxFilesPerTurn);
    assert.match(parse(writeWire(emptyFiles(maxFilesPerTurn + 1))).passedLimit?.limit ?? '', /200 files/);
  });
});
