import {
  isComplete,
  isSuccess,
  readSessions,
  type EvidenceEvent,
  type Session,
} from '../evidence/session.ts';
import type { Brief, BriefSession } from './briefSchema.ts';
import { leaveOutContacts } from './contactDetails.ts';

/** Reads sessions from their logs in the order in which they began; those that began together, by id. */
export function orderedSessions(logs: ReadonlyMap<string, readonly EvidenceEvent[]>): Session[] {
  return readSessions(new Map([...logs].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** A session as a brief shows it, with its outcomes in the order of the tasks. */
export function describeSession(session: Session, taskIds: readonly string[]): BriefSession {
  return {
    participant: session.participant,
    variant: session.variant,
    startedAt: session.startedAt,
    counted: isComplete(session, taskIds),
    success: isSuccess(session, taskIds),
    outcomes: taskIds.flatMap((task) => {
      const outcome = session.outcomes.get(task);
      return outcome === undefined ? [] : [{ task, outcome }];
    }),
  };
}

/** All notes in the order of the sessions, and how many contact details were left out of them. */
export function notesOf(sessions: readonly Session[]): { notes: Brief['notes']; leftOut: number } {
  let leftOut = 0;
  const notes = sessions.flatMap(({ participant, notes: written }) =>
    written.map(({ task, text }) => {
      const clean = leaveOutContacts(text);
      leftOut += clean.leftOut;
      return { participant, ...(task === undefined ? {} : { task }), text: clean.text };
    }),
  );
  return { notes, leftOut };
}
