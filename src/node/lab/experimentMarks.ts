import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { stampOf } from './fileStamp.ts';
import type { HeldFolder } from './jail.ts';
import type { pace } from './pace.ts';

/** By which a change on disk shows without reading: the stamp of each file; empty for what is not there. */
export interface ExperimentMarks {
  readonly record: string;
  readonly generations: string;
  /** Of the folder with the sessions and everything in it. */
  readonly evidence: string;
  readonly brief: string;
  /** Whether the lab has a learning card of it; what the card says does not matter. */
  readonly hasLearning: boolean;
}

/**
 * Looks at the files of an experiment without opening any. Links are looked at themselves, so nothing outside the lab is
 * touched; reading refuses them.
 *
 * @param slug name of the experiment's folder in `experiments`
 * @param known `withEvidence`: whether the sessions matter; where they do not, their mark is empty
 * @param breath lets others have their turn
 */
export async function markExperiment(
  experiments: HeldFolder,
  slug: string,
  { withEvidence, hasLearning }: { readonly withEvidence: boolean; readonly hasLearning: boolean },
  breath: ReturnType<typeof pace>,
): Promise<ExperimentMarks> {
  const folder = experiments.child(slug);
  return {
    record: markOf(`${folder}/experiment.json`),
    generations: markOf(`${folder}/generations.jsonl`),
    brief: markOf(`${folder}/handoff/brief.json`),
    hasLearning,
    evidence: withEvidence ? await markFolder(`${folder}/evidence`, breath) : '',
  };
}

/** At once: a look costs microseconds, while waiting for each of thousands costs ten times as much. */
function markOf(file: string): string {
  try {
    const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    return stats ? stampOf(stats) : '';
  } catch {
    // Whatever cannot be looked at cannot be read either; reading says why.
    return '';
  }
}

/** A folder changes when something comes or goes, not when a log in it grows. */
async function markFolder(folder: string, breath: ReturnType<typeof pace>): Promise<string> {
  if (markOf(folder) === '') return '';
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return '';
  const hash = createHash('sha256');
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${name}=${markOf(`${folder}/${name}`)}|`);
    await breath();
  }
  return hash.digest('base64');
}
