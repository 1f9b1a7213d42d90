import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type Measurement, measurement } from './measurement.ts';

const pair = z.tuple([z.number(), z.number()]);
const reportSchema = z.object({ heap: pair, rss: pair });
const MEGABYTE = 1_000_000;

/**
 * Measures the memory in use after 200 model turns on a real lab, with checkpoints and compiler. The peer is the same
 * process after 20 turns, when everything is loaded. Expects a build in `dist`.
 * @throws Error when a turn fails.
 */
export async function measureMemory(): Promise<Measurement[]> {
  const probe = path.join(import.meta.dirname, 'memoryProbe.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [probe], { timeout: 300_000 });
  const { heap, rss } = reportSchema.parse(JSON.parse(stdout));
  const compared = (name: string, [few, many]: readonly [number, number]): Measurement =>
    measurement(`${name} after 200 turns`, many / MEGABYTE, 'MB', few / MEGABYTE);
  return [compared('heap in use', heap), compared('memory of the process', rss)];
}
