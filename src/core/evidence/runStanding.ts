import { isComplete, isSuccess, type Run, type Session } from './session.ts';

/**
 * What one participant's way through one variant is for the count. `stoppedEarly`: it is over, and a task that was asked has no
 * outcome, which counts as not done. `underWay`: it is not over. `didNotBegin`: it is over before any task was begun.
 */
export const runStandings = ['success', 'noSuccess', 'stoppedEarly', 'underWay', 'didNotBegin'] as const;
export type RunStanding = (typeof runStandings)[number];

/** Whether a session may count at all: pilots never do, nor those that something technical spoilt. */
export function isCounted({ pilot, excluded }: Pick<Session, 'pilot' | 'excluded'>): boolean {
  return !pilot && excluded === undefined;
}

/** Whether something technical spoilt a session that would count. */
export function isExcluded({ pilot, excluded }: Pick<Session, 'pilot' | 'excluded'>): boolean {
  return !pilot && excluded !== undefined;
}

/** Whether nothing more comes of a session by itself: it was ended, or handed in by a test kit or from analytics. */
export function isOver({ endedAt, source }: Pick<Session, 'endedAt' | 'source'>): boolean {
  return endedAt !== undefined || source !== 'moderated';
}

/**
 * How a run of a session stands. Who fails and then stops has had the chance to succeed: leaving them out would count only those
 * who hold out.
 *
 * @param asked ids of the tasks that the session is held to; see askedTasks.ts
 */
export function standingOf(session: Session, run: Run, asked: readonly string[]): RunStanding {
  if (asked.length > 0 && isComplete(run, asked)) return isSuccess(run, asked) ? 'success' : 'noSuccess';
  if (!isOver(session)) return 'underWay';
  const hasBegun = asked.length > 0 && run.begun.size + run.attempts.size > 0;
  return hasBegun ? 'stoppedEarly' : 'didNotBegin';
}

/** Whether a run with this standing is one of the participants of the count. */
export function counts(standing: RunStanding): boolean {
  return standing !== 'underWay' && standing !== 'didNotBegin';
}
