import type { BoardEntry, BoardRow } from '../../protocol/board.ts';
import { stages, type ColumnId, type Sorting } from './looks.ts';

type Value = number | string | undefined;

/** What rows are sorted by; `undefined` comes last either way, as nothing is known. */
const valueOf: Record<ColumnId, (row: BoardRow) => Value> = {
  experiment: ({ title }) => title,
  stage: ({ stage }) => stages.indexOf(stage),
  bar: ({ bar }) => bar.pass / bar.of,
  result: ({ verdict, result }) =>
    verdict ? outcomeOrder.indexOf(verdict.outcome) - 1 + share(result) : share(result) - 10,
  running: ({ daysRunning }) => daysRunning,
  signal: ({ daysToSignal }) => daysToSignal,
  throwAway: ({ stage, throwAwayDate }) => (stage === 'discarded' ? undefined : throwAwayDate),
  cost: ({ cost }) => (cost.dollars === undefined ? undefined : cost.dollars),
  amendments: ({ amendments }) => amendments,
  handoff: ({ handoff, loop }) => handoffOrder.indexOf(handoff) + waitedLong(loop),
};

const outcomeOrder = ['invalidated', 'inconclusive', 'validated'];
const handoffOrder = ['none', 'draft', 'exported', 'returned', 'accepted'];

/** Of those that wait, the ones that wait longest come last before what was answered; below one. */
function waitedLong({ waiting = 0 }: BoardRow['loop']): number {
  return waiting / (waiting + 1);
}

function share({ successes, participants }: BoardRow['result']): number {
  return participants === 0 ? 0 : successes / participants;
}

/**
 * Sorts by a column; rows alike in it stand by throw-away date, then title. Records that cannot be read come first
 * either way: something must be done about them.
 */
export function sortEntries(entries: readonly BoardEntry[], { column, descending }: Sorting): BoardEntry[] {
  const read = valueOf[column];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const unreadable = entries.filter((entry) => entry.kind === 'unreadable');
  const rows = entries
    .filter((entry) => entry.kind === 'experiment')
    .map((row) => ({ row, value: read(row) }));
  rows.sort(
    (a, b) =>
      compareValues(a.value, b.value, descending, compare) ||
      compareText(a.row.throwAwayDate, b.row.throwAwayDate) ||
      compare(a.row.title, b.row.title),
  );
  return [...unreadable, ...rows.map(({ row }) => row)];
}

function compareValues(
  a: Value,
  b: Value,
  descending: boolean,
  compare: (a: string, b: string) => number,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
  return descending ? -order : order;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
