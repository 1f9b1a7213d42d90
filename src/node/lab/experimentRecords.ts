import { readdir } from 'node:fs/promises';
import { errors } from '../../core/errors.ts';
import { experimentSchema, experimentVersion, type Experiment } from '../../core/experiment/experiment.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder } from './jail.ts';
import { withLock } from './labLock.ts';
import { experimentSegments } from './labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from './records.ts';
import { isTemporaryName } from './temporaryName.ts';

export const experimentKind: RecordKind<Experiment> = {
  schema: experimentSchema,
  version: experimentVersion,
};

/** @throws FootbridgeError `unknown-experiment`, `newer-version`, `damaged-file` or `unsafe-path` */
export async function readExperiment(root: string, slug: string): Promise<Experiment> {
  const experiment = await readRecord(root, experimentFile(slug), experimentKind);
  if (experiment === undefined) throw errors.unknownExperiment(slug);
  return inItsFolder(experiment, slug);
}

/** @throws FootbridgeError `damaged-file` for an experiment that lies in the folder of another */
export function inItsFolder(experiment: Experiment, slug: string): Experiment {
  const file = experimentFile(slug);
  if (experiment.slug !== slug)
    throw errors.damagedFile(
      file,
      `it belongs to the experiment "${experiment.slug}"; was the folder renamed?`,
    );
  return experiment;
}

/** @throws FootbridgeError `newer-version`, `damaged-file`, `disk-full`, `write-failed` or `unsafe-path` */
export async function writeExperiment(root: string, experiment: Experiment): Promise<void> {
  await writeRecord(root, experimentFile(experiment.slug), experimentKind, experiment);
}

/**
 * Writes an experiment that is new, unless anything lies in its folder by then: a record, also one that cannot be read, or what is
 * left of another experiment, such as its evidence, which would count for this one.
 *
 * @param options as for {@link updateExperiment}
 * @returns whether it was written
 * @throws FootbridgeError as {@link writeExperiment}
 */
export async function createExperiment(
  root: string,
  experiment: Experiment,
  options: Waiting = {},
): Promise<boolean> {
  const { slug } = experiment;
  return await alone(root, slug, options, async () => {
    const names = await inExistingFolder(root, experimentSegments(slug), (folder) => readdir(folder.path));
    // What a killed process left half-written is nobody's.
    if (names?.some((name) => !isTemporaryName(name)) === true) return false;
    await writeExperiment(root, experiment);
    return true;
  });
}

/**
 * Changes an experiment that exists. Of several changes at once, also in other windows, each begins with what the
 * one before it wrote.
 *
 * @param options `patience`: how long to wait for another window, in milliseconds
 * @throws FootbridgeError as {@link readExperiment} and {@link writeExperiment}; whatever `change` throws, after
 *   which nothing is written
 */
export async function updateExperiment(
  root: string,
  slug: string,
  change: (experiment: Experiment) => Experiment,
  options: Waiting = {},
): Promise<Experiment> {
  return await alone(root, slug, options, async () => {
    const before = await readExperiment(root, slug);
    const after = { ...change(before), slug };
    await writeExperiment(root, after);
    return after;
  });
}

interface Waiting {
  readonly patience?: number;
}

/** Runs `work` while no other window changes an experiment. */
async function alone<T>(
  root: string,
  slug: string,
  { patience }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  const file = experimentFile(slug);
  const busy = () => errors.writeFailed(file, 'another window is writing it');
  const lock = { name: `experiment-${slug}`, busy, ...(patience !== undefined && { patience }) };
  return await reportingWrites(file, () => withLock(root, lock, work));
}

/** Where an experiment's record lies, relative to the lab. @throws FootbridgeError `unknown-experiment` */
export function experimentFile(slug: string): string {
  return [...experimentSegments(slug), 'experiment.json'].join('/');
}
