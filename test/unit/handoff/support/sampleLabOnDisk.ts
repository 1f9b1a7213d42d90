import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabStore } from '../../../../src/app/ports.ts';
import { manifestName } from '../../../../src/core/manifest.ts';
import { openLabStore } from '../../../../src/node/lab/labStore.ts';
import { sampleExperiment, sampleFiles, sampleRecords } from './sampleRecords.ts';

/** Writes the sample records as a lab into a folder that is there. */
export async function sampleLabOnDisk(parent: string): Promise<LabStore> {
  const lab = path.join(parent, 'storefront-lab');
  await mkdir(lab);
  await writeFile(path.join(lab, manifestName), JSON.stringify(sampleRecords.manifest));
  const store = await openLabStore(lab);
  const { slug } = sampleExperiment;
  await store.writeExperiment(sampleExperiment);
  await store.applyTurn(slug, 'first', sampleFiles);
  for (const [session, events] of sampleRecords.evidence)
    for (const event of events) await store.appendEvidence(slug, session, event);
  return store;
}
