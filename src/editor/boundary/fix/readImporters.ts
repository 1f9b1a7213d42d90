import type { Importers } from '../../../core/boundary/fix/blastRadius.ts';
import type { FixFile } from '../../../core/boundary/fix/fixFile.ts';
import { ImportGraph } from '../../../core/boundary/imports/importGraph.ts';
import { FootbridgeError } from '../../../core/errors/footbridgeError.ts';
import type { BoundaryInWorker } from '../../../node/boundary/boundaryInWorker.ts';
import { listFiles } from '../../../node/git/listFiles.ts';
import type { Log } from '../../log.ts';
import type { FixPlace } from './fixPlace.ts';

/** As many files are read at most; with more, nobody could say what depends on a change. */
const mostFiles = 200_000;

interface Deps {
  readonly worker: Pick<BoundaryInWorker, 'run'>;
  readonly log: Pick<Log, 'error'>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Reads who imports what in a repository, also who imports files that the fix takes away.
 *
 * @returns `undefined` when it cannot be found out, which is logged
 * @throws FootbridgeError `cancelled`
 */
export async function readImporters(
  place: FixPlace,
  files: readonly FixFile[],
  deps: Deps,
): Promise<Importers | undefined> {
  const { worker, log, signal, onProgress } = deps;
  try {
    const listing = await listFiles(place.root, { git: place.git, most: mostFiles + 1, signal });
    if (listing.length > mostFiles) return undefined;
    const gone = files.flatMap(({ path, from, change }) =>
      change === 'delete' ? [path] : from === undefined ? [] : [from],
    );
    const order = {
      root: place.root.replaceAll('\\', '/'),
      listing,
      gone,
      ignoresCase: place.located.caseInsensitive,
    };
    return new ImportGraph(await worker.run('graph', order, { signal, onProgress }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FootbridgeError) throw error;
    log.error('read imports', error);
    return undefined;
  }
}
