import type { BuildOptions, Plugin } from 'esbuild';

/**
 * Node's own modules by `require`, each when the code that needs it first runs. An `import` of one asks for everything it offers,
 * at once and before the gate does anything: `node:fs` alone takes a tenth of the time in which Node starts.
 */
const nodeModules: Plugin = {
  name: 'node-modules',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : { path, namespace: 'node' },
    );
    build.onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * How the gate is bundled: one file without dependencies, for any Node from 20 on. Parts that most runs do not need are
 * loaded when they are, which esbuild keeps inside the file.
 *
 * @param outfile where it is written
 */
export function gateBundle(outfile: string): BuildOptions {
  return {
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    // Small even in development: the file is read at every commit.
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [nodeModules],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    banner: {
      js: `#!/usr/bin/env node
import { createRequire as __footbridgeRequire } from 'node:module'; const require = __footbridgeRequire(import.meta.url);`,
    },
  };
}
