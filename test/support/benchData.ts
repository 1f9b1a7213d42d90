import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import * as z from 'zod';
import { DataLab } from '../unit/data/dataLab.ts';
import { type Measurement, measurement } from './measurement.ts';
import { sampleOrders } from './sampleOrders.ts';

const child = path.join(import.meta.dirname, '../unit/data/attachChild.ts');
const resultSchema = z.object({ seconds: z.number(), megabytes: z.number() });

/**
 * Attaches sample orders as CSV in a process of its own: read, typed, profiled, searched for personal data and
 * written. The peer is the parser alone on the same text, in memory; for memory it is the file's own size.
 */
export async function measureData(): Promise<Measurement[]> {
  const lab = await DataLab.make();
  try {
    const file = path.join(lab.root, 'orders.csv');
    await writeFile(file, sampleOrders(300_000));
    const text = await readFile(file, 'utf8');
    const size = text.length / 1e6;
    const start = performance.now();
    Papa.parse(text);
    const alone = (size * 1000) / (performance.now() - start);
    const { stdout } = await promisify(execFile)(process.execPath, [child, lab.root, file]);
    const { seconds, megabytes } = resultSchema.parse(JSON.parse(stdout));
    const name = `attach ${Math.round(size)} MB of CSV`;
    return [
      measurement(name, size / seconds, 'MB/s', alone),
      measurement(`${name}: peak memory`, megabytes, 'MB', size),
    ];
  } finally {
    await lab.remove();
  }
}
