import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { LeaksCorpus } from './leaksCorpus.ts';

/** The peer and the TypeScript it understands, pinned: with ours it finds nothing and says that all is well. */
const packages = ['dependency-cruiser@18.7.2', 'typescript@5.9.3'];
const home = path.join(homedir(), '.cache', 'footbridge-bench', 'dependency-cruiser-18.7.2');
const limitMs = 900_000;

/** What dependency-cruiser found and how long it took, all in all. */
export interface CruiserRun {
  readonly ms: number;
  /** Files from which something leads into the lab. */
  readonly from: readonly string[];
}

/**
 * Lets dependency-cruiser look for imports of the prototype in `src`, as strictly as it can.
 *
 * @throws Error when it cannot be installed or run
 */
export function runCruiser({ production }: LeaksCorpus): CruiserRun {
  install();
  const config = path.join(production, 'cruiser.cjs');
  const rule = { name: 'lab', severity: 'error', from: { path: '^src/' }, to: { path: 'shop-lab/' } };
  const options = {
    doNotFollow: { path: ['node_modules', 'shop-lab'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  };
  writeFileSync(config, `module.exports = ${JSON.stringify({ forbidden: [rule], options })};\n`);
  const script = path.join(home, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const start = performance.now();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=4096', script, 'src', '--config', config, '--output-type', 'baseline'],
    { cwd: production, encoding: 'utf8', maxBuffer: 2 ** 30, timeout: limitMs },
  );
  const ms = performance.now() - start;
  if (!stdout.startsWith('[')) throw new Error(`dependency-cruiser said: ${stderr}${stdout.slice(0, 500)}`);
  const found = JSON.parse(stdout) as { from: string }[];
  return { ms, from: [...new Set(found.map(({ from }) => from))] };
}

function install(): void {
  if (existsSync(path.join(home, 'node_modules', 'typescript'))) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '-E', ...packages], {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`dependency-cruiser could not be installed: ${stderr}`);
}
