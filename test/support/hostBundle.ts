import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { distFolder, repositoryRoot } from './paths.ts';
import type { HostSuite } from './hostWorkspace.ts';

const hostFolder = path.join(repositoryRoot, 'test', 'host');

/** The test files of a suite: its own and those in `test/host` itself, which hold in every kind of workspace. */
export function hostTestFiles(suite: HostSuite): string[] {
  const own = globSync('**/*.test.ts', { cwd: path.join(hostFolder, suite) });
  const common = globSync('*.test.ts', { cwd: hostFolder });
  return [...common, ...own.map((file) => path.join(suite, file))].toSorted();
}

/**
 * Bundles a suite into one CommonJS file that exports `run()`, as an extension host wants it.
 * @returns the bundle's path.
 * @throws Error (rejects) with esbuild's messages when a test file does not compile.
 */
export async function bundleHostSuite(suite: HostSuite): Promise<string> {
  const outfile = path.join(distFolder, 'test', 'host', `${suite}.cjs`);
  await build({
    stdin: { contents: entry(suite), resolveDir: hostFolder, sourcefile: `${suite}.ts`, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    define: { 'import.meta.dirname': '__dirname' },
    sourcemap: 'inline',
    logLevel: 'warning',
    absWorkingDir: repositoryRoot,
  });
  if (!existsSync(outfile)) throw new Error(`${outfile} was not written`);
  return outfile;
}

/** `require` keeps esbuild from evaluating test files before mocha is ready for them. */
function entry(suite: HostSuite): string {
  const loads = hostTestFiles(suite).map(
    (file) => `require(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)});`,
  );
  return [
    `import { runSuite } from './index.ts';`,
    `export const run = () => runSuite(() => {`,
    ...loads,
    `});`,
  ].join('\n');
}
