import type { EvidenceEvent } from '../evidence/evidenceEvent.ts';
import type { AskedTasks } from '../evidence/askedTasks.ts';
import { counts, isCounted, standingOf } from '../evidence/runStanding.ts';
import { readSessions, type Session, type SessionNote } from '../evidence/session.ts';
import type { Brief, BriefSession } from './briefSchema.ts';
import { leaveOutContacts } from './contactDetails.ts';

/** Reads sessions from their logs in the order in which they began; those that began together, by id. */
export function orderedSessions(logs: ReadonlyMap<string, readonly EvidenceEvent[]>): Session[] {
  return readSessions(new Map([...logs].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Texts of records without contact details. It counts how many were left out of all that went through it. */
export class CleanTexts {
  leftOut = 0;

  clean(text: string): string {
    const found = leaveOutContacts(text);
    this.leftOut += found.leftOut;
    return found.text;
  }
}

/** A session as a brief shows it, one entry for each variant it tried, with its outcomes in the order of the tasks. */
export function describeSession(
  session: Session,
  taskIds: readonly string[],
  asked: AskedTasks,
  texts: CleanTexts,
): BriefSession[] {
  const tasks = asked(session);
  const { participant, startedAt, pilot, excluded, runs } = session;
  const reason = excluded === undefined ? undefined : texts.clean(excluded);
  const readmitted = session.readmitted && {
    excluded: texts.clean(session.readmitted.excluded),
    reason: texts.clean(session.readmitted.reason),
  };
  return runs.map((run) => {
    const standing = standingOf(session, run, tasks);
    return {
      participant,
      variant: run.variant,
      startedAt,
      counted: isCounted(session) && counts(standing),
      success: standing === 'success',
      ...(standing === 'stoppedEarly' || standing === 'didNotBegin' || standing === 'underWay'
        ? { unfinished: standing }
        : {}),
      ...(pilot ? { pilot } : {}),
      ...(reason === undefined ? {} : { excluded: reason }),
      ...(readmitted === undefined ? {} : { readmitted }),
      outcomes: taskIds.flatMap((task) => {
        const attempt = run.attempts.get(task);
        if (attempt === undefined) return [];
        const { outcome, overridden } = attempt;
        if (overridden === undefined) return [{ task, outcome }];
        return [{ task, outcome, overridden: { ...overridden, reason: texts.clean(overridden.reason) } }];
      }),
    };
  });
}

/** All notes in the order of the sessions. */
export function notesOf(sessions: readonly Session[], texts: CleanTexts): Brief['notes'] {
  return sessions.flatMap((session) => written(session, session.notes, texts));
}

/** Participants' own words, of those who agreed to be quoted and of nobody else. */
export function quotesOf(sessions: readonly Session[], texts: CleanTexts): Brief['quotes'] {
  return sessions.flatMap((session) =>
    session.consent?.quotes === true ? written(session, session.quotes, texts) : [],
  );
}

function written(
  { participant, pilot, excluded }: Session,
  entries: readonly SessionNote[],
  texts: CleanTexts,
): Brief['notes'] {
  const notCounted = pilot ? 'pilot' : excluded === undefined ? undefined : 'excluded';
  return entries.map(({ task, text }) => ({
    participant,
    ...(notCounted === undefined ? {} : { notCounted }),
    ...(task === undefined ? {} : { task }),
    text: texts.clean(text),
  }));
}
