import type { EvidenceEvent } from './evidenceEvent.ts';
import { inOrder, readSession, type Session } from './session.ts';

/**
 * Reads sessions from their logs in the order of `readSessions`. There may be thousands: everything else has its turn meanwhile.
 *
 * @param rest is awaited between two sessions; see core/pace.ts
 * @param read reads one of them
 */
export async function readManySessions(
  logs: ReadonlyMap<string, readonly EvidenceEvent[]>,
  rest: () => Promise<void> | undefined,
  read: (events: readonly EvidenceEvent[]) => Session | undefined = readSession,
): Promise<Session[]> {
  const sessions: Session[] = [];
  for (const events of logs.values()) {
    const session = read(events);
    if (session) sessions.push(session);
    await rest();
  }
  return inOrder(sessions);
}
