import { transform } from 'esbuild';
import { buildKitLibraries } from '../../media/kit/buildKitLibraries.ts';
import { compilePrototype } from '../../src/core/prototype/compilePrototype.ts';
import { readIconSet } from '../../src/core/prototype/kit/icons.ts';
import { nodeCompileTools } from '../../src/node/compile/compileTools.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { reactPrototype } from './reactPrototype.ts';

const rounds = 25;

/**
 * Measures compiling a React prototype of 20 files into its page: all of it, and again after one file has changed.
 * The peer is native esbuild, which only transforms the same files.
 */
export async function measureCompile(): Promise<Measurement[]> {
  const libraries = (await buildKitLibraries()).files;
  const library = (name: string): string => libraries.get(name) ?? '';
  const icons = readIconSet(library('icons.json'));
  const parts = { bootstrap: '', kit: '', outer: '', css: '', library, icons: () => icons };
  const source = (heading: string) => ({ files: reactPrototype(heading), assets: [] });
  const cache = new Map();
  const compile = (heading: string, known: typeof cache): void => {
    compilePrototype(source(heading), 'Sample', parts, nodeCompileTools, known);
  };
  compile('warm', cache);
  const scripts = source('peer').files.filter((file) => /\.tsx?$/.test(file.path));
  const peer = await timed(() =>
    Promise.all(
      scripts.map((file) => transform(file.text, { loader: 'tsx', format: 'cjs', jsx: 'automatic' })),
    ),
  );
  const whole = await timed(() => compile('whole', new Map()));
  const changed = await timed((round) => compile(`changed ${round}`, cache));
  return [
    measurement('compile a React prototype of 20 files, nothing known', whole, 'ms', peer),
    measurement('compile it again after a change of one file', changed, 'ms', peer),
  ];
}

/** The median time of one round, in milliseconds. */
async function timed(work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5);
}
