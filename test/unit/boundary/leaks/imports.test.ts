import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { found, scan, variant, type Files } from './leakGround.ts';

const beside = `../../shop-lab/${variant}`;
const prototype: Files = {
  [`shop-lab/${variant}/card.tsx`]: 'export const Card = () => null;\n',
  [`shop-lab/${variant}/card.css`]: '.card { color: teal }\n',
};

/** Each way in which a file of production can name one of the prototype, and the line it stands on. */
const ways: readonly (readonly [string, string, string, number])[] = [
  ['a static import', 'a.ts', `\nimport { Card } from '${beside}/card';`, 2],
  ['an import for its effects', 'a.js', `import '${beside}/card.tsx'`, 1],
  ['double quotes, no space', 'a.mjs', `import{Card}from"${beside}/card"`, 1],
  ['several lines', 'a.tsx', `import {\n  Card,\n} from '${beside}/card';`, 1],
  ['a dynamic import', 'a.ts', `const card = await import('${beside}/card');`, 1],
  ['a template without holes', 'a.ts', `await import(\`${beside}/card\`);`, 1],
  ['a comment inside', 'a.ts', `await import(/* webpackChunkName: "card" */ '${beside}/card');`, 1],
  ['require', 'a.cjs', `const { Card } = require('${beside}/card');`, 1],
  ['require with a space', 'a.cjs', `const { Card } = require ( "${beside}/card" );`, 1],
  ['import = require', 'a.cts', `import card = require('${beside}/card');`, 1],
  ['a type', 'a.ts', `import type { Card } from '${beside}/card';`, 1],
  ['an inline type', 'a.ts', `export const card: import('${beside}/card').Card;`, 1],
  ['a re-export', 'a.ts', `export { Card } from '${beside}/card';`, 1],
  ['a re-export of everything', 'a.ts', `export * from '${beside}/card';`, 1],
  ['JSX', 'a.jsx', `import { Card } from '${beside}/card';\nexport const Page = () => <Card>it's</Card>;`, 1],
  [
    'Vue',
    'A.vue',
    `<template><p/></template>\n<script setup lang="ts">\nimport c from '${beside}/card';\n</script>`,
    3,
  ],
  ['Svelte', 'A.svelte', `<script>\n  import c from '${beside}/card';\n</script>\n<p>{c}</p>`, 2],
  ['a CSS import', 'a.css', `@import '${beside}/card.css';`, 1],
  ['a CSS address', 'a.css', `.a { background: url(${beside}/bg.png) }`, 1],
  ['Sass', 'a.scss', `@use '${beside}/card.css';`, 1],
  ['Less', 'a.less', `@import (reference) "${beside}/card.css";`, 1],
  ['Windows line ends', 'a.ts', `// one\r\nimport { Card } from '${beside}/card';\r\n`, 2],
  ['another spelling of the folder', 'a.ts', `import { Card } from '../../Shop-Lab/${variant}/card';`, 1],
  [
    'a file that is not there',
    'a.ts',
    `import gone from '../../shop-lab/experiments/other/variants/b/gone';`,
    1,
  ],
  ['a page', 'a.html', `<p>Hi</p>\n<script type="module" src="${beside}/card.js"></script>`, 2],
];

describe('production that imports the prototype', () => {
  for (const [name, file, text, line] of ways) {
    it(`is found: ${name}`, async () => {
      const { leaks } = await scan({ ...prototype, [`shop/src/${file}`]: text });
      assert.deepEqual(
        leaks.map((leak) => [leak.rule, leak.severity, leak.path, leak.side, leak.line]),
        [['leak/production-imports-prototype', 'error', `src/${file}`, 'production', line]],
      );
    });
  }

  it('is found by every name that configuration gives the lab', async () => {
    const tables: readonly (readonly [string, Files, string])[] = [
      [
        'tsconfig paths',
        {
          'shop/tsconfig.json':
            '{ // names\n "compilerOptions": { "paths": { "@lab/*": ["../shop-lab/*"], } } }',
        },
        `@lab/${variant}/card`,
      ],
      [
        'a dependency by path',
        { 'shop/package.json': '{ "private": true, "dependencies": { "proto": "file:../shop-lab" } }' },
        'proto/card',
      ],
      [
        'package imports',
        { 'shop/package.json': '{ "private": true, "imports": { "#card": "../shop-lab/card.ts" } }' },
        '#card',
      ],
      [
        'package exports',
        {
          'shop/package.json':
            '{ "private": true, "name": "shop", "exports": { "./card": { "import": "../shop-lab/card.ts" } } }',
        },
        'shop/card',
      ],
      [
        'an alias of a bundler',
        {
          'shop/vite.config.ts':
            "export default { resolve: { alias: {\n  '~proto': new URL('../shop-lab/experiments', import.meta.url).pathname } } };",
        },
        '~proto/card',
      ],
      [
        'the name of a package in the lab',
        { 'shop-lab/package.json': '{ "name": "@acme/prototypes" }' },
        '@acme/prototypes/card',
      ],
    ];
    for (const [name, config, specifier] of tables) {
      const all = await found({ ...prototype, ...config, 'shop/src/a.ts': `import c from '${specifier}';` });
      assert.ok(
        all.includes(`production-imports-prototype src/a.ts:1 ${specifier}`),
        `${name}: ${all.join()}`,
      );
    }
  });

  it('is found through a lab inside the production folder', async () => {
    const all = await found(
      {
        [`shop/lab/${variant}/card.tsx`]: 'export const Card = 1;',
        'shop/src/a.ts': `import { Card } from '../lab/${variant}/card';`,
        'shop/src/b.ts': `import { label } from './label';\nexport const available = 'lab';`,
        'shop/src/label.ts': 'export const label = 1;',
      },
      '/work/shop/lab',
    );
    assert.deepEqual(all, [`production-imports-prototype src/a.ts:1 ../lab/${variant}/card`]);
  });

  it('is not seen where only words are alike', async () => {
    const files: Files = {
      'shop/src/a.ts': [
        `import react from 'react';`,
        `import x from '../shop-lab-archive/x';`,
        `// import old from '${beside}/card';`,
        `const text = "read ${beside}/card";`,
        `import y from './shop-lab.ts';`,
      ].join('\n'),
      'shop/src/shop-lab.ts': 'export default 1;',
      'shop/shop-lab-archive/x.ts': 'export default 1;',
    };
    assert.deepEqual(await found({ ...prototype, ...files }), []);
  });

  it('is a matter of chosen files only, when files are chosen', async () => {
    const text = `import { Card } from '${beside}/card';`;
    const files = { ...prototype, 'shop/src/a.ts': text, 'shop/src/b.ts': text };
    const all = await found(files, undefined, { files: ['/work/shop/src/b.ts'] });
    assert.deepEqual(all, [`production-imports-prototype src/b.ts:1 ${beside}/card`]);
  });
});

describe('an import that only running the code resolves', () => {
  it('is reported as unknown, and as a warning where it may lead into the lab', async () => {
    const text = [
      `import(name);`,
      `require('./locale/' + name);`,
      `import(\`../../shop-lab/\${name}\`);`,
      `import('../../' + name);`,
    ].join('\n');
    const { leaks, unknown } = await scan({ ...prototype, 'shop/src/a.ts': text });
    assert.deepEqual(
      leaks.map(({ rule, severity, line }) => [rule, severity, line]),
      [
        ['leak/unknown-import', 'note', 1],
        ['leak/unknown-import', 'note', 2],
        ['leak/unknown-import', 'warning', 3],
        ['leak/unknown-import', 'warning', 4],
      ],
    );
    assert.equal(unknown, 4);
  });

  it('is said at once of a bundle that computes imports, which is read all the same when it names the lab', async () => {
    const filler = 'f(1);\n'.repeat(100_000);
    const all = await found({
      ...prototype,
      'shop/src/a.js': `${filler}import(name);`,
      'shop/src/b.js': `${filler}import(name); import('${beside}/card');`,
    });
    assert.deepEqual(all, [
      'unknown-import src/a.js:1 ',
      `production-imports-prototype src/b.js:100001 ${beside}/card`,
      'unknown-import src/b.js:100001 ',
    ]);
  });

  it('is what code is taken for that cannot be read but names the lab', async () => {
    const all = await found({ ...prototype, 'shop/src/a.ts': `const a = '/shop-lab/' ((((\n}}} import <` });
    assert.ok(
      all.some((each) => each.startsWith('unknown-import src/a.ts')),
      all.join(),
    );
  });
});

describe('a prototype that imports production', () => {
  const production: Files = {
    'shop/package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }',
    'shop/packages/money/package.json': '{ "name": "@acme/money" }',
    'shop/src/money.ts': 'export const format = 1;',
  };
  const up = '../../../../..';

  it('is found by path, by package name and by an address in a style sheet', async () => {
    const all = await found({
      ...production,
      [`shop-lab/${variant}/app.tsx`]: `import { format } from '${up}/shop/src/money';\nimport '@acme/money';\nimport './local';\nimport 'react';`,
      [`shop-lab/${variant}/local.ts`]: 'export {};',
      [`shop-lab/${variant}/app.css`]: `.a { background: url('${up}/shop/logo.svg') }`,
    });
    assert.deepEqual(all, [
      `prototype-imports-production ${variant}/app.css:1 ${up}/shop/logo.svg`,
      `prototype-imports-production ${variant}/app.tsx:1 ${up}/shop/src/money`,
      `prototype-imports-production ${variant}/app.tsx:2 @acme/money`,
    ]);
  });

  it('is found from a lab inside production, also by an alias of production', async () => {
    const all = await found(
      {
        ...production,
        'shop/tsconfig.json':
          '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }',
        [`shop/lab/${variant}/app.tsx`]: `import '${up}/src/money';\nimport '@/money';\nimport '../a/local';`,
        [`shop/lab/${variant}/local.ts`]: 'export {};',
      },
      '/work/shop/lab',
    );
    assert.deepEqual(all, [
      `prototype-imports-production ${variant}/app.tsx:1 ${up}/src/money`,
      `prototype-imports-production ${variant}/app.tsx:2 @/money`,
    ]);
  });
});
