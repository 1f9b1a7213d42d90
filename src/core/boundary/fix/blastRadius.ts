import { zones, type Zone } from '../zone.ts';
import type { FixFile } from './fixFile.ts';

/** Who imports what, as far as it could be read. Paths lie inside the repository, with `/`. */
export interface Importers {
  dependentsOf(paths: readonly string[]): {
    readonly direct: readonly string[];
    readonly all: readonly string[];
    readonly tests: readonly string[];
  };
  /** Imports of which nobody knows what they load. */
  readonly unknown: readonly { readonly path: string; readonly line: number }[];
}

/** The files that are reached from the changed ones, sorted; neither tests nor changed files are among the dependents. */
export interface Reach {
  /** Files that import a changed one. */
  readonly direct: readonly string[];
  /** Those that import one of these, and so on. */
  readonly indirect: readonly string[];
  /** Test files among all that import a changed one. */
  readonly tests: readonly string[];
  /** How many imports of the repository could not be followed: there may be more than was found. */
  readonly unknown: number;
}

/** Everything a fix touches, known before anything of it leaves. */
export interface BlastRadius {
  readonly files: readonly FixFile[];
  readonly added: number;
  readonly removed: number;
  /** Zones of the files, strictest first. */
  readonly zones: readonly { readonly zone: Zone; readonly files: number }[];
  /** Everybody who reviews one of the files, sorted. */
  readonly owners: readonly string[];
  /** `undefined` when imports could not be read: then nobody knows what depends on the files. */
  readonly reach: Reach | undefined;
  /** What limits apply to: the files that need a review. Files that are free to edit do not use them up. */
  readonly gated: {
    readonly files: number;
    readonly lines: number;
    readonly owners: number;
    /** Tests count too, as in the gate. `undefined` like {@link BlastRadius.reach}. */
    readonly dependents: number | undefined;
  };
}

/**
 * Measures what a fix touches.
 *
 * @param importers `undefined` when imports could not be read, which counts as beyond every limit, never as none
 */
export function measureBlastRadius(files: readonly FixFile[], importers: Importers | undefined): BlastRadius {
  const gated = files.filter(({ placement }) => placement.zone !== 'open');
  const gatedReach = importers && reachOf(gated, importers);
  return {
    files,
    added: sum(files.map(({ added }) => added)),
    removed: sum(files.map(({ removed }) => removed)),
    zones: zonesOf(files),
    owners: ownersOf(files),
    reach: importers && reachOf(files, importers),
    gated: {
      files: gated.length,
      lines: sum(gated.map(({ added, removed }) => added + removed)),
      owners: ownersOf(gated).length,
      dependents:
        gatedReach && gatedReach.direct.length + gatedReach.indirect.length + gatedReach.tests.length,
    },
  };
}

function reachOf(files: readonly FixFile[], importers: Importers): Reach {
  const changed = new Set(files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])));
  const { direct, all, tests } = importers.dependentsOf([...changed]);
  const isTest = new Set(tests);
  const others = (paths: readonly string[]): string[] =>
    [...new Set(paths)].filter((path) => !changed.has(path) && !isTest.has(path)).toSorted();
  const near = others(direct);
  return {
    direct: near,
    indirect: others(all).filter((path) => !near.includes(path)),
    tests: [...isTest].toSorted(),
    unknown: importers.unknown.length,
  };
}

function zonesOf(files: readonly FixFile[]): BlastRadius['zones'] {
  return zones
    .toReversed()
    .map((zone) => ({ zone, files: files.filter(({ placement }) => placement.zone === zone).length }))
    .filter((entry) => entry.files > 0);
}

function ownersOf(files: readonly FixFile[]): string[] {
  return [...new Set(files.flatMap(({ placement }) => placement.owners))].toSorted();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
