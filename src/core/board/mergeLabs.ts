import type { BoardEntry, BoardRow } from './boardEntry.ts';
import { composeRow, type BoardMoment } from './composeRow.ts';
import type { LabSummary } from './labSummary.ts';

/** Several labs as one board. */
export interface MergedLabs {
  readonly entries: readonly BoardEntry[];
  /** How many experiments were found in more than one lab, and count once. */
  readonly copied: number;
}

interface Candidate {
  readonly row: BoardRow;
  readonly updatedAt: string;
}

/**
 * Puts the experiments of several labs on one board. The same experiment in two copies of a lab (same slug, created at
 * the same moment) counts once: the copy whose record was changed last is shown; of those changed together the one with
 * more participants, then the one of the lab named first.
 */
export function mergeLabs(labs: readonly LabSummary[], moment: BoardMoment): MergedLabs {
  const found = new Map<string, Candidate[]>();
  for (const { folder, experiments } of labs) {
    for (const summary of experiments) {
      const row = composeRow(summary, folder, moment);
      const candidate = { row, updatedAt: summary.experiment.updatedAt };
      const others = found.get(row.key);
      if (others) others.push(candidate);
      else found.set(row.key, [candidate]);
    }
  }
  const unreadable = labs.flatMap(({ folder, unreadable: records }) =>
    records.map(({ file, why }) => {
      const key = `${folder} ${file}`;
      return { kind: 'unreadable' as const, key, lab: folder, file, why };
    }),
  );
  const groups = [...found.values()];
  return {
    entries: [...unreadable, ...groups.flatMap(newest)],
    copied: groups.filter((copies) => copies.length > 1).length,
  };
}

/** Sorting is stable: labs named first stay first. */
function newest(copies: readonly Candidate[]): BoardRow[] {
  const sorted = copies.toSorted(
    (a, b) =>
      Date.parse(b.updatedAt) - Date.parse(a.updatedAt) ||
      b.row.result.participants - a.row.result.participants,
  );
  const [first] = sorted;
  return first ? [{ ...first.row, labs: sorted.map(({ row }) => row.lab) }] : [];
}
