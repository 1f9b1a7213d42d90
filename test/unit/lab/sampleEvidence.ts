import type { EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { sampleTime } from './samples.ts';

/** How a session of a participant begins. */
export function begun(session: string, participant = 'P1'): EvidenceEvent {
  return {
    schemaVersion: 1,
    id: `${session}-0`,
    at: sampleTime,
    type: 'started',
    session,
    participant,
    variant: 'a',
  };
}

/** A note in a session. */
export function noted(id: string, text = `note ${id}`): EvidenceEvent {
  return { schemaVersion: 1, id, at: sampleTime, type: 'note', text };
}
