import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { temporaryFolder } from './cleanup.ts';
import { runInDesktopHost } from './desktopHost.ts';
import { runInDevelopmentHost } from './developmentHost.ts';
import { onDesktop } from './hostRun.ts';
import { createHostWorkspace } from './hostWorkspace.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { distFolder, extensionId, repositoryRoot } from './paths.ts';

const RUNS = 6;
const IDLE_ID = 'footbridge-bench.idle';
const idleExtension = path.join(repositoryRoot, 'test', 'fixtures', 'idle-extension');
const timesSchema = z.record(z.string(), z.number());

/**
 * Measures how long the extension takes to activate, against one that does nothing in the same extension host.
 * Expects a production build in `dist`. Every run has a VS Code of its own; who goes first alternates.
 * @throws Error when a run fails.
 */
export async function measureActivation(): Promise<Measurement[]> {
  const folder = temporaryFolder('bench');
  const target = await createHostWorkspace('single', folder.path);
  const extension = copyWithoutActivationEvents(path.join(folder.path, 'extension'));
  const testsPath = await bundleProbe();
  const own: number[] = [];
  const idle: number[] = [];
  for (let runNumber = 0; runNumber < RUNS; runNumber++) {
    const order = runNumber % 2 === 0 ? [IDLE_ID, extensionId] : [extensionId, IDLE_ID];
    const times = await activate({
      order,
      target,
      extension,
      testsPath,
      report: path.join(folder.path, 'times.json'),
    });
    own.push(times[extensionId] ?? Number.NaN);
    idle.push(times[IDLE_ID] ?? Number.NaN);
  }
  folder.remove();
  return [measurement('activation time (median)', quantile(own, 0.5), 'ms', quantile(idle, 0.5))];
}

interface ActivationRun {
  readonly order: readonly string[];
  readonly target: string;
  readonly extension: string;
  readonly testsPath: string;
  readonly report: string;
}

async function activate({
  order,
  target,
  extension,
  testsPath,
  report,
}: ActivationRun): Promise<Record<string, number>> {
  const env = { FOOTBRIDGE_BENCH_ORDER: order.join(','), FOOTBRIDGE_BENCH_REPORT: report };
  const extensions = [extension, idleExtension];
  const request = {
    release: 'newest',
    extensions,
    testsPath,
    target,
    restricted: false,
    userSettings: {},
  } as const;
  const code = await (onDesktop ? runInDesktopHost(request, env) : runInDevelopmentHost(request, env));
  if (code !== 0) throw new Error(`Activation could not be measured: VS Code ended with ${code}.`);
  return timesSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
}

/** Left to itself, VS Code would have activated the extension before anyone can look at a clock. */
function copyWithoutActivationEvents(target: string): string {
  for (const part of ['dist', 'media']) {
    cpSync(path.join(repositoryRoot, part), path.join(target, part), { recursive: true });
  }
  const manifest = z
    .looseObject({})
    .parse(JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')));
  writeFileSync(path.join(target, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  cpSync(path.join(repositoryRoot, 'package.nls.json'), path.join(target, 'package.nls.json'));
  return target;
}

async function bundleProbe(): Promise<string> {
  const outfile = path.join(distFolder, 'test', 'activationProbe.cjs');
  const entry = path.join(import.meta.dirname, 'activationProbe.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return outfile;
}
