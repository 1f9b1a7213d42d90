import type { EvidenceBody } from './evidenceEvent.ts';

const participantTypes = [
  'consented',
  'taskStarted',
  'task',
  'screen',
  'step',
  'problem',
  'seq',
  'umuxLite',
  'excluded',
  'ended',
] as const;

/** What a participant's page may say itself. */
export type ParticipantEvent = Extract<EvidenceBody, { type: (typeof participantTypes)[number] }>;

/** Whether a participant's page may say it. It shows prototype code, and its results are a file anybody can edit: none may speak for an observer. */
export function isParticipantEvent(body: EvidenceBody): body is ParticipantEvent {
  if (!(participantTypes as readonly string[]).includes(body.type)) return false;
  if (body.type === 'task')
    return (body.by === 'page' || body.by === 'participant') && body.reason === undefined;
  return body.type !== 'excluded' || body.by === 'page';
}
