/**
 * Scans a corpus for leaks and prints `{"scan": ms, "first": ms, "floor": ms, "peak": MB, "found": [paths]}`. The floor is
 * reading the same files whole, one after the other. It is a process of its own, so that nothing else is measured; with
 * `once`, nothing but one scan runs, for memory.
 */
import { readFileSync } from 'node:fs';
import { bytesReader } from '../../src/node/boundary/readBytes.ts';
import { scanLeaks } from '../../src/node/boundary/scanLeaks.ts';
import { SourceTree } from '../../src/node/boundary/sourceTree.ts';
import { runMain } from './main.ts';
import type { LeaksCorpus } from './leaksCorpus.ts';
import { peakMemory } from './peakMemory.ts';

const [orderFile = '', mode] = process.argv.slice(2);
const rounds = mode === 'once' ? 1 : 9;

await runMain(async () => {
  const { production, lab, listing, labListing } = JSON.parse(readFileSync(orderFile, 'utf8')) as LeaksCorpus;
  const scan = () =>
    scanLeaks({
      production,
      lab,
      listing,
      labListing,
      tree: Object.assign(new SourceTree(), { bytes: bytesReader() }),
    });
  const times: number[] = [];
  const floors: number[] = [];
  let found: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let start = performance.now();
    if (mode !== 'once') for (const file of listing) readFileSync(`${production}/${file}`);
    floors.push(performance.now() - start);
    start = performance.now();
    const { leaks } = await scan();
    times.push(performance.now() - start);
    const imports = leaks.filter(({ rule }) => rule === 'leak/production-imports-prototype');
    found = [...new Set(imports.map(({ path }) => path))];
  }
  const peak = peakMemory();
  const result = { scan: Math.min(...times), first: times[0], floor: Math.min(...floors), peak, found };
  console.log(JSON.stringify(result));
  return 0;
});
