import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scan, variant, type Files } from './leakGround.ts';

const prototype: Files = {
  [`shop/lab/${variant}/app.tsx`]: 'export {};',
  [`shop/lab/${variant}/index.html`]: '<p>Hi</p>',
};

async function reached(files: Files, lab = '/work/shop/lab'): Promise<string[]> {
  const { leaks } = await scan({ ...prototype, ...files }, lab);
  return leaks
    .filter(({ rule }) => rule === 'leak/lab-in-build')
    .map(({ severity, path, line }) => `${severity} ${path}:${line}`);
}

/** What a file says, and where the lab is found to be taken in; nothing means that it is left out. */
const table: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    'a tsconfig that takes everything',
    { 'shop/tsconfig.json': '{ "compilerOptions": {} }' },
    ['warning tsconfig.json:1'],
  ],
  [
    'a tsconfig whose pattern takes it in',
    { 'shop/tsconfig.json': '{\n  // all of it\n  "include": ["**/*.tsx"]\n}' },
    ['warning tsconfig.json:3'],
  ],
  [
    'a tsconfig that names it',
    { 'shop/tsconfig.json': '{ "include": ["src", "lab"] }' },
    ['error tsconfig.json:1'],
  ],
  [
    'a tsconfig that names a file of it',
    { 'shop/tsconfig.json': `{ "files": ["./lab/${variant}/app.tsx"] }` },
    ['error tsconfig.json:1'],
  ],
  [
    'a tsconfig with only its own folder',
    { 'shop/tsconfig.json': '{ "include": ["src/**/*", "vite.config.ts"] }' },
    [],
  ],
  ['a tsconfig that leaves it out', { 'shop/tsconfig.json': '{ "exclude": ["node_modules", "lab"] }' }, []],
  [
    'a tsconfig that leaves it out by a pattern',
    { 'shop/tsconfig.json': '{ "exclude": ["**/variants/**"] }' },
    [],
  ],
  [
    'a tsconfig whose base leaves it out',
    {
      'shop/tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
      'shop/tsconfig.base.json': '{ "include": ["src"] }',
    },
    [],
  ],
  ['a jsconfig without TypeScript', { 'shop/jsconfig.json': '{ "include": ["src"] }' }, []],
  ['a tsconfig of a folder beside it', { 'shop/web/tsconfig.json': '{}' }, []],
  [
    'a workspace by pattern',
    {
      [`shop/lab/${variant}/package.json`]: '{ "name": "p" }',
      'shop/package.json': '{ "private": true, "workspaces": ["packages/*", "lab/**"] }',
    },
    ['error package.json:1'],
  ],
  [
    'a workspace by a pattern for everything',
    {
      'shop/lab/package.json': '{ "name": "lab" }',
      'shop/package.json': '{ "private": true,\n "workspaces": { "packages": ["*"] } }',
    },
    ['warning package.json:2'],
  ],
  [
    'a workspace that leaves it out again',
    {
      'shop/lab/package.json': '{ "name": "lab" }',
      'shop/package.json': '{ "private": true, "workspaces": ["*", "!lab"] }',
    },
    [],
  ],
  [
    'pnpm',
    {
      'shop/lab/package.json': '{ "name": "lab" }',
      'shop/pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n  # more\n  - 'la*'\n",
    },
    ['warning pnpm-workspace.yaml:4'],
  ],
  [
    'pnpm, with line ends as on Windows',
    {
      'shop/lab/package.json': '{ "name": "lab" }',
      'shop/pnpm-workspace.yaml': "packages:\r\n  - 'packages/*'\r\n  - 'la*' # all\r\n",
    },
    ['warning pnpm-workspace.yaml:3'],
  ],
  [
    'pnpm, in brackets',
    {
      'shop/lab/package.json': '{ "name": "lab" }',
      'shop/pnpm-workspace.yaml': "packages: ['packages/*', # ours\n  'la*']\n",
    },
    ['warning pnpm-workspace.yaml:2'],
  ],
  [
    'a published package without a list',
    { 'shop/package.json': '{ "name": "shop" }' },
    ['warning package.json:1'],
  ],
  [
    'a published package that lists it',
    { 'shop/package.json': '{ "name": "shop",\n"files": ["dist", "lab/experiments"] }' },
    ['error package.json:2'],
  ],
  [
    'a published package that lists others',
    { 'shop/package.json': '{ "name": "shop", "files": ["dist"] }' },
    [],
  ],
  [
    'a published package that ignores it',
    { 'shop/package.json': '{ "name": "shop" }', 'shop/.npmignore': 'lab/\n' },
    [],
  ],
  ['a private package', { 'shop/package.json': '{ "name": "shop", "private": true }' }, []],
  [
    'an image of everything',
    { 'shop/Dockerfile': 'FROM node\nWORKDIR /app\nCOPY . .\nRUN npm ci\n' },
    ['warning Dockerfile:3'],
  ],
  [
    'an image of everything, in parts of a line',
    { 'shop/Dockerfile': 'FROM node\nCOPY --chown=node \\\n  . \\\n  /app\n' },
    ['warning Dockerfile:2'],
  ],
  [
    'an image that names it',
    { 'shop/Dockerfile': 'FROM node\nADD ["lab", "/lab"]\n' },
    ['error Dockerfile:2'],
  ],
  [
    'an image of parts',
    { 'shop/Dockerfile': 'FROM node\nCOPY package.json src ./\nCOPY --from=build / /\n' },
    [],
  ],
  [
    'an image without what is ignored',
    { 'shop/Dockerfile': 'COPY . .', 'shop/.dockerignore': '**/node_modules\nlab\n' },
    [],
  ],
  [
    'an image for which it is taken back',
    { 'shop/Dockerfile': 'COPY . .', 'shop/.dockerignore': '*\n!lab\n!src\n' },
    ['warning Dockerfile:1'],
  ],
  [
    "Tailwind's content",
    { 'shop/tailwind.config.js': "export default {\n  content: ['./**/*.{html,tsx}'],\n};" },
    ['warning tailwind.config.js:2'],
  ],
  [
    "Tailwind's content elsewhere",
    { 'shop/tailwind.config.js': "export default { content: ['./src/**/*.{html,tsx}', '!./lab/**'] };" },
    [],
  ],
  [
    'entries of a bundler',
    {
      'shop/vite.config.ts': `export default { build: { rollupOptions: {\n input: ['index.html', './lab/${variant}/index.html'] } } };`,
    },
    ['error vite.config.ts:2'],
  ],
  [
    'what a bundler leaves out',
    {
      'shop/vite.config.ts':
        "export default { server: { watch: { ignored: ['**/lab/**'] } }, test: { exclude: ['src', './lab/**'] } };",
    },
    [],
  ],
  [
    'a configuration that cannot be read',
    { 'shop/tsconfig.json': 'nonsense', 'shop/package.json': '[]' },
    [],
  ],
];

describe('the lab in a build of production', () => {
  for (const [name, files, expected] of table) {
    it(`${expected.length === 0 ? 'is not seen in' : 'is found in'} ${name}`, async () => {
      assert.deepEqual(await reached(files), expected);
    });
  }

  it('is found where a lab beside production is named', async () => {
    const files = {
      [`shop-lab/${variant}/app.tsx`]: 'export {};',
      'shop/tsconfig.json': '{ "include": ["src", "../shop-lab/experiments"] }',
      'shop/package.json': '{ "private": true, "workspaces": [\n"../shop-lab/experiments/*"] }',
    };
    assert.deepEqual(await reached(files, '/work/shop-lab'), [
      'error package.json:2',
      'error tsconfig.json:1',
    ]);
  });

  it('is found at its line in a configuration of any length, soon', async () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `  './src/pages/${at}.html',\n`);
    const files = { 'shop/vite.config.ts': `export default [\n${texts.join('')}  './lab/index.html'];` };
    const started = performance.now();
    assert.deepEqual(await reached(files), ['error vite.config.ts:20002']);
    // Lines were counted from the beginning for each text.
    assert.ok(performance.now() - started < 3000);
  });

  it('says what to change', async () => {
    const { leaks } = await scan({ ...prototype, 'shop/tsconfig.json': '{}' }, '/work/shop/lab');
    assert.equal(
      leaks[0]?.message,
      `The lab gets into what is built for production: "lab/${variant}/app.tsx" takes it in. Add "lab" to its "exclude".`,
    );
  });
});
