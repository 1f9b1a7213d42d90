import assert from 'node:assert/strict';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { refuseTurn } from '../../../src/core/lab/refuseTurn.ts';
import { comparisonKey, refusePath } from '../../../src/core/lab/variantPath.ts';
import { goodPaths, hostilePaths } from './hostilePaths.ts';

/** Text that is likely to be read as something else than it looks. */
const treacherous = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      ':',
      '~1',
      ' ',
      '.html',
      '.json',
      'a',
      'CON',
      '\u202e',
      '\uff0f',
      '\uff0e',
      '\u2024',
      'C:',
      '%2e',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});

function stays(join: typeof path.posix, root: string, given: string): boolean {
  const way = join.relative(root, join.resolve(root, given));
  return way !== '' && !join.isAbsolute(way) && way.split(join.sep)[0] !== '..' && !way.includes(':');
}

function clash(...paths: string[]): string | undefined {
  return refuseTurn(paths.map((each) => ({ path: each, text: '' })))?.path;
}

describe('Paths inside a variant', () => {
  for (const [hostile, what] of hostilePaths) {
    it(`refuses ${what}: ${JSON.stringify(hostile)}`, () => {
      assert.equal(typeof refusePath(hostile), 'string');
      for (const text of ['<p>', '', undefined]) {
        assert.equal(
          refuseTurn([
            { path: 'ok.html', text: '' },
            { path: hostile, text },
          ])?.path,
          hostile,
        );
      }
    });
  }

  it('lets pass what prototypes use', () => {
    assert.deepEqual(
      goodPaths.filter((good) => refusePath(good) !== undefined),
      [],
    );
  });

  it('keeps whatever it lets pass inside the folder, on Linux, macOS and Windows', () => {
    const property = fc.property(treacherous, (given) => {
      if (refusePath(given) !== undefined) return;
      assert.ok(stays(path.posix, '/lab/variants/v1', given));
      assert.ok(stays(path.win32, 'C:\\lab\\variants\\v1', given));
      assert.ok(given.split('/').every((segment) => !segment.startsWith('.') && !/[. ]$/.test(segment)));
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('refuses a name of a tool however its letters are cased', () => {
    const names = fc.constantFrom('package.json', 'tsconfig.json', 'vite.config.ts', 'agents.md', 'nul.txt');
    const cased = fc.tuple(names, fc.infiniteStream(fc.boolean())).map(([name, upper]) =>
      name
        .split('')
        .map((letter) => (upper.next().value === true ? letter.toUpperCase() : letter))
        .join(''),
    );
    fc.assert(
      fc.property(cased, (name) => refusePath(name) !== undefined && refusePath(`a/${name}`) !== undefined),
    );
  });
});

describe('Changes of one turn', () => {
  it('may not name one file twice, on any file system', () => {
    assert.equal(clash('a.html', 'b.html'), undefined);
    assert.equal(clash('a.html', 'a.html'), 'a.html');
    assert.equal(clash('index.html', 'Index.HTML'), 'Index.HTML');
    assert.equal(clash('straße.css', 'STRASSE.css'), 'STRASSE.css');
    assert.equal(
      refuseTurn([
        { path: 'a.html', text: undefined },
        { path: 'A.html', text: '' },
      ])?.path,
      'A.html',
    );
  });

  it('may not make one name a file and a folder, nor spell a folder in two ways', () => {
    assert.equal(clash('a.js', 'a.js/b.js'), 'a.js/b.js');
    assert.equal(clash('A.JS/b.js', 'a.js'), 'A.JS/b.js');
    assert.equal(clash('App/a.js', 'app/b.js'), 'app/b.js');
    assert.equal(clash('app/a.js', 'app/b.js'), undefined);
  });

  it('may delete a picture, and not write one as text', () => {
    assert.equal(refuseTurn([{ path: 'a.png', text: undefined }]), undefined);
    assert.equal(refuseTurn([{ path: 'a.png', text: 'x' }])?.path, 'a.png');
    assert.equal(refuseTurn([{ path: 'a.png', base64: btoa('x') }]), undefined);
    for (const base64 of ['x', 'x===', '<svg', 'eA==\n'])
      assert.equal(refuseTurn([{ path: 'a.png', base64 }])?.path, 'a.png', base64);
    assert.equal(refuseTurn([{ path: 'a.exe', base64: '' }])?.path, 'a.exe');
  });

  it('are compared by keys that join what file systems join', () => {
    assert.equal(comparisonKey('É'), comparisonKey('e\u0301'));
    assert.equal(comparisonKey('İ').startsWith('i'), true);
    assert.notEqual(comparisonKey('a'), comparisonKey('b'));
  });
});
