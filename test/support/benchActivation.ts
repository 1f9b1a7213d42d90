import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { bundleProbe, runProbe } from './benchProbe.ts';
import { temporaryFolder } from './cleanup.ts';
import { createHostWorkspace } from './hostWorkspace.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { extensionId, repositoryRoot } from './paths.ts';

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
  const testsPath = await bundleProbe('activationProbe');
  const own: number[] = [];
  const idle: number[] = [];
  for (let runNumber = 0; runNumber < RUNS; runNumber++) {
    const order = runNumber % 2 === 0 ? [IDLE_ID, extensionId] : [extensionId, IDLE_ID];
    const report = path.join(folder.path, 'times.json');
    await runProbe({
      extensions: [extension, idleExtension],
      testsPath,
      target,
      env: { FOOTBRIDGE_BENCH_ORDER: order.join(','), FOOTBRIDGE_BENCH_REPORT: report },
    });
    const times = timesSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    own.push(times[extensionId] ?? Number.NaN);
    idle.push(times[IDLE_ID] ?? Number.NaN);
  }
  folder.remove();
  return [measurement('activation time (median)', quantile(own, 0.5), 'ms', quantile(idle, 0.5))];
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
