import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ImportKind } from '../../../../src/core/boundary/imports/importFound.ts';
import { ImportResolver } from '../../../../src/core/boundary/imports/importResolver.ts';
import { memoryTree } from './memoryTree.ts';

type Row = readonly [specifier: string, target: string | undefined, kind?: ImportKind];

/** Resolves from `/r/…`; a target in `<>` is a package from elsewhere, undefined is unknown. */
function resolves(
  files: Readonly<Record<string, string | object>>,
  from: string,
  rows: readonly Row[],
  links: Readonly<Record<string, string>> = {},
): void {
  const texts = Object.entries(files).map(([path, text]) => [
    `/r/${path}`,
    typeof text === 'string' ? text : JSON.stringify(text),
  ]);
  const resolver = new ImportResolver(memoryTree(Object.fromEntries(texts), links), '/r');
  for (const [specifier, target, kind] of rows) {
    const found = resolver.resolve(`/r/${from}`, specifier, kind);
    const said =
      found.kind === 'file'
        ? found.path.replace(/^\/r\//u, '')
        : found.kind === 'package'
          ? `<${found.name}>`
          : undefined;
    assert.equal(said, target, `${specifier} from ${from}`);
  }
}

const files = (...paths: string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [path, '']));

describe('where an import leads', () => {
  it('is a file beside, with its ending left out or replaced', () => {
    const there = files(
      'a/b.ts',
      'a/c.tsx',
      'a/d.js',
      'a/d.d.ts',
      'a/e.d.ts',
      'a/f.mts',
      'a/g.vue',
      'a/h.json',
      'a/i.x.ts',
      'j.svelte',
    );
    resolves({ ...there, 'a/both.ts': '', 'a/both.js': '', 'a/k.css': '' }, 'a/main.ts', [
      ['./b', 'a/b.ts'],
      ['./b.ts', 'a/b.ts'],
      ['./b.js', 'a/b.ts'],
      ['./c.jsx', 'a/c.tsx'],
      ['./c.js', 'a/c.tsx'],
      ['./d', 'a/d.js'],
      ['./d.js', 'a/d.js'],
      ['./e.js', 'a/e.d.ts'],
      ['./f.mjs', 'a/f.mts'],
      ['./g', 'a/g.vue'],
      ['./h.json', 'a/h.json'],
      ['./i.x', 'a/i.x.ts'],
      ['../j.svelte', 'j.svelte'],
      ['./both.js', 'a/both.ts'],
      ['./b?raw', 'a/b.ts'],
      ['raw-loader!./b', 'a/b.ts'],
      ['./k.css?inline', 'a/k.css'],
      ['./.././a//b', 'a/b.ts'],
      ['./missing', undefined],
      ['../../../etc/passwd', undefined],
    ]);
  });

  it("is a folder's index or what its package.json names", () => {
    const there = {
      ...files('a/index.ts', 'b/lib/start.js', 'c/index.vue', 'index.ts'),
      'b/package.json': { main: 'lib/start' },
    };
    resolves(there, 'x/main.ts', [
      ['../a', 'a/index.ts'],
      ['../a/', 'a/index.ts'],
      ['../b', 'b/lib/start.js'],
      ['../c', 'c/index.vue'],
      ['..', 'index.ts'],
    ]);
  });

  it('follows tsconfig paths: the exact pattern, else the longest, each target in turn', () => {
    const tsconfig = `{ // comments and trailing commas are fine here
      "compilerOptions": { "paths": { "@/ui/*": ["./none/*", "./ui/*"], "@/*": ["./src/*"], "one": ["./src/one.ts"], "*.svg": ["./svg.d.ts"], }, }, }`;
    resolves(
      { ...files('src/a.ts', 'ui/a.ts', 'src/one.ts', 'svg.d.ts', 'src/ui/a.ts'), 'tsconfig.json': tsconfig },
      'deep/er/main.ts',
      [
        ['@/a', 'src/a.ts'],
        ['@/ui/a', 'ui/a.ts'],
        ['one', 'src/one.ts'],
        ['logo.svg', 'svg.d.ts'],
        ['@/none', undefined],
      ],
    );
  });

  it('follows what a tsconfig extends and references, and baseUrl', () => {
    const there = {
      ...files('base/src/a.ts', 'app/src/b.ts', 'app/lib/c.ts', 'shared/d.ts', 'own/e.ts'),
      'tsconfig.base.json': { compilerOptions: { paths: { 'base/*': ['./base/src/*'] } } },
      'app/tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: '../lib' }] },
      'app/tsconfig.app.json': {
        extends: ['../tsconfig.base', './tsconfig.app.json'],
        compilerOptions: { baseUrl: './src' },
      },
      'lib/tsconfig.json': {
        extends: '@acme/config',
        compilerOptions: { paths: { 'lib/*': ['../app/lib/*'] } },
      },
      'node_modules/@acme/config/tsconfig.json': { compilerOptions: { baseUrl: '${configDir}/../shared' } },
      'own/tsconfig.json': {
        extends: '@acme/config',
        compilerOptions: { paths: { own: ['${configDir}/e.ts'] } },
      },
    };
    resolves(there, 'app/src/main.ts', [
      ['base/a', 'base/src/a.ts'],
      ['b', 'app/src/b.ts'],
      ['d', 'shared/d.ts'],
    ]);
    resolves(there, 'own/main.ts', [['own', 'own/e.ts']]);
  });

  it('treats rootDirs as one folder', () => {
    const tsconfig = { compilerOptions: { rootDirs: ['./src', './generated'] } };
    resolves({ ...files('generated/a/b.ts'), 'tsconfig.json': tsconfig }, 'src/a/main.ts', [
      ['./b', 'generated/a/b.ts'],
    ]);
  });

  it("follows a package's own imports and exports", () => {
    const json = {
      name: '@acme/web',
      imports: {
        '#a': './src/a.js',
        '#lib/*': './src/lib/*.js',
        '#dep': { node: 'left-pad', default: './src/a.js' },
      },
      exports: {
        '.': './src/index.js',
        './lib/*': { types: './types/*.d.ts', import: './dist/lib/*.js' },
        './old/': './src/lib/',
      },
    };
    resolves(
      { ...files('src/a.ts', 'src/lib/b.ts', 'src/index.ts'), 'package.json': json },
      'src/x/main.ts',
      [
        ['#a', 'src/a.ts'],
        ['#lib/b', 'src/lib/b.ts'],
        ['#none', undefined],
        ['@acme/web', 'src/index.ts'],
        ['@acme/web/lib/b', 'src/lib/b.ts'],
        ['@acme/web/old/b.js', 'src/lib/b.ts'],
      ],
    );
  });

  it('follows workspaces of npm, pnpm and lerna, their sources where nothing is built', () => {
    const there = {
      ...files(
        'packages/ui/src/index.ts',
        'packages/ui/src/button.tsx',
        'apps/web/main.ts',
        'tools/build/index.js',
        'packages/none/x.ts',
      ),
      'packages/ui/package.json': {
        name: '@acme/ui',
        main: './dist/index.js',
        exports: {
          '.': { types: './dist/index.d.ts', import: './dist/esm/index.mjs' },
          './button': './dist/button.js',
          './inner/*': null,
        },
      },
      'tools/build/package.json': { name: 'build' },
      'packages/none/package.json': { name: 'none', main: 'gone.js' },
    };
    const rows: readonly Row[] = [
      ['@acme/ui', 'packages/ui/src/index.ts'],
      ['@acme/ui/button', 'packages/ui/src/button.tsx'],
      ['@acme/ui/src/button', 'packages/ui/src/button.tsx'],
      ['build', 'tools/build/index.js'],
      ['none', 'packages/none/package.json'],
    ];
    const pnpm = `# which\npackages:\n  - 'packages/*'\n\n  # tools too\n  - "tools/**" # all\n  - '!**/test/**'\ncatalog:\n  a: 1\n`;
    resolves(
      { ...there, 'package.json': { workspaces: ['packages/*', './tools/build'] } },
      'apps/web/main.ts',
      rows,
    );
    resolves(
      { ...there, 'package.json': { workspaces: { packages: ['{packages,tools}/*'] } } },
      'apps/web/main.ts',
      rows,
    );
    resolves({ ...there, 'pnpm-workspace.yaml': pnpm }, 'apps/web/main.ts', rows);
    resolves(
      { ...there, 'pnpm-workspace.yaml': `packages: ["packages/*", tools/b*d]` },
      'apps/web/main.ts',
      rows,
    );
    resolves({ ...there, 'lerna.json': { packages: ['**'] } }, 'apps/web/main.ts', rows);
    resolves(
      { ...there, 'package.json': { workspaces: ['packages/*', '!packages/ui'] } },
      'apps/web/main.ts',
      [
        ['@acme/ui', undefined],
        ['none', 'packages/none/package.json'],
      ],
    );
  });

  it('follows links in node_modules and paths in dependencies, not installed packages', () => {
    const json = {
      dependencies: { linked: '^1', far: 'file:../far', react: '^19' },
      devDependencies: { '@types/estree': '1' },
    };
    const there = {
      ...files('far/index.ts', 'real/index.ts', 'real/deep/x.ts', 'web/node_modules/installed/index.js'),
      'far/package.json': { name: 'other-name' },
      'real/package.json': { name: 'linked' },
      'web/package.json': json,
    };
    const links = { '/r/web/node_modules/linked': '/r/real' };
    const rows: readonly Row[] = [
      ['linked', 'real/index.ts'],
      ['linked/deep/x', 'real/deep/x.ts'],
      ['far', 'far/index.ts'],
      ['react', '<react>'],
      ['react/jsx-runtime', '<react>'],
      ['estree', '<estree>'],
      ['installed/index.js', '<installed>'],
      ['node:fs', '<node:fs>'],
      ['fs/promises', '<fs>'],
      ['https://example.com/x.js', '<https://example.com/x.js>'],
      ['nobody-knows', undefined],
    ];
    resolves(there, 'web/src/main.ts', rows, links);
  });

  it('knows usual aliases where no configuration names them', () => {
    resolves({ ...files('web/src/a.ts', 'web/src/lib/b.ts', 'web/app/c.ts') }, 'web/src/x/main.ts', [
      ['@/a', 'web/src/a.ts'],
      ['~/c', 'web/app/c.ts'],
      ['$lib/b', 'web/src/lib/b.ts'],
      ['src/a', 'web/src/a.ts'],
      ['/src/a.ts', 'web/src/a.ts'],
    ]);
  });

  it('reads addresses in style sheets, pages and workers as relative, and partials of Sass', () => {
    const there = {
      ...files(
        'web/a.css',
        'web/_b.scss',
        'web/x.png',
        'web/public/y.png',
        'web/work.ts',
        'web/c/_index.scss',
      ),
      'web/package.json': { dependencies: { bootstrap: '5' } },
    };
    resolves(there, 'web/main.scss', [
      ['a', 'web/a.css', 'css'],
      ['b', 'web/_b.scss', 'css'],
      ['./c', 'web/c/_index.scss', 'css'],
      ['x.png', 'web/x.png', 'url'],
      ['/y.png', 'web/public/y.png', 'url'],
      ['~bootstrap/scss/bootstrap', '<bootstrap>', 'css'],
      ['sass:math', '<sass:math>', 'css'],
    ]);
    resolves(there, 'web/main.ts', [
      ['work.js', 'web/work.ts', 'worker'],
      ['x.png', undefined, 'static'],
    ]);
  });

  it('is unknown, and nothing breaks, when configuration is broken', () => {
    const broken = {
      'package.json': '{ "name": 3, "workspaces": "a", ',
      'tsconfig.json': '[{"paths"',
      'pnpm-workspace.yaml': 'packages',
    };
    resolves({ ...broken, ...files('a.ts') }, 'main.ts', [
      ['./a', 'a.ts'],
      ['b', undefined],
    ]);
    resolves(
      { 'tsconfig.json': { extends: './tsconfig.json', references: [{ path: '.' }] }, ...files('a.ts') },
      'main.ts',
      [
        ['./a', 'a.ts'],
        ['a', undefined],
      ],
    );
  });

  it('never throws, and leads only to files that are there', () => {
    const json = fc.json({ maxDepth: 4 });
    const part = fc.constantFrom(
      '.',
      '..',
      'a',
      'b.ts',
      '@a',
      '#a',
      '*',
      '',
      '~',
      '$lib',
      'node_modules',
      'x!',
      '?q',
      'file:',
      '\\',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    const map = fc.dictionary(name, fc.oneof(name, fc.array(name), fc.dictionary(name, name)));
    const record = fc.record({
      name,
      exports: map,
      imports: map,
      main: name,
      workspaces: fc.array(name),
      dependencies: map,
    });
    const config = fc.record({
      extends: fc.oneof(name, fc.array(name)),
      compilerOptions: fc.record({ baseUrl: name, paths: map }),
    });
    fc.assert(
      fc.property(
        fc.oneof(record, json),
        fc.oneof(config, json),
        fc.array(name, { maxLength: 8 }),
        (pack, tsconfig, names) => {
          const text = (value: unknown): string =>
            typeof value === 'string' ? value : JSON.stringify(value);
          const tree = memoryTree({
            ...Object.fromEntries(
              ['a/b.ts', 'a/index.ts', 'b.ts', 'src/lib/a.ts'].map((path) => [`/r/${path}`, '']),
            ),
            '/r/package.json': text(pack),
            '/r/a/package.json': text(pack),
            '/r/tsconfig.json': text(tsconfig),
          });
          const resolver = new ImportResolver(tree, '/r');
          for (const each of names) {
            const found = resolver.resolve('/r/a/main.ts', each);
            if (found.kind === 'file') assert.ok(tree.isFile(found.path), `${each} leads to ${found.path}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
