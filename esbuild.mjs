/**
 * Bundles the extension. `--production` minifies, `--watch` rebuilds on change.
 *
 *   dist/extension.js, dist/*-<hash>.js  the extension host's part; heavy modules are chunks of their own, loaded on first use
 *   dist/compileWorker.js                the prototype compiler's worker thread
 *   dist/webview/                        the guide
 *   dist/prototype/                      what is put into every prototype page
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { argv } from 'node:process';
import { build, context } from 'esbuild';

const production = argv.includes('--production');
const watch = argv.includes('--watch');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundled CommonJS dependencies call `require` for Node's own modules; in an ES module it has to be made. */
const requireShim = `import { createRequire as __footbridgeRequire } from 'node:module'; const require = __footbridgeRequire(import.meta.url);`;

const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts', compileWorker: 'src/node/compile/compileWorker.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    banner: { js: requireShim },
  },
  {
    ...common,
    entryPoints: [
      { in: 'src/webview/guide/main.tsx', out: 'guide' },
      { in: 'src/webview/guide/guide.css', out: 'guide' },
    ],
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  {
    ...common,
    sourcemap: false,
    entryPoints: ['bootstrap', 'kit', 'outer'].map((name) => `src/webview/prototype/${name}.ts`),
    outdir: 'dist/prototype',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
  },
];

await rm('dist', { recursive: true, force: true });
await mkdir('dist/prototype', { recursive: true });
await copyFile('media/kit/kit.css', 'dist/prototype/kit.css');
if (watch) {
  const contexts = await Promise.all(bundles.map((bundle) => context(bundle)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
