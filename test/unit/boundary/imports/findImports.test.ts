import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { findImports } from '../../../../src/core/boundary/imports/findImports.ts';
import { MeteredText } from '../../../../src/core/boundary/imports/meteredText.ts';
import type { ImportFound, ImportKind } from '../../../../src/core/boundary/imports/importFound.ts';

type Row = readonly [code: string, kind: ImportKind, specifier: string | undefined, start?: string];

/** What each file type is read as; a row of a table is one statement and the one import in it. */
const everywhere: readonly Row[] = [
  [`import './x';`, 'static', './x'],
  [`import a from "./x";`, 'static', './x'],
  [`import a, { b as c } from './x'`, 'static', './x'],
  [`import * as a from './x';`, 'static', './x'],
  [`import {\n  a, // one\n  b,\n} from './x';`, 'static', './x'],
  [`import from from './x';`, 'static', './x'],
  [`import { from } from './x';`, 'static', './x'],
  [`import data from './x.json' with { type: 'json' };`, 'static', './x.json'],
  [`import a from './\\x78'`, 'static', './x'],
  [`export * from './x';`, 'reexport', './x'],
  [`export * as a from './x';`, 'reexport', './x'],
  [`export { a, b as default } from './x';`, 'reexport', './x'],
  [`import('./x');`, 'dynamic', './x'],
  ['await import(`./x`);', 'dynamic', './x'],
  [`import(/* webpackChunkName: "c" */ './x').then(f);`, 'dynamic', './x'],
  [`import('./' + 'x');`, 'dynamic', './x'],
  [`import(('./x'), { with: { type: 'json' } });`, 'dynamic', './x'],
  ['import(`./pages/${name}.js`);', 'dynamic', undefined, './pages/'],
  [`import('./pages/' + name);`, 'dynamic', undefined, './pages/'],
  [`import(name);`, 'dynamic', undefined],
  [`import(cond ? './a' : './b');`, 'dynamic', undefined],
  [`import.meta.resolve('./x');`, 'dynamic', './x'],
  [`import.meta.glob('./pages/*.ts');`, 'dynamic', undefined, './pages/'],
  [`import.meta.glob(['./pages/**/x.ts'], { eager: true });`, 'dynamic', undefined, './pages/'],
  [`const a = require('./x');`, 'require', './x'],
  [`require?.('./x');`, 'require', './x'],
  [`module.require('./x');`, 'require', './x'],
  [`require.resolve('./x');`, 'require', './x'],
  [`require(__dirname + '/x');`, 'require', './x'],
  ['require(`${__dirname}/x`);', 'require', './x'],
  [`require(path.join(__dirname, '..', 'x'));`, 'require', './../x'],
  [`require(path.join(__dirname, name));`, 'require', undefined, './'],
  [`require(name);`, 'require', undefined],
  [`require.context('./pages', true, /x/);`, 'require', undefined, './pages'],
  [`const load = createRequire(import.meta.url); load('./x');`, 'require', './x'],
  [`const load = require; load('./x');`, 'require', './x'],
  [`define(['require', './x'], (a, b) => 1);`, 'require', './x'],
  [`vi.mock('./x', () => ({}));`, 'require', './x'],
  [`jest.requireActual('./x');`, 'require', './x'],
  [`new Worker('./x.js');`, 'worker', './x.js'],
  [`new Worker(new URL('./x.js', import.meta.url), { type: 'module' });`, 'worker', './x.js'],
  [`new Worker(name);`, 'worker', undefined],
  [`navigator.serviceWorker.register('./x.js');`, 'worker', './x.js'],
  [`importScripts('./x.js');`, 'worker', './x.js'],
  [`const a = new URL('./x.png', import.meta.url);`, 'url', './x.png'],
  [`/** @type {import('./x').X} */ let a;`, 'type', './x'],
  [`/** @import { X } from './x' */ let a;`, 'type', './x'],
  [`#!/usr/bin/env node\nimport './x';`, 'static', './x'],
  [`\u{FEFF}import './x';`, 'static', './x'],
  ['const a = `${require("./x")} import("./no")`;', 'require', './x'],
];

const typed: readonly Row[] = [
  [`import type A from './x';`, 'type', './x'],
  [`import type { A } from './x';`, 'type', './x'],
  [`import type * as A from './x';`, 'type', './x'],
  [`import type from './x';`, 'static', './x'],
  [`import type, { a } from './x';`, 'static', './x'],
  [`import { type A, b } from './x';`, 'static', './x'],
  [`export type { A } from './x';`, 'type', './x'],
  [`export type * from './x';`, 'type', './x'],
  [`import a = require('./x');`, 'require', './x'],
  [`export import a = require('./x');`, 'require', './x'],
  [`import type a = require('./x');`, 'type', './x'],
  [`let a: import('./x').A<string>;`, 'type', './x'],
  [`type A = typeof import('./x');`, 'type', './x'],
  [`declare module './x' { interface A {} }`, 'type', './x'],
  [`/// <reference path="x.d.ts" />\nlet a;`, 'type', './x.d.ts'],
  [`/// <reference types="node" />\nimport.meta;`, 'type', 'node'],
  [`import('./x' as string);`, 'dynamic', './x'],
  [`@Component({ a: require('./x') }) class A { private b!: string; accessor c = 1 }`, 'require', './x'],
  [`const a = <const T,>(b: T): b is T => import('./x') satisfies unknown;`, 'dynamic', './x'],
];

const withJsx: readonly Row[] = [
  [`const a = <b title="import('./no')">import('./no') {import('./x')}</b>;`, 'dynamic', './x'],
  [`const a = <><C {...require('./x')} /> require('./no')</>;`, 'require', './x'],
];

const scripts: readonly [ending: string, rows: readonly Row[]][] = [
  ['js', [...everywhere, ...withJsx]],
  ['mjs', everywhere],
  ['cjs', everywhere],
  ['jsx', [...everywhere, ...withJsx]],
  ['ts', [...everywhere, ...typed]],
  ['mts', [...everywhere, ...typed]],
  ['cts', [...everywhere, ...typed]],
  ['tsx', [...everywhere, ...typed, ...withJsx]],
];

const styles: readonly [
  ending: string,
  code: string,
  kind: ImportKind,
  specifier: string | undefined,
  start?: string,
][] = [
  ['css', `@import "./x.css";`, 'css', './x.css'],
  ['css', `@import url(x.css) layer(base) screen;`, 'css', 'x.css'],
  ['css', `@IMPORT URL( 'x.css' );`, 'css', 'x.css'],
  ['css', `a { background: no-repeat url("x.png"), url(data:image/png;base64,AA==) }`, 'url', 'x.png'],
  ['css', `a { composes: b c from './x.css'; }`, 'css', './x.css'],
  ['css', `@value b from "./x.css";`, 'css', './x.css'],
  ['css', `@config "../x.js";`, 'css', '../x.js'],
  ['css', `@plugin '../x.js';`, 'css', '../x.js'],
  ['css', `@reference "../x.css";`, 'css', '../x.css'],
  ['css', `@source "../pages/**/*.tsx";`, 'css', undefined, '../pages/'],
  ['css', `@keyframes a { from { top: 0 } to { content: "./no" } } @import './x.css'`, 'css', './x.css'],
  ['css', `/* @import "./no.css"; */ @import "./\\78.css";`, 'css', './x.css'],
  ['scss', `@use "x" as a with ($b: "./no");`, 'css', 'x'],
  ['scss', `@forward './x' hide a;`, 'css', './x'],
  ['scss', `// @import './no';\n@import './x';`, 'css', './x'],
  ['scss', `@import $theme;`, 'css', undefined],
  ['scss', `@import "themes/#{$name}";`, 'css', undefined, 'themes/'],
  ['less', `@import (reference) "x";`, 'css', 'x'],
  ['less', `@import "themes/@{name}";`, 'css', undefined, 'themes/'],
  ['sass', `@import x\na\n  top: 0`, 'css', 'x'],
  ['styl', `@require 'x'`, 'css', 'x'],
];

const pages: readonly [ending: string, code: string, kind: ImportKind, specifier: string | undefined][] = [
  [
    'vue',
    `<template><a/></template>\n<script setup lang="ts">\nimport type { A } from './x'\n</script>`,
    'type',
    './x',
  ],
  ['vue', `<script lang="tsx">export const a = <b>{require('./x')}</b></script>`, 'require', './x'],
  ['vue', `<script src="./x.ts"></script>`, 'html', './x.ts'],
  ['vue', `<style lang="scss" scoped>@use './x';</style>`, 'css', './x'],
  ['vue', `<style src="./x.css"></style>`, 'html', './x.css'],
  ['vue', `<template><img src="./x.png" alt="src='./no'"><img src="/no.png"></template>`, 'url', './x.png'],
  ['vue', `<template><a @click="() => import('./x')">a > b</a></template>`, 'dynamic', './x'],
  [
    'svelte',
    `<script context="module" lang="ts">import a from './x'; let b: string;</script>`,
    'static',
    './x',
  ],
  ['svelte', `{#if a < b}{#await import('./x') then c}{/await}{/if}`, 'dynamic', './x'],
  ['svelte', `<a on:click={() => a > import('./x')} b='{c}'>`, 'dynamic', './x'],
  ['svelte', `{#await import(name)}{/await}`, 'dynamic', undefined],
  ['html', `<!doctype html><script type="module" src="/x.ts"></script>`, 'html', '/x.ts'],
  ['html', `<SCRIPT>import('./x')</SCRIPT >`, 'dynamic', './x'],
  [
    'html',
    `<script type="application/json">{"a": "import('./no')"}</script><link rel=stylesheet href=x.css>`,
    'html',
    'x.css',
  ],
  [
    'html',
    `<!-- <script src="no.js"></script> --><style>@import "x.css"</style><a href="no.html">`,
    'css',
    'x.css',
  ],
  ['html', `<img srcset="x.png 1x, https://example.com/no.png 2x">`, 'html', 'x.png'],
  [
    'html',
    `<script type="importmap">{"imports": {"a": "./x.js", "b": "https://example.com/b.js"}}</script>`,
    'html',
    './x.js',
  ],
];

const inText = `
const text = "import a from './no'", other = 'require("./no")', third = \`import('./no')\`;
// import './no'
/* require('./no') */
const pattern = /import('.\\/no')/, half = a / 2 / require;
object.require('./no'); object.import('./no'); object.fork('./no'); other.define(['./no']);
class Loader { require(name) { return name; } import(name) { return name; } }
const settings = { import: './no', require: './no', from: './no' };
function require(name) {}
export const from = './no';
export default from;
`;

function withoutLine({ specifier, kind, start }: ImportFound): object {
  return { specifier, kind, ...(start === undefined ? {} : { start }) };
}

describe('imports of a file', () => {
  for (const [ending, rows] of scripts) {
    it(`are found in .${ending}, each form once`, () => {
      for (const [code, kind, specifier, start] of rows) {
        const found = findImports(`a.${ending}`, code).map(withoutLine);
        assert.deepEqual(found, [{ specifier, kind, ...(start === undefined ? {} : { start }) }], code);
      }
    });
  }

  it('are found in style sheets', () => {
    for (const [ending, code, kind, specifier, start] of styles) {
      const found = findImports(`a.${ending}`, code).map(withoutLine);
      assert.deepEqual(found, [{ specifier, kind, ...(start === undefined ? {} : { start }) }], code);
    }
  });

  it('are found in Vue, Svelte and HTML', () => {
    for (const [ending, code, kind, specifier] of pages) {
      const found = findImports(`a.${ending}`, code).map((each) => [each.kind, each.specifier]);
      assert.deepEqual(found, [[kind, specifier]], code);
    }
  });

  it('are not what stands in strings, comments, patterns and names', () => {
    for (const ending of ['js', 'ts', 'tsx']) assert.deepEqual(findImports(`a.${ending}`, inText), []);
  });

  it('are all types in a declaration file', () => {
    const found = findImports(
      'a.d.mts',
      `import a from './x'; export * from './y'; declare module 'z' { import b from 'w'; }`,
    );
    assert.deepEqual(
      found.map(({ kind, specifier }) => [kind, specifier]),
      [
        ['type', './x'],
        ['type', './y'],
        ['type', 'w'],
      ],
    );
  });

  it('know their lines, in blocks of pages too', () => {
    const page = `<template>\n  <img src="./a.png">\n</template>\n<script>\n\nimport './b'\n</script>\n<style>\n@import './c.css';\n</style>`;
    assert.deepEqual(
      findImports('a.vue', page).map(({ specifier, line }) => [specifier, line]),
      [
        ['./a.png', 2],
        ['./b', 6],
        ['./c.css', 9],
      ],
    );
  });

  it('are none in files of other types', () => {
    assert.deepEqual(findImports('a.md', `import './x'`), []);
    assert.deepEqual(findImports('ts', `import './x'`), []);
  });

  it('are reported as unknown where a file cannot be read, beside those that can be seen', () => {
    for (const path of ['a.ts', 'a.js', 'a.vue']) {
      const code = `import a from './x'\nconst b = (;\nrequire('./y')`;
      const found = findImports(path, path.endsWith('vue') ? `<script>${code}</script>` : code);
      assert.deepEqual(
        found.map(({ specifier, line }) => [specifier, line]),
        [
          ['./x', 1],
          [undefined, 2],
          ['./y', 3],
        ],
      );
    }
  });

  it('end where a text ends in a backslash, behind which the parser looks', () => {
    // The last is what a property found: lines were counted on for ever, to a place behind the end.
    for (const code of [
      'import\\',
      'import {\\',
      'import "a";\nimport {\\u{',
      'import <a>\\',
      'require(`\\',
      'url(/URL((#</script>\\',
    ])
      for (const path of ['a.ts', 'a.tsx', 'a.js', 'a.d.ts'])
        assert.equal(findImports(path, code).at(-1)?.line, code.split('\n').length, code);
    assert.deepEqual(
      findImports('a.vue', '<template/>\n<script lang="ts">import\\').map(({ line }) => line),
      [2],
    );
  });

  it('end where a parser would stand still: each step asks whether it is at the end', () => {
    const text = new MeteredText('import');
    assert.throws(() => {
      while (text.length > 0);
    }, RangeError);
  });

  it('read Flow where JavaScript has its types', () => {
    const found = findImports(
      'a.js',
      `// @flow\nimport type { A } from './x';\nfunction f(a: ?A): void {}\nrequire('./y');`,
    );
    assert.deepEqual(
      found.map(({ kind, specifier }) => [kind, specifier]),
      [
        ['type', './x'],
        ['require', './y'],
      ],
    );
  });
});

const endings = ['js', 'ts', 'tsx', 'vue', 'svelte', 'html', 'css', 'scss', 'less', 'sass', 'd.ts'];
const words =
  "import require ( ) ' \" ` ${ { } [ ] < > / * // /* */ './x' from export type = => : , ; <script> </script> <style @import url( \\ a " +
  'new URL( import.meta . # <!-- --> /** async class @ as ? \u{1F600} \uD800 \0';
const pieces = fc.constantFrom(' ', '\n', ...words.split(' '));

describe('imports of any text', () => {
  it('never throw', () => {
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((each) => each.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...endings), texts, (ending, text) => {
        for (const { line } of findImports(`a.${ending}`, text))
          assert.ok(line >= 1 && line <= text.split('\n').length);
      }),
      { numRuns: 3000 },
    );
  });

  it('are exactly those written, whatever stands between them', () => {
    const rows = [...everywhere, ...typed].filter(
      ([code]) => !/^#!|^\u{FEFF}|^\/\/\/|\bload\b|^import\('[^']*' as/u.test(code),
    );
    const noise = inText
      .trim()
      .split('\n')
      .filter((line) => !/^export default|^(?:class|const|function|export)/u.test(line));
    const parts = fc.oneof(fc.constantFrom(...rows), fc.constantFrom(...noise));
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (chosen) => {
        const code = chosen.map((each) => (typeof each === 'string' ? each : each[0])).join('\n;');
        const expected = chosen.flatMap((each) => (typeof each === 'string' ? [] : [each[2]]));
        assert.deepEqual(
          findImports('a.ts', code).map(({ specifier }) => specifier),
          expected,
          code,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('take time in proportion to the text, even where a parser would try every way to read it', () => {
    const shapes: readonly ((n: number) => string)[] = [
      (n) => '(a = '.repeat(n) + '1' + ') => 1'.repeat(n),
      (n) => 'x = ' + '<T,>(a = '.repeat(n) + '1' + ') => 1'.repeat(n),
      (n) => 'async (a = '.repeat(n) + '1' + ') => 1'.repeat(n),
      (n) => 'x = ' + 'a ? (b) : (c) => '.repeat(n) + 'd + : ',
      (n) => '('.repeat(n * 1000),
      (n) => `const a = [${'require(b),'.repeat(n * 100)}]`,
      (n) => 'require('.repeat(n * 100),
      (n) => '/** @import '.repeat(n * 100),
      (n) => '<script>@import "'.repeat(n * 100),
      (n) => '<a b="{'.repeat(n * 100),
    ];
    const start = performance.now();
    for (const shape of shapes)
      for (const ending of endings) findImports(`a.${ending}`, `import './x';${shape(40)}`);
    // With a parser that tries every way, the first shape alone takes longer than anybody waits.
    assert.ok(performance.now() - start < 20_000);
  });
});
