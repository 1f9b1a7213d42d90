import { csvCell } from '../csvCell.ts';
import type { BoardEntry, BoardRow } from './boardEntry.ts';

type Cell = string | number | boolean | undefined;

/** What an older verdict did not keep is not nothing. */
const unknown = 'unknown';

/** Column by column; the names stay the same in every language, so that sheets built on the file go on working. */
const columns: readonly (readonly [name: string, read: (row: BoardRow, lab: string) => Cell])[] = [
  ['experiment', ({ title }) => title],
  ['slug', ({ slug }) => slug],
  ['lab', (_row, lab) => lab],
  ['stage', ({ stage }) => stage],
  ['segment', ({ segment }) => segment],
  ['metric', ({ metric }) => metric],
  ['pass_at_least', ({ bar }) => bar.pass],
  ['kill_at_most', ({ bar }) => bar.kill],
  ['minimum_participants', ({ bar }) => bar.of],
  ['successes', ({ result }) => result.successes],
  ['participants', ({ result }) => result.participants],
  ['under_way', ({ result }) => result.underWay ?? unknown],
  ['excluded', ({ result }) => result.excluded ?? unknown],
  ['verdict', ({ verdict }) => verdict?.outcome],
  ['by_the_bar', ({ verdict }) => verdict?.byTheBar],
  ['decided_at', ({ verdict }) => verdict?.at],
  ['decided_by', ({ verdict }) => verdict?.by],
  ['started_at', ({ startedAt }) => startedAt],
  ['days_running', ({ daysRunning }) => round(daysRunning)],
  ['days_to_signal', ({ daysToSignal }) => daysToSignal && round(daysToSignal)],
  ['throw_away_date', ({ throwAwayDate }) => throwAwayDate],
  ['throw_away_date_before', ({ movedFrom }) => movedFrom],
  ['overdue', ({ isOverdue }) => isOverdue],
  ['ready_to_decide', ({ isReadyToDecide }) => isReadyToDecide],
  ['tokens', ({ cost }) => cost.tokens],
  ['dollars', ({ cost }) => cost.dollars],
  ['cost_is_estimated', ({ cost }) => cost.estimated],
  ['amendments', ({ amendments }) => amendments],
  ['changed_by_hand', ({ drifted }) => drifted],
  ['handoff', ({ handoff }) => handoff],
  ['days_to_answer', ({ loop }) => loop.answeredIn && round(loop.answeredIn)],
  ['days_waiting', ({ loop }) => loop.waiting && round(loop.waiting)],
  ['times_returned', ({ loop }) => loop.returned],
  ['learning_kept', ({ hasLearning }) => hasLearning],
];

/**
 * The board for a spreadsheet: comma-separated (RFC 4180) with a byte order mark, by which Excel knows UTF-8.
 *
 * @param labName what a lab is called, by its folder
 * @returns one line per experiment in the order given; records that cannot be read are left out
 */
export function boardCsv(entries: readonly BoardEntry[], labName: (folder: string) => string): string {
  const rows = entries.filter((entry) => entry.kind === 'experiment');
  const lines = rows.map((row) => columns.map(([, read]) => csvCell(read(row, labName(row.lab)))).join(','));
  return `\ufeff${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

function round(days: number): number {
  return Math.round(days * 100) / 100;
}
