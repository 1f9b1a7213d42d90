import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  codeownersLimit,
  codeownersLocations,
  ownersOf,
  parseCodeowners,
} from '../../../src/core/boundary/codeowners.ts';
import { codeownersProbes } from './codeownersTable.ts';

const owners = (text: string, file: string): readonly string[] =>
  ownersOf(parseCodeowners(text, text.length), file);
const matches = (pattern: string, file: string): boolean => owners(`${pattern} @me`, file).length === 1;

describe("CODEOWNERS, by GitHub's documentation", () => {
  const example = `
# These owners will be the default owners for everything in the repo.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;
  const cases: [string, string[]][] = [
    ['README', ['@global-owner1', '@global-owner2']],
    ['src/app.js', ['@js-owner']],
    ['cmd/main.go', ['docs@example.com']],
    ['notes.txt', ['@octo-org/octocats']],
    ['build/logs/2024/today.log', ['@octocat']],
    ['tools/apps/main.py', ['@octocat']],
    ['docs/getting-started.md', ['@doctocat']],
    ['scripts/build.sh', ['@doctocat', '@octocat']],
    ['deeply/nested/logs/today.log', ['@octocat']],
    ['apps/web/main.py', ['@octocat']],
    ['apps/github/main.py', []],
    ['apps/github', []],
  ];
  for (const [file, expected] of cases) {
    it(`${file}: ${expected.join(' ') || 'nobody'}`, () => assert.deepEqual(owners(example, file), expected));
  }

  it('`docs/*` holds files of docs, not those further down', () => {
    assert.equal(matches('docs/*', 'docs/getting-started.md'), true);
    assert.equal(matches('docs/*', 'docs/build-app/troubleshooting.md'), false);
    assert.equal(matches('docs/*', 'other/docs/getting-started.md'), false);
  });

  it('a slash at the start or in the middle ties a pattern to the root', () => {
    assert.equal(matches('/build/logs/', 'build/logs/a/b'), true);
    assert.equal(matches('/build/logs/', 'x/build/logs/a'), false);
    assert.equal(matches('src/auth', 'x/src/auth/a'), false);
    assert.equal(matches('apps/', 'x/apps/a'), true);
    assert.equal(matches('README.md', 'x/y/README.md'), true);
  });

  it('a slash at the end means what is in the folder, not a file of that name', () => {
    assert.equal(matches('apps/', 'x/apps'), false);
    assert.equal(matches('apps', 'x/apps'), true);
    assert.equal(matches('apps', 'x/apps/y/z'), true);
  });

  it('`**` stands for any number of folders', () => {
    assert.equal(matches('/a/**/b', 'a/b'), true);
    assert.equal(matches('/a/**/b', 'a/x/y/b/c'), true);
    assert.equal(matches('/a/**', 'a/x/y'), true);
    assert.equal(matches('/a/**', 'a'), false);
    assert.equal(matches('**/logs', 'catalogs/a'), false);
    assert.equal(matches('**', 'any/thing'), true);
  });

  it('`*` and `?` stay within one name', () => {
    assert.equal(matches('/src/*.ts', 'src/a.ts'), true);
    assert.equal(matches('/src/*.ts', 'src/x/a.ts'), false);
    assert.equal(matches('/src/?.ts', 'src/ab.ts'), false);
    assert.equal(matches('/src/*/index.ts', 'src/x/index.ts'), true);
    assert.equal(matches('/*', 'a'), true);
    assert.equal(matches('/*', 'a/b'), false);
  });

  it('case counts', () => {
    assert.equal(matches('Readme.MD', 'readme.md'), false);
  });

  it('the last line that matches wins', () => {
    assert.deepEqual(owners('*.js @one\n*.js @two', 'a.js'), ['@two']);
  });

  it('lines that GitHub does not support are skipped, the others stay', () => {
    const text = '* @all\n!*.js @no\n*.[ch] @no\n\\#file @no\n*.js not-an-owner\n';
    for (const file of ['a.js', 'a.c', '#file']) assert.deepEqual(owners(text, file), ['@all']);
  });

  it('a backslash keeps a space in a name, and `#` inside a name is no comment', () => {
    assert.equal(matches('/my\\ docs/', 'my docs/a'), true);
    assert.equal(matches('c#.md', 'c#.md'), true);
  });

  it('a byte order mark and Windows line ends do no harm', () => {
    assert.deepEqual(owners('\uFEFF*.js @one\r\n*.ts @two\r\n', 'a.js'), ['@one']);
  });

  it('a file of 3 MB or more is not used', () => {
    assert.equal(parseCodeowners('* @all', codeownersLimit).length, 0);
    assert.equal(parseCodeowners('* @all', codeownersLimit - 1).length, 1);
  });

  it('is looked for in .github first, then the root, then docs', () => {
    assert.deepEqual(codeownersLocations, ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']);
  });

  it('names the owners of the sample storefront', () => {
    const text = readFileSync(
      new URL('../../fixtures/sample-storefront/.github/CODEOWNERS', import.meta.url),
      'utf8',
    );
    assert.deepEqual(owners(text, 'src/pages/CheckoutPage.tsx'), ['@sample-storefront/checkout']);
    assert.deepEqual(owners(text, 'docs/payments.md'), ['@sample-storefront/payments']);
    assert.deepEqual(owners(text, 'docs/release.md'), ['@sample-storefront/storefront']);
  });
});

describe('CODEOWNERS, probe by probe', () => {
  const list = (text: string): string[] => text.split('|').filter((one) => one !== '');
  let rows = 0;
  for (const [pattern, matched, other] of codeownersProbes) {
    rows += list(matched).length + list(other).length;
    it(JSON.stringify(pattern), () => {
      for (const file of list(matched)) assert.equal(matches(pattern, file), true, file);
      for (const file of list(other)) assert.equal(matches(pattern, file), false, file);
    });
  }
  it('has at least 150 rows', () => assert.ok(rows >= 150, `${rows}`));

  it('takes owners as GitHub writes them; a line with anything else is skipped', () => {
    const good = ['@a', '@a-b/c_d', 'a@b.example', '@a @b', '@a\t@b', '@a # note', '@a\t# @b'];
    for (const names of good) assert.notDeepEqual(owners(`* ${names}`, 'a'), [], names);
    const bad = ['a', '@', '@a/', '@a/b/c', '@a b', 'a@', '@a,@b', '@a#b'];
    for (const names of bad) assert.deepEqual(owners(`* ${names}`, 'a'), [], names);
  });
});

describe('CODEOWNERS, for any text', () => {
  const part = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '?', 'a*b*', '*a*');
  const pattern = fc
    .tuple(fc.constantFrom('', '/'), fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/'))
    .map(([start, parts, end]) => start + parts.join('/') + end);
  const file = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'aab', 'abab', 'c'), { minLength: 1, maxLength: 5 })
    .map((names) => names.join('/'));

  const awkward = fc.constantFrom(...Array.from('*?/\\#![] \t\r\n@.a\u{1F600}\uFEFF'));

  it('reading never throws', () => {
    fc.assert(fc.property(fc.string({ unit: awkward }), (text) => Array.isArray(owners(text, 'a/b'))));
  });

  it('matches what an equivalent regular expression matches', () => {
    fc.assert(
      fc.property(pattern, file, (glob, target) => {
        assert.equal(matches(glob, target), referenceOf(glob).test(target), `${glob} against ${target}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('the last line that matches decides, as if the others were not there', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), file, (globs, target) => {
        const text = globs.map((glob, line) => `${glob} @o${line}`).join('\n');
        const last = globs.findLastIndex((glob) => referenceOf(glob).test(target));
        assert.deepEqual(owners(text, target), last < 0 ? [] : [`@o${last}`]);
      }),
      { numRuns: 1000 },
    );
  });

  it('a path written out is matched by itself', () => {
    fc.assert(fc.property(file, (target) => assert.equal(matches(`/${target}`, target), true)));
  });

  it('answers at once for patterns made to be slow', () => {
    const slow = `/${'*a'.repeat(200)}b`;
    const deep = `/${'**/a/'.repeat(200)}b`;
    const began = performance.now();
    assert.equal(matches(slow, 'a'.repeat(4000)), false);
    assert.equal(matches(deep, 'a/'.repeat(4000)), false);
    assert.ok(performance.now() - began < 1000);
  });
});

/** The documented rules, written down once more as a regular expression. */
function referenceOf(glob: string): RegExp {
  const anchored = glob.slice(0, -1).includes('/');
  const parts = glob.split('/').filter((one) => one !== '');
  const open = parts.at(-1) === '**';
  const names = (open ? parts.slice(0, -1) : parts).map((one) =>
    one === '**' ? '(?:[^/]+/)*' : `${one.replaceAll(/\*+/g, '[^/]*').replaceAll('?', '[^/]')}/`,
  );
  const body = `${anchored ? '' : '(?:[^/]+/)*'}${names.join('')}`;
  if (open) return new RegExp(`^${body}[^/]+(?:/[^/]+)${glob.endsWith('/') ? '+' : '*'}$`);
  const stem = body.replace(/\/$/, '');
  if (glob.endsWith('/')) return new RegExp(`^${stem}/.+$`);
  return new RegExp(
    anchored && parts.at(-1) === '*' ? `^${stem.replace(/\[\^\/\]\*$/, '[^/]+')}$` : `^${stem}(?:/.*)?$`,
  );
}
