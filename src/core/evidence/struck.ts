import type { EvidenceEvent } from './evidenceEvent.ts';

/**
 * The events without the notes and quotes that an observer took back, and without the taking back itself: the log keeps the line,
 * and nothing that is shown or leaves the lab has its words.
 */
export function withoutStruck(events: readonly EvidenceEvent[]): readonly EvidenceEvent[] {
  const struck = struckIn(events);
  return events.filter(({ id, type }) => type !== 'struck' && !struck.has(id));
}

/** Ids of the notes and quotes that are taken back; of several words about one the last holds. */
export function struckIn(events: readonly EvidenceEvent[]): ReadonlySet<string> {
  const struck = new Set<string>();
  for (const event of events) {
    if (event.type !== 'struck') continue;
    if (event.undone === true) struck.delete(event.event);
    else struck.add(event.event);
  }
  const written = new Set(
    events.filter(({ type }) => type === 'note' || type === 'quote').map(({ id }) => id),
  );
  return new Set([...struck].filter((id) => written.has(id)));
}
