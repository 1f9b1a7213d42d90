import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { compileIgnore } from '../../../src/core/boundary/policy/compileIgnore.ts';

const awkwardNames = [
  'a',
  'b',
  'ab',
  'aab',
  'abab',
  'A',
  'a.js',
  'b.ts',
  'ab.test.ts',
  '.ab',
  'a.b',
  '.x',
  '.js',
  '0',
  '-',
  'z',
  'é',
  '\u{1F600}',
  'aé',
  'a b',
  ' a',
  'a ',
  '[a]',
  ']',
  '!a',
  '#a',
  '*',
  '**',
  '?',
  'a\\b',
  '\\',
];
const name = fc.constantFrom(...awkwardNames);
const filePath = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));

const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  '*',
  '**',
  '***',
  '?',
  'a*',
  '*b',
  '*.js',
  '*.ts',
  '*.test.*',
  'a?b',
  '.x',
  'é',
  'A',
  '[ab]',
  '[!a]',
  '[^b]',
  '[a-z]',
  '[]a]',
  '[!]a]',
  '[a\\]]',
  '[[:alpha:]]',
  '[[:digit:]-]',
  '[-a]',
  '[z-a]',
  '[a-]',
  '[a/b]',
  '[[:upper:]x]',
  '[[:a]',
  '[[:nope:]]',
  '[ab',
  '\\[a]',
  '[é]',
  '[!a-b]*',
  '\\*',
  '\\?',
  '\\\\',
  '\\a',
  'a\\',
  'a b',
  'a\\ ',
  ' a',
  '**a',
  'a**',
  '*a*b*',
  '[*]',
  '\\!a',
  '!a',
  '#a',
);
/** Git before 2.50 takes the stars of `a**` for folders there, by a fault that 2.50 mends; left out of the comparison. */
const starsByFault = /[^/*]\*\*+(\/|\\\/| *\r?$)/;
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', '', '!', '\\!', '#', '\\#'),
    fc.constantFrom('', '', '/', '**/', '//'),
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('/', '/', '/', '/**/', '', '\\/', '//'),
    fc.constantFrom('', '', '', '/', '/**', '/*', '/**/', ' ', '  ', '\\ ', '//', '\r'),
  )
  .map(([start, anchor, parts, separator, end]) => start + anchor + parts.join(separator) + end)
  .filter((text) => !starsByFault.test(text));
/** Short patterns over two letters match one another's paths often, which is where order and folders count. */
const plainPattern = fc
  .tuple(
    fc.constantFrom('', '', '!'),
    fc.constantFrom('', '/', '**/'),
    fc.array(fc.constantFrom('a', 'b', '*', '**', 'ab', 'a*'), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '', '/', '/**', '/*'),
  )
  .map(([start, anchor, parts, end]) => start + anchor + parts.join('/') + end)
  .filter((text) => !starsByFault.test(text));
const plainPath = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 5 })
  .map((names) => names.join('/'));

describe('patterns as git reads them', () => {
  let folder = '';
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  /** These exist, so that git takes them for folders. */
  const folders = ['d', 'd/a', 'd/b', 'd/a/b', 'd/ab', 'd/a/.x', 'd/b/a.js', 'd/b/é'];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'footbridge-ignore-'));
    execFileSync('git', ['init', '-q', folder], { env: environment });
    for (const one of folders) mkdirSync(path.join(folder, one), { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const git = (patterns: readonly string[], paths: readonly string[]): (number | undefined)[] => {
    writeFileSync(path.join(folder, '.git', 'info', 'exclude'), patterns.map((one) => `${one}\n`).join(''));
    const { stdout, stderr, status } = spawnSync(
      'git',
      ['check-ignore', '--no-index', '--stdin', '-v', '-n', '-z'],
      { cwd: folder, env: environment, input: paths.map((one) => `${one}\0`).join(''), encoding: 'utf8' },
    );
    assert.ok(status === 0 || status === 1, stderr);
    const fields = stdout.split('\0');
    return paths.map((_, index) => {
      const [line, text] = [fields[4 * index + 1], fields[4 * index + 2]];
      return line && !text?.startsWith('!') ? Number(line) - 1 : undefined;
    });
  };
  const agree = (patterns: readonly string[], paths: readonly string[]): void => {
    const decide = compileIgnore(patterns);
    const asked = [...paths, ...folders];
    const ours = asked.map((one, index) => decide(one, index >= paths.length));
    const theirs = git(patterns, asked);
    for (const [index, one] of asked.entries())
      assert.equal(ours[index], theirs[index], `${JSON.stringify(patterns)} for ${JSON.stringify(one)}`);
  };

  it('decide as `git check-ignore` does, for any patterns and paths', () => {
    const lists = fc.array(pattern, { minLength: 1, maxLength: 20 });
    const paths = fc.array(filePath, { minLength: 40, maxLength: 80 });
    fc.assert(fc.property(lists, paths, agree), { numRuns: 250 });
  });

  it('decide as git does where many patterns match, folders are matched, and `!` takes back', () => {
    const lists = fc.array(plainPattern, { minLength: 1, maxLength: 8 });
    const paths = fc.array(plainPath, { minLength: 40, maxLength: 80 });
    fc.assert(fc.property(lists, paths, agree), { numRuns: 250 });
  });

  it('decide as git does for the examples of its manual', () => {
    agree(
      [
        'hello.*',
        '/hello.*',
        'foo/',
        'doc/frotz/',
        'frotz/',
        'foo/*',
        '*.[oa]',
        '!foo/keep',
        'abc/**',
        'a/**/b',
      ],
      [
        'hello.txt',
        'a/hello.java',
        'foo',
        'foo/bar',
        'doc/frotz',
        'a/doc/frotz/x',
        'a/frotz/x',
        'foo/test.json',
      ],
    );
    agree(
      ['/*', '!/foo', '/foo/*', '!/foo/bar'],
      ['x', 'foo/x', 'foo/bar', 'foo/bar/baz', 'y/foo/bar', 'foo'],
    );
  });

  it('take two stars inside a name for one, as the manual says and git does from 2.50', () => {
    const decide = compileIgnore(['foo**/bar']);
    const matched = ['foo/bar', 'foox/bar', 'foobar', 'foox/y/bar'].filter(
      (one) => decide(one) !== undefined,
    );
    assert.deepEqual(matched, ['foo/bar', 'foox/bar']);
  });

  it('answer at once for patterns made to be slow', () => {
    const decide = compileIgnore([
      `${'*a'.repeat(300)}b`,
      `/${'**/a/'.repeat(300)}b`,
      `${'[ab]*'.repeat(300)}c`,
    ]);
    const began = performance.now();
    assert.equal(decide('a'.repeat(4000)), undefined);
    assert.equal(decide('a/'.repeat(1500) + 'c'), undefined);
    assert.ok(performance.now() - began < 5000);
  });
});
