/**
 * Imports a folder of result files into a lab and reads the evidence, or only reads and parses the files (`peer`), and writes what it
 * cost as JSON: `what lab folder`.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importResults } from '../../src/app/importResults.ts';
import { LabState } from '../../src/app/labState.ts';
import { recordObservation } from '../../src/app/recordObservation.ts';
import { startSession } from '../../src/app/startSession.ts';
import { openLabStore } from '../../src/node/lab/labStore.ts';
import { readResultFiles } from '../../src/node/lab/readResultFiles.ts';
import { sha256 } from '../../src/node/lab/sha256.ts';
import { costOf } from './ownBlocks.ts';
import { peakMemory } from './peakMemory.ts';

const [what = '', lab = '', folder = ''] = process.argv.slice(2);
async function peer(): Promise<void> {
  for (const name of await readdir(folder)) JSON.parse(await readFile(path.join(folder, name), 'utf8'));
}

async function imported() {
  const store = await openLabStore(lab);
  const experiment = await store.readExperiment('checkout');
  const clock = { now: () => new Date(experiment.createdAt) };
  const report = { imported: 0 };
  const importing = await costOf(async () => {
    Object.assign(
      report,
      await importResults(experiment, readResultFiles([folder]), { store, clock, sha256 }),
    );
  });
  // As another window finds it: nothing is in memory yet.
  const state = new LabState(() => undefined);
  const fresh = await openLabStore(lab);
  const first = await costOf(() => state.open(fresh, 'checkout'));
  const session = state.active?.sessions[0]?.id ?? '';
  const again = await costOf(() => state.refresh());
  await fresh.appendEvidence('checkout', session, {
    schemaVersion: 1,
    id: 'one-more',
    at: experiment.createdAt,
    type: 'note',
    text: 'one more',
  });
  const oneMore = await costOf(() => state.refresh());
  let next = 0;
  const deps = { store: fresh, clock, sha256, ids: { next: () => `new-${(next += 1)}` } };
  const observing = await costOf(() =>
    recordObservation(experiment, session, { type: 'note', text: 'observed' }, deps),
  );
  const starting = await costOf(() => startSession(experiment, { participant: 'P1' }, deps));
  return { imported: report.imported, importing, first, again, oneMore, observing, starting };
}

const result = what === 'peer' ? { peer: await costOf(peer) } : await imported();
const megabytes = peakMemory();
process.stdout.write(JSON.stringify({ ...result, megabytes }));
