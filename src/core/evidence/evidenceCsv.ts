import { csvCell } from '../csvCell.ts';
import type { Run, Session } from './session.ts';

type Cell = string | number | boolean | undefined;

/** One row: a participant's attempt at a task with a variant. */
interface Row {
  readonly session: Session;
  readonly run: Run;
  readonly task: string;
}

/** Column by column; the names stay the same in every language, so that sheets built on the file go on working. */
const columns: readonly (readonly [name: string, read: (row: Row) => Cell])[] = [
  ['participant', ({ session }) => session.participant],
  ['session', ({ session }) => session.id],
  ['source', ({ session }) => session.source],
  ['started_at', ({ session }) => session.startedAt],
  ['ended_at', ({ session }) => session.endedAt],
  ['pilot', ({ session }) => session.pilot],
  ['excluded_because', ({ session }) => session.excluded],
  ['assigned', ({ session }) => session.assigned],
  ['protocol', ({ session }) => session.protocol],
  ['variant', ({ run }) => run.variant],
  ['place_in_order', ({ session, run }) => session.order.indexOf(run.variant) + 1],
  ['task', ({ task }) => task],
  ['begun_at', ({ run, task }) => run.begun.get(task)],
  ['outcome', ({ run, task }) => run.attempts.get(task)?.outcome],
  ['outcome_by', ({ run, task }) => run.attempts.get(task)?.by],
  ['overridden_outcome', ({ run, task }) => run.attempts.get(task)?.overridden?.outcome],
  ['override_reason', ({ run, task }) => run.attempts.get(task)?.overridden?.reason],
  ['seconds', ({ run, task }) => run.attempts.get(task)?.seconds],
  ['seq', ({ run, task }) => run.attempts.get(task)?.seq],
  ['umux_capabilities', ({ run }) => run.umuxLite?.capabilities],
  ['umux_ease', ({ run }) => run.umuxLite?.ease],
  ['problems', ({ run }) => run.problems.length],
];

/** The first line, with a byte order mark before it, by which Excel knows UTF-8. */
export const evidenceCsvHead = `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`;

/**
 * A session's lines for a spreadsheet: one per variant and task of the plan, also where it was not begun. What people said and what an
 * observer noted is left out.
 */
export function evidenceCsvLines(session: Session, tasks: readonly string[]): string {
  return session.runs
    .flatMap((run) => tasks.map((task) => columns.map(([, read]) => csvCell(read({ session, run, task })))))
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
