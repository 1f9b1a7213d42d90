import type { BuildOptions } from 'esbuild';

/**
 * What all bundles of the extension share.
 * @param production small, and without source maps
 */
export function commonOptions(production: boolean) {
  return {
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  } as const satisfies BuildOptions;
}

/** Bundled CommonJS dependencies call `require` for Node's own modules; in an ES module it has to be made. */
const requireShim = `import { createRequire as __footbridgeRequire } from 'node:module'; const require = __footbridgeRequire(import.meta.url);`;

/**
 * How the extension host's part and the worker threads are bundled. What is imported dynamically becomes a chunk of its own, so
 * that only what every window needs is loaded when the extension activates.
 */
export function hostBundle(production: boolean) {
  return {
    ...commonOptions(production),
    entryPoints: {
      extension: 'src/extension.ts',
      compileWorker: 'src/node/compile/compileWorker.ts',
      importWorker: 'src/node/data/importWorker.ts',
      boundaryWorker: 'src/node/boundary/boundaryWorker.ts',
    },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    banner: { js: requireShim },
  } as const satisfies BuildOptions;
}
