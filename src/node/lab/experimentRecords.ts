import { readdir } from 'node:fs/promises';
import type { DamagedRecord } from '../../app/ports.ts';
import { errors, FootbridgeError } from '../../core/errors.ts';
import { experimentSchema, experimentVersion, type Experiment } from '../../core/experiment/experiment.ts';
import { inExistingFolder } from './jail.ts';
import { experimentSegments, isSlug } from './labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from './records.ts';

const experimentKind: RecordKind<Experiment> = { schema: experimentSchema, version: experimentVersion };

/** @throws FootbridgeError `unknown-experiment`, `newer-version`, `damaged-file` or `unsafe-path` */
export async function readExperiment(root: string, slug: string): Promise<Experiment> {
  const file = fileOf(slug);
  const experiment = await readRecord(root, file, experimentKind);
  if (experiment === undefined) throw errors.unknownExperiment(slug);
  if (experiment.slug !== slug)
    throw errors.damagedFile(
      file,
      `it belongs to the experiment "${experiment.slug}"; was the folder renamed?`,
    );
  return experiment;
}

/** @throws FootbridgeError `newer-version`, `damaged-file`, `disk-full`, `write-failed` or `unsafe-path` */
export async function writeExperiment(root: string, experiment: Experiment): Promise<void> {
  await writeRecord(root, fileOf(experiment.slug), experimentKind, experiment);
}

/** All experiments that can be read, by creation time, and those that cannot. Never throws because of one of them. */
export async function listExperiments(
  root: string,
): Promise<{ experiments: Experiment[]; damaged: DamagedRecord[] }> {
  const experiments: Experiment[] = [];
  const damaged: DamagedRecord[] = [];
  for (const name of await folderNames(root)) {
    try {
      experiments.push(await readExperiment(root, name));
    } catch (error) {
      if (!(error instanceof FootbridgeError)) throw error;
      const file = isSlug(name) ? fileOf(name) : `experiments/${name}`;
      damaged.push({
        file,
        why: error.code === 'unknown-experiment' ? 'experiment.json is missing' : error.message,
      });
    }
  }
  return { experiments: experiments.toSorted(byCreation), damaged };
}

async function folderNames(root: string): Promise<string[]> {
  const entries = await inExistingFolder(root, ['experiments'], (folder) =>
    readdir(folder.path, { withFileTypes: true }),
  );
  return (entries ?? [])
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted();
}

function fileOf(slug: string): string {
  return [...experimentSegments(slug), 'experiment.json'].join('/');
}

function byCreation(a: Experiment, b: Experiment): number {
  return a.createdAt === b.createdAt ? compare(a.slug, b.slug) : compare(a.createdAt, b.createdAt);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
