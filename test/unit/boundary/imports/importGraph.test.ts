import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ImportGraph } from '../../../../src/core/boundary/imports/importGraph.ts';
import { isTestFile } from '../../../../src/core/boundary/imports/isTestFile.ts';
import { BoundaryInWorker } from '../../../../src/node/boundary/boundaryInWorker.ts';
import { type ImportCache, readImportGraph } from '../../../../src/node/boundary/readImportGraph.ts';
import { memoryTree } from './memoryTree.ts';

const workerSource = path.resolve('src/node/boundary/boundaryWorker.ts');

const shop = {
  'src/price.ts': `export const price = 1;`,
  'src/cart.ts': `import type { Price } from './price.js'; export { price } from './price';`,
  'src/page.vue': `<script setup>import { cart } from '@/cart'</script><style src="./page.css"></style>`,
  'src/page.css': `@import './base.css';`,
  'src/base.css': ``,
  'src/routes.ts': 'export const load = (name: string) => import(`./pages/${name}.ts`);',
  'src/pages/home.ts': `import '../cart';`,
  'src/anything.ts': `export const load = (name: string) => import(name);`,
  'test/cart.test.ts': `import { price } from '../src/cart.ts'; import 'nobody-knows';`,
  'src/loop.ts': `import './loop'; import './page.vue';`,
};

const listing = Object.keys(shop);

async function shopGraph(): Promise<ImportGraph> {
  const tree = memoryTree(
    Object.fromEntries(Object.entries(shop).map(([name, text]) => [`/r/${name}`, text])),
  );
  return new ImportGraph(await readImportGraph('/r', { tree, listing }));
}

describe('who imports what', () => {
  it('finds direct and all dependents, and the tests among them', async () => {
    const graph = await shopGraph();
    assert.deepEqual(graph.dependentsOf(['src/price.ts']), {
      direct: ['src/cart.ts'],
      all: [
        'src/cart.ts',
        'src/loop.ts',
        'src/page.vue',
        'src/pages/home.ts',
        'src/routes.ts',
        'test/cart.test.ts',
      ],
      tests: ['test/cart.test.ts'],
    });
    assert.deepEqual(graph.dependentsOf(['src/base.css']).all, [
      'src/loop.ts',
      'src/page.css',
      'src/page.vue',
    ]);
    assert.deepEqual(graph.dependentsOf(['src/nothing.ts', 'src/loop.ts']), {
      direct: [],
      all: [],
      tests: [],
    });
  });

  it('knows where each import is, and its kind', async () => {
    const graph = await shopGraph();
    assert.deepEqual(graph.importsOf('src/cart.ts'), [
      { from: 'src/cart.ts', to: 'src/price.ts', kind: 'type', line: 1 },
      { from: 'src/cart.ts', to: 'src/price.ts', kind: 'reexport', line: 1 },
    ]);
  });

  it('names the imports nobody can follow, and counts one with a known beginning for all it may load', async () => {
    const graph = await shopGraph();
    assert.deepEqual(graph.unknown, [
      { path: 'src/routes.ts', line: 1, prefix: 'src/pages/' },
      { path: 'src/anything.ts', line: 1 },
      { path: 'test/cart.test.ts', line: 1 },
    ]);
    assert.deepEqual(graph.dependentsOf(['src/pages/home.ts']).direct, ['src/routes.ts']);
  });

  it('tells tests by the names test frameworks look for', () => {
    const tests = [
      'a.test.ts',
      'b/a.spec.tsx',
      '__tests__/a.js',
      'test/a.ts',
      'cypress/e2e/a.cy.js',
      'a_test.js',
      'test_a.mjs',
      'CartTest.js',
    ];
    const others = ['src/testing.ts', 'latest.ts', 'contest/a.ts', 'tests/data.json', 'src/attest.js'];
    assert.deepEqual([...tests, ...others].filter(isTestFile), tests);
  });
});

describe('reading imports from the disk', () => {
  let root = '';
  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'footbridge-graph-')));
    for (const [name, text] of Object.entries(shop)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('lists the files itself, and gives the same as any other tree', async () => {
    await mkdir(path.join(root, 'node_modules/x'), { recursive: true });
    await writeFile(path.join(root, 'node_modules/x/index.ts'), `import '../../src/price';`);
    const graph = new ImportGraph(await readImportGraph(root));
    const other = await shopGraph();
    for (const file of listing) assert.deepEqual(graph.dependentsOf([file]), other.dependentsOf([file]));
  });

  it('finds who imports a file that is gone', async () => {
    await rm(path.join(root, 'src/price.ts'));
    const without = new ImportGraph(await readImportGraph(root, { listing }));
    assert.deepEqual(without.dependentsOf(['src/price.ts']).direct, []);
    const graph = new ImportGraph(await readImportGraph(root, { listing, gone: ['src/price.ts'] }));
    assert.deepEqual(graph.dependentsOf(['src/price.ts']).direct, ['src/cart.ts']);
  });

  it('follows links inside the repository to the file that is listed', async () => {
    await symlink(path.join(root, 'src'), path.join(root, 'linked'));
    await writeFile(path.join(root, 'main.ts'), `import './linked/price';`);
    const graph = new ImportGraph(await readImportGraph(root));
    assert.deepEqual(graph.dependentsOf(['src/price.ts']).direct, ['main.ts', 'src/cart.ts']);
  });

  it('reads what changed only, and sees every change', async () => {
    const cache: ImportCache = new Map();
    await readImportGraph(root, { listing, cache });
    const before = new Map(cache);
    await writeFile(path.join(root, 'src/base.css'), `@import './more.css';`);
    await writeFile(path.join(root, 'src/more.css'), ``);
    const graph = new ImportGraph(
      await readImportGraph(root, { listing: [...listing, 'src/more.css'], cache }),
    );
    assert.deepEqual(graph.dependentsOf(['src/more.css']).direct, ['src/base.css']);
    const reread = [...cache]
      .filter(([file, entry]) => before.get(file) !== entry)
      .map(([file]) => path.relative(root, file));
    assert.deepEqual(reread.toSorted(), ['src/base.css', 'src/more.css']);
  });

  it('names what it cannot read as unknown', async () => {
    await writeFile(path.join(root, 'src/bytes.ts'), Buffer.from([0, 1, 2, 255]));
    await writeFile(path.join(root, 'src/huge.ts'), ' '.repeat(6 * 1024 * 1024));
    const { unknown } = await readImportGraph(root, {
      listing: ['src/bytes.ts', 'src/huge.ts', 'src/gone.ts'],
    });
    assert.deepEqual(
      unknown.map((each) => each.path),
      ['src/bytes.ts', 'src/huge.ts'],
    );
  });

  it('works in a worker thread, which starts again after it was idle', async () => {
    const worker = new BoundaryInWorker(workerSource, 1);
    try {
      for (let run = 0; run < 2; run += 1) {
        const graph = new ImportGraph(await worker.run('graph', { root, listing }));
        assert.deepEqual(graph.dependentsOf(['src/price.ts']).direct, ['src/cart.ts']);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      worker.dispose();
    }
    await assert.rejects(worker.run('graph', { root }), /was closed/u);
  });

  it('ends at once when it is cancelled, and the worker goes on with other jobs', async () => {
    const worker = new BoundaryInWorker(workerSource);
    try {
      const controller = new AbortController();
      const many = Array.from({ length: 20_000 }, () => 'src/cart.ts');
      const cancelled = worker.run(
        'graph',
        { root, listing: many },
        { signal: controller.signal, onProgress: () => controller.abort() },
      );
      await assert.rejects(cancelled, { code: 'cancelled' });
      const { files } = await worker.run('graph', { root, listing });
      assert.equal(files.length, listing.length);
    } finally {
      worker.dispose();
    }
  });
});

describe('imports of real code', () => {
  it('are all those a bundler follows', async function () {
    this.timeout(120_000);
    const { metafile } = await build({
      entryPoints: [
        'src/extension.ts',
        'src/webview/guide/main.tsx',
        'node_modules/mocha/index.js',
        'node_modules/markdownlint/lib/markdownlint.mjs',
      ],
      bundle: true,
      write: false,
      outdir: 'nowhere',
      metafile: true,
      platform: 'node',
      format: 'esm',
      external: ['vscode'],
      mainFields: ['module', 'main'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
      loader: { '.node': 'empty' },
    });
    const inputs = Object.entries(metafile.inputs).filter(([file]) => !file.includes(':'));
    const root = process.cwd();
    const graph = new ImportGraph(await readImportGraph(root, { listing: inputs.map(([file]) => file) }));
    const missed: string[] = [];
    let followed = 0;
    for (const [from, { imports }] of inputs) {
      const found = new Set(graph.importsOf(from).map(({ to }) => to));
      const isPackage = (to: string): boolean => /node_modules/u.test(to) && !isRelativeIn(from, to);
      for (const { path: to, external, original } of imports) {
        // What is added by the bundler (`jsx-runtime`) stands nowhere in the text; installed packages are not part of the graph.
        if (external === true || original === undefined || !/^[./]/u.test(original) || isPackage(to))
          continue;
        followed += 1;
        if (!found.has(to)) missed.push(`${from} imports ${original}, which is ${to}`);
      }
    }
    assert.deepEqual(missed, []);
    assert.ok(followed > 1000, `only ${followed} imports followed`);
  });
});

/** Whether both files are in the same package. */
function isRelativeIn(from: string, to: string): boolean {
  const folder = (file: string): string => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? '';
  return folder(from) === folder(to);
}
