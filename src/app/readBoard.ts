import { mergeLabs, type MergedLabs } from '../core/board/mergeLabs.ts';
import { labNames } from '../core/board/labNames.ts';
import type { LabSummary } from '../core/board/labSummary.ts';
import { localDay } from '../core/experiment/localDay.ts';
import type { Clock } from './ports.ts';

/** How labs are read for the board; see node/lab/labSummaries.ts. */
export interface SummaryReader {
  read(
    folder: string,
    options: {
      readonly onProgress?: (done: number, all: number) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<LabSummary>;
}

/** One lab that the board was asked to show. */
export interface BoardLab {
  readonly folder: string;
  readonly name: string;
  /** Records in it, also unreadable ones and those that are shown from another copy. */
  readonly records: number;
  readonly problem: string | undefined;
}

/** Everything the board shows. */
export interface Board extends MergedLabs {
  readonly labs: readonly BoardLab[];
  /** The calendar day on which it was read, ISO. */
  readonly today: string;
}

/**
 * Reads labs for the board, one after the other.
 *
 * @param folders the lab of this window first: of equal copies its one is shown
 * @param options `onProgress`: experiments read so far and found so far, over all labs
 * @throws the reason of `signal`
 */
export async function readBoard(
  folders: readonly string[],
  deps: { readonly summaries: SummaryReader; readonly clock: Clock },
  options: { readonly onProgress?: (done: number, all: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Board> {
  const labs: LabSummary[] = [];
  let before = 0;
  for (const folder of folders) {
    const onProgress = (done: number, all: number) => options.onProgress?.(before + done, before + all);
    const lab = await deps.summaries.read(folder, { ...options, onProgress });
    before += lab.experiments.length + lab.unreadable.length;
    labs.push(lab);
  }
  const now = deps.clock.now();
  const today = localDay(now);
  const names = labNames(labs);
  return {
    ...mergeLabs(labs, { now, today }),
    labs: labs.map(({ folder, name, experiments, unreadable, problem }) => ({
      folder,
      name: names.get(folder) ?? name,
      records: experiments.length + unreadable.length,
      problem,
    })),
    today,
  };
}
