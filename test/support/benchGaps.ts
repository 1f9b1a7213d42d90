import { parse } from '@babel/parser';
import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';
import { scanGaps, type SourceCache } from '../../src/core/handoff/gaps/scanGaps.ts';
import { readLabelledSet } from '../unit/handoff/gaps/support/labelledSet.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';

const RUNS = 7;
const SIZES = [50, 500];

/**
 * Measures the scan for production gaps on the scripts and pages of the labelled prototypes, repeated until there are
 * as many files as wanted: from nothing (the peer is Babel's parser alone on the same scripts), and after a change of
 * one file, as after a generation (the peer is the scan from nothing). All take turns; medians count.
 */
export async function measureGaps(): Promise<Measurement[]> {
  return await Promise.resolve(SIZES.flatMap(measureSize));
}

function measureSize(count: number): Measurement[] {
  const files = prototypeOf(count);
  const scripts = files.filter(({ path }) => /\.[jt]sx?$/.test(path));
  const cache: SourceCache = new Map();
  const [own, again, peer]: [number[], number[], number[]] = [[], [], []];
  // The first runs are those of code that is not compiled yet; the more files, the fewer it takes.
  for (let run = -Math.ceil(600 / count); run < RUNS; run += 1) {
    const parsed = timed(() => scripts.reduce((sum, { text }) => sum + parseOne(text), 0));
    const scanned = timed(() => scanGaps(files).length);
    const changed = files.map((file, at) => (at === 1 ? { ...file, text: `${file.text}\n// ${run}` } : file));
    const rescanned = timed(() => scanGaps(changed, cache).length);
    if (run < 0) continue;
    own.push(scanned);
    again.push(rescanned);
    peer.push(parsed);
  }
  const [whole, one, parser] = [own, again, peer].map((times) => quantile(times, 0.5));
  return [
    measurement(
      `gap scan, ${count} files (median of ${RUNS}; peer: parsing alone)`,
      whole ?? 0,
      'ms',
      parser ?? 0,
    ),
    measurement(
      `gap scan after one of ${count} files changed (peer: from nothing)`,
      one ?? 0,
      'ms',
      whole ?? 0,
    ),
  ];
}

function prototypeOf(count: number): PrototypeFile[] {
  const sources = readLabelledSet().flatMap(({ name, files }) =>
    files
      .filter(({ path }) => /\.(?:[jt]sx?|html)$/.test(path))
      .map(({ path, text }) => ({ path: `${name}/${path}`, text })),
  );
  const repeated = Array.from({ length: Math.ceil(count / sources.length) }, (_, turn) =>
    sources.map(({ path, text }) => ({ path: `${turn}/${path}`, text })),
  );
  return repeated.flat().slice(0, count);
}

function parseOne(text: string): number {
  return parse(text, { sourceType: 'module', errorRecovery: true, plugins: ['jsx', 'typescript'] }).program
    .body.length;
}

/** Milliseconds; the result is used, so that no work can be left out. */
function timed(work: () => number): number {
  const start = performance.now();
  if (work() < 0) throw new Error('Nothing was done.');
  return performance.now() - start;
}
