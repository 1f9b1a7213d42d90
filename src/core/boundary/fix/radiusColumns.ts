import type { BlastRadius } from './blastRadius.ts';

/** Files that stand together in picture and diagram. */
export interface RadiusColumn {
  readonly id: 'changed' | 'direct' | 'indirect' | 'tests';
  readonly title: string;
  /** How many there are, also those that are not among `shown`. */
  readonly count: number;
  /** Paths, as many as there is room for. */
  readonly shown: readonly string[];
}

/** Names in one column; further ones are counted. */
const shownFiles = 7;

/** The changed files, who imports them, who imports those, and the tests; only columns that have files. */
export function radiusColumns({ files, reach }: BlastRadius): RadiusColumn[] {
  const columns = [
    { id: 'changed', title: 'Changed', paths: files.map(({ path }) => path) },
    { id: 'direct', title: 'Import them', paths: reach?.direct ?? [] },
    { id: 'indirect', title: 'Reached through those', paths: reach?.indirect ?? [] },
    { id: 'tests', title: 'Tests that reach them', paths: reach?.tests ?? [] },
  ] as const;
  return columns
    .filter(({ paths }) => paths.length > 0)
    .map(({ id, title, paths }) => ({ id, title, count: paths.length, shown: roomFor(paths) }));
}

/** "and 1 more" would take the place of the one file it counts. */
function roomFor(paths: readonly string[]): readonly string[] {
  return paths.length <= shownFiles + 1 ? paths : paths.slice(0, shownFiles);
}
