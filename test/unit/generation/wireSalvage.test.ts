import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { soundAnswer } from '../../../src/core/generation/soundAnswer.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';

const page = [
  '<!doctype html>',
  '<link rel="stylesheet" href="./style.css">',
  '<script src="app.js"></script>',
  '</html>',
];
const pageText = `${page.join('\n')}\n`;

function parse(...lines: readonly string[]) {
  const parser = new WireParser();
  const events = parser.push(lines.join('\n'));
  return { ...parser.end(), events };
}

/** The files of an answer, as path and text. */
function filesOf(...lines: readonly string[]): Record<string, string | undefined> {
  const { changes } = parse(...lines);
  return Object.fromEntries(
    changes.map((change) => [change.path, 'text' in change ? change.text : '(edits)']),
  );
}

describe('an answer in Markdown, without a tag', () => {
  const namings: Record<string, readonly string[]> = {
    'a heading': ['### src/app.js', '', '```js'],
    'a heading with words': ['## 2. The script: `src/app.js`', '```javascript'],
    'bold words': ['**src/app.js**', '```js'],
    'a list item': ['1. src/app.js', '   ```js'],
    'a line that ends with a colon': ['Here is src/app.js:', '```'],
    'the path alone': ['./src/app.js', '```js'],
    'the fence': ['```js src/app.js'],
    'the fence with a colon': ['```js:src/app.js'],
    'the fence alone': ['```src/app.js'],
    'an attribute': ['```js filename="src/app.js"'],
    tildes: ['~~~ js title=src/app.js'],
  };
  for (const [what, start] of Object.entries(namings)) {
    it(`gives a file whose name is in ${what}`, () => {
      const marks = start.at(-1)?.trim().slice(0, 3) ?? '';
      assert.deepEqual(filesOf('Sure!', ...start, 'go();', marks, 'Enjoy.'), { 'src/app.js': 'go();\n' });
    });
  }

  it('gives a file whose name is in a comment of its first line', () => {
    assert.deepEqual(filesOf('```html', '<!-- index.html -->', '<p>', '```'), {
      'index.html': '<!-- index.html -->\n<p>\n',
    });
    assert.deepEqual(filesOf('```css', '/* styles/main.css */', '```'), {
      'styles/main.css': '/* styles/main.css */\n',
    });
    assert.deepEqual(filesOf('```', '// File: app.js', '```'), { 'app.js': '// File: app.js\n' });
  });

  it('gives a page without a name, and the files it loads, as models leave the names out', () => {
    const fenced = (language: string, ...lines: readonly string[]) => [`\`\`\`${language}`, ...lines, '```'];
    assert.deepEqual(
      filesOf(...fenced('html', ...page), ...fenced('css', 'p {}'), ...fenced('js', 'go();')),
      {
        'index.html': pageText,
        'style.css': 'p {}\n',
        'app.js': 'go();\n',
      },
    );
    assert.deepEqual(filesOf('Here you are:', ...page, 'Have fun!'), { 'index.html': pageText });
  });

  it('does not take a name from a line about another file, nor a command for a file', () => {
    const answer = [
      'Link it in index.html:',
      '```css',
      '/* style.css */',
      '```',
      '```bash',
      'npm start',
      '```',
    ];
    assert.deepEqual(filesOf(...answer), { 'style.css': '/* style.css */\n' });
    assert.deepEqual(filesOf('Open index.html, then app.js:', '```', 'x', '```'), {});
  });

  it('shows its files while they stream', () => {
    const { events } = parse('### a.css', '```css', 'p {}', '```', '');
    assert.deepEqual(events, [
      { type: 'started', path: 'a.css' },
      { type: 'appended', path: 'a.css', text: 'p {}\n' },
      { type: 'completed', path: 'a.css' },
    ]);
  });

  it('says where code was left out', () => {
    assert.deepEqual(parse('### a.css', '```css', '/* ... rest of the styles ... */', '```').elisions, [
      'a.css leaves code out in line 1',
    ]);
  });

  it('counts for nothing as soon as a tag is used', () => {
    const file = ['<footbridge-file path="a.css">', 'p {}', '</footbridge-file>'];
    assert.deepEqual(filesOf('### b.css', '```css', 'b {}', '```', ...file), { 'a.css': 'p {}\n' });
  });

  it('is sound only when the provider says that the model ended by itself', () => {
    const result = parse('### index.html', '```html', ...page, '```');
    assert.equal(soundAnswer(result, 'complete').kind, 'sound');
    assert.equal(soundAnswer(result, 'unknown').kind, 'unfinished');
    assert.equal(soundAnswer(result, undefined).kind, 'unfinished');
    const marked = parse('### index.html', '```html', ...page, '```', '<footbridge-done/>');
    assert.equal(soundAnswer(marked, 'unknown').kind, 'sound');
  });

  it('does not replace a file by a fragment of it', () => {
    const result = parse('Change this in index.html:', '```html', '<p>new</p>', '```');
    const current = [{ path: 'index.html', text: '<p>\n'.repeat(50) }];
    assert.equal(soundAnswer(result, 'complete').kind, 'sound');
    assert.equal(soundAnswer(result, 'complete', current).kind, 'unsound');
  });
});

describe('a file in a fence beside tags', () => {
  const tagged = ['<footbridge-file path="index.html">', ...page, '</footbridge-file>'];
  const fence = ['**style.css**', '', '```css', 'main { color: teal }', '```'];
  const sheet = { 'index.html': pageText, 'style.css': 'main { color: teal }\n' };

  it('is taken when a tagged file names it', () => {
    assert.deepEqual(filesOf(...tagged, 'And the style:', ...fence, '<footbridge-done/>'), sheet);
  });

  it('is found although the end of another fence is left over from the file before', () => {
    const fenced = ['<footbridge-file path="index.html">', '```html', ...page];
    const closed = [...fenced.slice(0, -1), `${fenced.at(-1)}</footbridge-file>`, '```'];
    assert.deepEqual(filesOf(...closed, ...fence, '<footbridge-done/>'), sheet);
  });

  it('is an example when nothing names it', () => {
    const example = ['**other.css**', '```css', 'p { margin: 0 }', '```'];
    assert.deepEqual(filesOf(...tagged, ...example, '<footbridge-done/>'), { 'index.html': pageText });
  });

  it('never takes the place of a file between tags', () => {
    const own = ['<footbridge-file path="style.css">', 'main { color: red }', '</footbridge-file>'];
    const { 'style.css': text } = filesOf(...tagged, ...own, ...fence, '<footbridge-done/>');
    assert.equal(text, 'main { color: red }\n');
  });

  it('is asked for again where it may be a fragment of a file that is there', () => {
    const result = parse(...tagged, ...fence, '<footbridge-done/>');
    const verdict = soundAnswer(result, 'complete', [{ path: 'style.css', text: 'p { margin: 0 }\n' }]);
    assert.deepEqual(verdict, {
      kind: 'unsound',
      fault: 'garbled',
      complaints: ['style.css stands outside its tags'],
    });
  });
});
