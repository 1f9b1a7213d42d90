import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { lockProtocol } from '../../src/app/lockProtocol.ts';
import { kitResult } from '../unit/evidence/sampleResults.ts';
import { testedLab } from '../unit/evidence/testedLab.ts';
import { temporaryFolder } from './cleanup.ts';
import { measurement, type Measurement } from './measurement.ts';

const probe = path.join(import.meta.dirname, 'importProbe.ts');
const timing = z.object({ ms: z.number(), cpuMs: z.number(), blockedMs: z.number() });
const importSchema = z.object({
  imported: z.number(),
  importing: timing,
  first: timing,
  again: timing,
  oneMore: timing,
  observing: timing,
  starting: timing,
  megabytes: z.number(),
});
const peerSchema = z.object({ peer: timing, megabytes: z.number() });

/** As long as the longest wait that nobody notices in an editor, in milliseconds. */
const mostBlocked = 50;

/**
 * Imports result files into a lab in a process of its own, and reads what a window then reads. The peer is reading and parsing the
 * same files, or for growth the same with a tenth of them. Processor time throughout: a busy machine counts for neither.
 */
export async function measureImport(): Promise<Measurement[]> {
  const [small, large] = [await probeOf(1000), await probeOf(10_000)];
  const { run, peer } = large;
  const growth = (name: string, of: (one: typeof large) => number) =>
    measurement(`import 10,000 results: ${name}, by ten times as many`, of(large) / of(small), 'times', 10);
  return [
    measurement('import 10,000 results', run.importing.cpuMs, 'ms', peer.peer.cpuMs),
    measurement('import 10,000 results: peak memory', run.megabytes, 'MB', peer.megabytes),
    measurement('import 10,000 results: longest block', run.importing.blockedMs, 'ms', mostBlocked),
    growth('time', (one) => one.run.importing.cpuMs),
    growth('memory', (one) => one.run.megabytes),
    measurement('read 10,000 sessions first', run.first.cpuMs, 'ms', peer.peer.cpuMs),
    measurement('read 10,000 sessions first: longest block', run.first.blockedMs, 'ms', mostBlocked),
    growth('first reading', (one) => one.run.first.cpuMs),
    measurement('refresh 10,000 sessions, nothing changed', run.again.cpuMs, 'ms', run.first.cpuMs),
    measurement('refresh 10,000 sessions, one changed', run.oneMore.cpuMs, 'ms', run.first.cpuMs),
    measurement('refresh 10,000 sessions: longest block', run.oneMore.blockedMs, 'ms', mostBlocked),
    measurement('observe one of 10,000 sessions', run.observing.cpuMs, 'ms', run.first.cpuMs),
    measurement('start a session beside 10,000', run.starting.cpuMs, 'ms', run.first.cpuMs),
    measurement('start a session beside 10,000: longest block', run.starting.blockedMs, 'ms', mostBlocked),
  ];
}

async function probeOf(count: number) {
  const { lab, experiment, deps } = await testedLab();
  await lockProtocol(await experiment(), deps);
  const locked = await experiment();
  const folder = temporaryFolder('results');
  await mkdir(folder.path, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const steps = Array.from({ length: 24 }, (_, step) => ({ type: 'step' as const, step: `step-${step}` }));
    const result = kitResult(locked, `session-${index}`, `K${index}`, {}, steps);
    await writeFile(path.join(folder.path, `${index}.json`), JSON.stringify(result));
  }
  const ask = async (what: string) =>
    JSON.parse(
      (await promisify(execFile)(process.execPath, [probe, what, lab, folder.path])).stdout,
    ) as unknown;
  try {
    const peer = peerSchema.parse(await ask('peer'));
    const run = importSchema.parse(await ask('import'));
    if (run.imported !== count) throw new Error(`${run.imported} of ${count} results were imported.`);
    return { peer, run };
  } finally {
    folder.remove();
  }
}
