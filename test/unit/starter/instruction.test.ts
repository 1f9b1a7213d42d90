import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { isNothingDone, wishesNotDone } from '../../../src/core/generation/starter/instruction.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { hypothesisOf } from './hypotheses.ts';

const first = ask('');

function ask(
  instruction: string,
  currentFiles: readonly PrototypeFile[] = [],
  kind: 'customerFlow' | 'messaging' = 'customerFlow',
) {
  return writeStarter({ hypothesis: hypothesisOf[kind], messages: [], instruction, currentFiles });
}

function textOf(files: readonly PrototypeFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

const refused = /\(a model can do this; the offline starter cannot\)/;

describe('an instruction to the offline starter', () => {
  it('changes the accent', () => {
    for (const wish of [
      'accent green',
      'Make the accent green.',
      'use the colour green',
      'set accent colour to 150',
    ]) {
      const files = ask(wish, first);
      assert.match(textOf(files, 'styles.css'), /--hue: 150;/, wish);
      assert.doesNotMatch(textOf(files, 'index.html'), refused);
    }
  });

  it('changes the headline', () => {
    const page = textOf(
      ask('change headline to "Dinner & done"', ask('', [], 'messaging'), 'messaging'),
      'index.html',
    );
    assert.match(page, /data-headline>Dinner &amp; done<\/h2>/);
    assert.doesNotMatch(page, refused);
  });

  it('renames words that people see or hear, and leaves names that the page needs', () => {
    const page = textOf(ask('rename “Oak side table” to "Folding <table>"', first), 'index.html');
    assert.doesNotMatch(page, /Oak side table/);
    assert.match(page, /aria-label="View Folding &lt;table&gt;"/);
    const screens = textOf(ask('rename "find" to "seek"', first), 'index.html');
    assert.match(screens, /data-screen="find"/);
  });

  it('says what it cannot do, and changes nothing else', () => {
    const page = textOf(ask('Make it feel more <b>premium</b>', first), 'index.html');
    assert.match(
      page,
      /Asked for: “Make it feel more &lt;b&gt;premium&lt;\/b&gt;” \(a model can do this; the offline starter cannot\)/,
    );
    const without = page.split('\n').filter((line) => !line.includes('Asked for:'));
    assert.deepEqual(without, textOf(first, 'index.html').split('\n'));
  });

  it('says so when a name to change is not there', () => {
    assert.match(textOf(ask('rename "Nowhere to be found" to "X"', first), 'index.html'), refused);
  });

  it('takes several wishes, and says each refusal once', () => {
    const once = ask('accent teal; make it sing\nrename "View" to "Look"', first);
    assert.match(textOf(once, 'styles.css'), /--hue: 185;/);
    assert.match(textOf(once, 'index.html'), /aria-label="Look Oak side table"/);
    const twice = textOf(ask('make it sing', once), 'index.html');
    assert.equal(twice.match(/make it sing/g)?.length, 1);
  });

  it('tells what it only noted from what it did, also later', () => {
    const wish = 'rename "Nowhere" to "Here"';
    const both = 'make "View" blink; rename "View" to "Look"';
    const page = (files: PrototypeFile[]): string => textOf(files, 'index.html');
    assert.deepEqual(wishesNotDone(page(ask(both, first)), both), ['make "View" blink']);
    const noted = ask(wish, first);
    assert.deepEqual(wishesNotDone(page(noted), wish), [wish]);
    const changed = noted.map((file) => ({ ...file, text: file.text.replace('<h1', '<p>Nowhere</p><h1') }));
    assert.deepEqual(wishesNotDone(page(ask(wish, changed)), wish), []);
    assert.deepEqual(
      [isNothingDone(wish, [wish]), isNothingDone(both, ['make "View" blink'])],
      [true, false],
    );
  });

  it('keeps files it does not know, and leaves a note where there is no footer', () => {
    const foreign = [
      {
        path: 'index.html',
        text: '<!doctype html><body><h1>Mine</h1><script>let a = "Mine";</script></body>',
      },
      { path: 'data.json', text: '{}' },
    ];
    const renamed = ask('rename "Mine" to "Yours"', foreign);
    assert.deepEqual(renamed, [
      {
        path: 'index.html',
        text: '<!doctype html><body><h1>Yours</h1><script>let a = "Mine";</script></body>',
      },
    ]);
    assert.match(textOf(ask('make it better', foreign), 'index.html'), /Asked for:[^\n]*\n<\/body>/);
  });

  it('writes a first prototype anew, with what was asked', () => {
    const files = ask('accent pink');
    assert.deepEqual(
      files.map((file) => file.path),
      ['index.html', 'styles.css', 'app.js'],
    );
    assert.match(textOf(files, 'styles.css'), /--hue: 350;/);
  });
});
