import { importResults, type ResultText } from '../app/importResults.ts';
import { sha256 } from '../node/lab/sha256.ts';
import type { Services } from './services.ts';
import { describeError } from './showError.ts';

/** What came of an import, in sessions. */
export interface Imported {
  readonly imported: number;
  readonly duplicates: number;
  /** What was refused, and why, in words. */
  readonly rejected: readonly { readonly file: string; readonly why: string }[];
}

/** How an import is watched and ended early. */
export interface ImportWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((files: number) => void) | undefined;
}

/**
 * Adds results to an experiment, whether their texts were read from files or dropped on the guide, and shows them.
 *
 * @param slug the experiment; omitted: the active one
 * @throws FootbridgeError `no-experiment`, `already-decided`, and what the store throws for the disk
 */
export async function importResultTexts(
  { lab, clock }: Pick<Services, 'lab' | 'clock'>,
  slug: string | undefined,
  files: Iterable<ResultText> | AsyncIterable<ResultText>,
  watch: ImportWatch = {},
): Promise<Imported> {
  const experiment = await lab.requireExperiment(slug);
  try {
    const deps = { store: lab.requireStore(), clock, sha256, ...watch };
    const { imported, duplicates, rejected } = await importResults(experiment, files, deps);
    return {
      imported,
      duplicates,
      rejected: rejected.map(({ file, why }) => ({ file, why: describeError(why) })),
    };
  } finally {
    await lab.refresh();
  }
}
