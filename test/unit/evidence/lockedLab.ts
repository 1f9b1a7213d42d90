import { importResults, type ResultText } from '../../../src/app/importResults.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { kitResult } from './sampleResults.ts';
import { testedLab } from './testedLab.ts';

/** A lab whose protocol is locked; `take` imports texts, `result` makes one of a kit. */
export async function lockedLab() {
  const made = await testedLab();
  await lockProtocol(await made.experiment(), made.deps);
  const experiment = await made.experiment();
  const take = async (files: Iterable<ResultText> | AsyncIterable<ResultText>, signal?: AbortSignal) => {
    const { imported, duplicates, rejected } = await importResults(await made.experiment(), files, {
      ...made.deps,
      signal,
    });
    return {
      imported,
      duplicates,
      rejected: Object.fromEntries(rejected.map(({ file, why }) => [file, why.code])),
    };
  };
  const result = (session: string, participant: string, ...more: unknown[]) =>
    kitResult(experiment, session, participant, ...(more as []));
  return { ...made, locked: experiment, take, result };
}

/** The report of an import of nothing. */
export const nothing = { imported: 0, duplicates: 0, rejected: {} };
