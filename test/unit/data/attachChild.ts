/** Attaches a file to a lab and says what it took: `root file [replaced dataset]`. */
import { openDataStore } from '../../../src/node/data/dataStore.ts';
import { peakMemory } from '../../support/peakMemory.ts';
import { at, slug, worker } from './dataLab.ts';

const [root = '', file = '', replaces] = process.argv.slice(2);
const started = performance.now();
const { signal } = new AbortController();
const order = { file, at, signal, ...(replaces !== undefined && { replaces }) };
const { rows } = await openDataStore(root, worker).attach(slug, order);
process.stdout.write(
  JSON.stringify({ rows, seconds: (performance.now() - started) / 1000, megabytes: peakMemory() }),
);
