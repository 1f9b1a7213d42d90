import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabStore } from '../../../src/app/ports.ts';
import { experimentSchema, type Experiment } from '../../../src/core/experiment/experiment.ts';
import { createLabFolder } from '../../../src/node/lab/createLabFolder.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { temporaryFolder } from '../../support/cleanup.ts';

/** A moment that tests agree on. */
export const sampleTime = '2026-03-02T10:00:00.000Z';

/** A new lab beside a production folder that holds one file; both disappear with the process. */
export async function sampleLab(): Promise<{
  parent: string;
  lab: string;
  production: string;
  store: LabStore;
}> {
  const parent = temporaryFolder('lab').path;
  const production = path.join(parent, 'shop');
  await mkdir(production);
  await writeFile(path.join(production, 'index.html'), 'production');
  const lab = await createLabFolder({
    parent,
    name: 'shop-lab',
    production: [{ name: 'shop', path: production }],
    now: new Date(sampleTime),
  });
  return { parent, lab, production, store: await openLabStore(lab) };
}

export function sampleExperiment(slug: string, createdAt = sampleTime): Experiment {
  return experimentSchema.parse({
    schemaVersion: 1,
    slug,
    createdAt,
    updatedAt: createdAt,
    stage: 'framed',
    hypothesis: {
      kind: 'customerFlow',
      title: 'Shorter checkout',
      belief: 'A shorter checkout lets more people finish',
      segment: 'new customers',
      problem: '',
      steps: [{ id: 'basket', title: 'Basket' }],
      tasks: [{ id: 'buy', goal: 'Buy a lamp' }],
      criterion: { metric: 'finished', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
      riskiestAssumption: '',
      nonGoals: [],
      throwAwayDate: '2026-04-02',
    },
    variants: [],
  });
}

/** Everything below a folder: files with their text, folders with `null`. */
export async function snapshot(folder: string): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const location = path.join(entry.parentPath, entry.name);
    found[path.relative(folder, location)] = entry.isFile() ? await readFile(location, 'utf8') : null;
  }
  return found;
}

/** Writes files below a folder, making folders on the way. */
export async function plant(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const location = path.join(folder, name);
    await mkdir(path.dirname(location), { recursive: true });
    await writeFile(location, text);
  }
}
