import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as z from 'zod';
import { runCruiser } from './cruiserPeer.ts';
import { corpusSize, type LeaksCorpus, makeLeaksCorpus } from './leaksCorpus.ts';
import { type Measurement, measurement } from './measurement.ts';

const resultSchema = z.object({
  scan: z.number(),
  first: z.number(),
  floor: z.number(),
  peak: z.number(),
  found: z.array(z.string()),
});
type ProbeResult = z.infer<typeof resultSchema>;

const mostMemory = 150;
const copies = 10;

/**
 * Measures the scan for leaks on real TypeScript from npm, with leaks planted in it, beside reading the same bytes and
 * beside dependency-cruiser, which must find the same. Offline, without the packages at hand, nothing is measured.
 */
export async function measureLeaks(): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footbridge-bench-leaks-'));
  try {
    const corpus = corpusIn(folder);
    if (!corpus) return [];
    const probe = await bundleProbe(folder);
    const sized = (count: number) => withFiles(corpus, count);
    const small = await run(probe, folder, sized(corpusSize / 10));
    const usual = await run(probe, folder, sized(corpusSize));
    const large = await run(probe, folder, sized(corpusSize * copies));
    const memory = await run(probe, folder, sized(corpusSize), 'once');
    requireSame(usual.found, corpus.planted, 'the scan');
    const cruiser = runCruiser(corpus);
    requireSame(cruiser.from, corpus.planted, 'dependency-cruiser');
    const name = (count: number) => `leak scan, ${count} TypeScript files`;
    return [
      measurement(`${name(corpusSize / 10)} (peer: reading the bytes)`, small.scan, 'ms', small.floor),
      measurement(`${name(corpusSize)} (peer: reading the bytes)`, usual.scan, 'ms', usual.floor),
      measurement(`${name(corpusSize * copies)} (peer: reading the bytes)`, large.scan, 'ms', large.floor),
      measurement(
        `${name(corpusSize)}, the first in a process (peer: dependency-cruiser)`,
        usual.first,
        'ms',
        cruiser.ms,
      ),
      measurement(`${name(corpusSize)}: peak memory (peer: the limit)`, memory.peak, 'MB', mostMemory),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function corpusIn(folder: string): LeaksCorpus | undefined {
  try {
    return makeLeaksCorpus(folder, copies);
  } catch (error) {
    console.error(`The leak scan was not measured. ${String(error)}`);
    return undefined;
  }
}

/** A tenth is every tenth file, so that it is the same mixture; leaks are planted in those. */
function withFiles(corpus: LeaksCorpus, count: number): LeaksCorpus {
  const { listing } = corpus;
  const chosen =
    count < corpusSize
      ? listing.slice(0, corpusSize).filter((_, index) => index % (corpusSize / count) === 0)
      : listing.slice(0, count);
  return { ...corpus, listing: [...chosen, 'package.json', 'tsconfig.json'] };
}

/** Bundled as it is shipped: stripping types would be measured otherwise. */
async function bundleProbe(folder: string): Promise<string> {
  const outdir = path.join(folder, 'probe');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'leaksProbe.ts')],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
  });
  return path.join(outdir, 'leaksProbe.mjs');
}

async function run(probe: string, folder: string, corpus: LeaksCorpus, mode = 'all'): Promise<ProbeResult> {
  const order = path.join(folder, 'order.json');
  await writeFile(order, JSON.stringify(corpus));
  const { stdout } = await promisify(execFile)(process.execPath, [probe, order, mode]);
  return resultSchema.parse(JSON.parse(stdout));
}

/** Nothing fast and wrong is measured. */
function requireSame(found: readonly string[], planted: readonly string[], who: string): void {
  const [left, right] = [found, planted].map((files) => files.toSorted().join('\n'));
  if (left !== right) throw new Error(`${who} found\n${left}\nand not\n${right}`);
}
