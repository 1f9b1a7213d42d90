import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ByteScan } from '../../../../src/core/boundary/leaks/byteScan.ts';
import { scan, variant, type Files } from './leakGround.ts';

const lab = '/work/shop/lab';
const prototype: Files = {
  [`shop/lab/${variant}/app.ts`]: 'export const App = 1;\n',
  [`shop/lab/${variant}/app.css`]: '.a { color: teal }\n',
};
const rest = `ab/${variant}/app`;
/** `l` of the lab's name, as each language lets it be spelt. */
const [byte, unit, point, plain, css] = [
  String.raw`\x6c`,
  String.raw`\u006c`,
  String.raw`\u{6C}`,
  String.raw`\l`,
  String.raw`\6c `,
];

/** Ways to write an import in which the lab's name does not stand where a glance looks for it: at the root of production. */
const ways: readonly (readonly [file: string, text: string])[] = [
  ...[byte, unit, point, plain].flatMap((letter) =>
    [
      `import "./${letter}${rest}";`,
      `import {\n App } from './${letter}${rest}';`,
      `import/* a */"./${letter}${rest}";`,
      `export * from // why\n "./${letter}${rest}";`,
      `require("./${letter}${rest}");`,
      `require /* x */ ( './${letter}${rest}' );`,
      `import('./${letter}${rest}');`,
      `import(\`./${letter}${rest}\`);`,
      `new Worker("./${letter}${rest}");`,
      `new URL('./${letter}${rest}', import.meta.url);`,
      `vi.mock('./${letter}${rest}');`,
      `import.meta.resolve('./${letter}${rest}');`,
      `require.resolve('./${letter}${rest}');`,
    ].map((text) => ['app.ts', text] as const),
  ),
  ['app.js', `require?.('./l' + '${rest}');`],
  ['app.js', `import/**/('./l' + '${rest}');`],
  ['app.js', `new Worker('./l' + '${rest}');`],
  ['app.js', `new URL('./l' + '${rest}', import.meta.url);`],
  ['app.js', `importScripts('./l' + '${rest}');`],
  ['app.js', `require.resolve('./l' + '${rest}');`],
  ['app.js', 'import.meta.glob("./*/experiments/**/*.js");'],
  ['app.js', 'import.meta.glob(["./**/*.js"]);'],
  ['app.js', 'import . meta\n.glob(\n  "/**/*.js");'],
  ['src/app.js', 'import.meta.glob("../*/experiments/**/*.js");'],
  ['app.js', 'require.context("./", true, /app/);'],
  ['src/app.js', `require.context('..', true);`],
  ['app.js', 'import.meta.webpackContext("./");'],
  ['app.css', `@import url( lab/${variant}/app.css );`],
  ['app.css', `@import url(\n"lab/${variant}/app.css");`],
  ['app.css', `@import "./${css}${rest}.css";`],
  ['app.css', `@import url(${css}${rest}.css);`],
  ['app.css', `.a { background: url('${css}${rest}.png') }`],
  ['app.html', `<script src=" lab/${variant}/app.js"></script>`],
  ['app.html', `<script src= lab/${variant}/app.js></script>`],
  ['app.html', `<script src="&#108;${rest}.js"></script>`],
  ['app.html', `<script src="&#x6C;${rest}.js"></script>`],
  ['app.html', `<script src=".&sol;&#108${rest}.js"></script>`],
  ['app.vue', `<script src="./&#108;${rest}.ts"></script>`],
  ['app.vue', `<template><a @click="import(&quot;./l${rest}&quot;)">a</a></template>`],
  ['app.svelte', `<style src="./&#108;${rest}.css"></style>`],
];

describe('an import of the lab in disguise', () => {
  it(`is found, or not called clean, in each of ${ways.length} ways`, async () => {
    for (const [file, text] of ways) {
      const { leaks } = await scan({ ...prototype, [`shop/${file}`]: text }, lab);
      const first = leaks.find(({ path }) => path === file);
      assert.ok(first && first.severity !== 'note', text);
    }
  });

  it('is found in UTF-16, which TypeScript and bundlers read by its mark', async () => {
    const text = `\u{FEFF}\nimport './lab/${variant}/app';`;
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(text, 'utf16le').swap16();
    for (const bytes of [little, big]) {
      const files = { ...prototype, 'shop/app.ts': '' };
      const { leaks } = await scan(files, lab, {
        tree: {
          isFile: (path) => path === '/work/shop/app.ts',
          isFolder: () => false,
          read: () => undefined,
          list: () => [],
          bytes: (path) => (path === '/work/shop/app.ts' ? bytes : undefined),
        },
      });
      assert.deepEqual(
        leaks.map(({ rule, line }) => [rule, line]),
        [['leak/production-imports-prototype', 2]],
      );
    }
  });

  it('is not suspected in code as people write it', () => {
    const pass = new ByteScan([Buffer.from('lab')], undefined);
    const lines = [
      `import a from './a';`,
      `export * from "./b";`,
      `const b = require('./c');`,
      `require.resolve('./d');`,
      `const c = import('./e');`,
      `import.meta.resolve('./f');`,
      `new Worker('./g.js');`,
      `new URL('./h.png', import.meta.url);`,
      `new URL(address, base);`,
      `const text = 'from here\\n' + "a\\tb" + /\\d/.source;`,
      `label.replace("\\"", '');`,
      `a { content: "\\e900"; background: url("a.png") }`,
      'const context = createContext(undefined); register(name); glob(pattern);',
    ];
    for (const line of lines) {
      const { named, computed } = pass.scan(Buffer.from(line), line);
      assert.ok(!named && !computed, line);
    }
  });

  it('takes time in proportion to the file, whatever is in it', () => {
    const pass = new ByteScan([Buffer.from('lab')], undefined);
    const pieces = [
      'import/*',
      'from//',
      'import ',
      'require(',
      '"\\',
      "from'",
      '("',
      ' ',
      'URL(',
      'import.meta.',
    ];
    const started = performance.now();
    for (const piece of pieces) {
      const text = piece.repeat(2_000_000 / piece.length);
      pass.scan(Buffer.from(text), text);
    }
    assert.ok(performance.now() - started < 10_000);
  });
});

describe('a file that is made large', () => {
  const filler = 'f(1);\n'.repeat(100_000);

  it('is a warning where it computes imports and the lab lies inside, from either side', async () => {
    const files = { ...prototype, 'shop/app.js': `${filler}import(name);` };
    const { leaks } = await scan(files, lab);
    assert.deepEqual(
      leaks.map(({ rule, severity, path }) => [rule, severity, path]),
      [['leak/unknown-import', 'warning', 'app.js']],
    );
    assert.match(leaks[0]?.message ?? '', /^This file is too large/);
  });

  it('is a warning where it is too large for anything, if its type imports', async () => {
    const huge = 'f(1);\n'.repeat(1_000_000);
    const read = (path: string): string | undefined => (/huge/.test(path) ? huge : undefined);
    const { leaks, unchecked } = await scan({}, lab, {
      listing: ['huge.js', 'huge.svg'],
      tree: {
        isFile: () => true,
        isFolder: () => false,
        read,
        list: () => [],
        bytes: (path, limit) => (limit < huge.length ? 'large' : Buffer.from(read(path) ?? '')),
      },
    });
    assert.deepEqual(
      leaks.map(({ rule, severity, path }) => [rule, severity, path]),
      [['leak/unknown-import', 'warning', 'huge.js']],
    );
    assert.deepEqual(
      unchecked.map((one) => one.path),
      ['huge.js', 'huge.svg'],
    );
    assert.deepEqual(
      unchecked.map(({ reason, imports }) => [reason, imports]),
      [
        ['large', true],
        ['large', false],
      ],
    );
  });
});
