import { errors } from '../core/errors.ts';
import {
  evidenceVersion,
  type EvidenceBody,
  type EvidenceEvent,
  type TaskOutcome,
} from '../core/evidence/evidenceEvent.ts';
import { readSession, type Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import type { Clock, Ids, LabStore } from './ports.ts';

/** What belongs to a run; the variant may be left out where the participant tries only one. */
interface InRun {
  readonly variant?: string | undefined;
}

/** What an observer saw or was told. Ratings and consent are the participant's, entered for them. */
export type Observation =
  /** How a task ended. `reason`: why it is something else than what the page or the participant said, or than was recorded. */
  | (InRun & {
      readonly type: 'task';
      readonly task: string;
      readonly outcome: TaskOutcome;
      readonly seconds?: number | undefined;
      readonly reason?: string | undefined;
    })
  | { readonly type: 'note' | 'quote'; readonly text: string; readonly task?: string | undefined }
  /** Takes a note or quote back, by the id of its event; `undone`: does not after all. */
  | { readonly type: 'struck'; readonly event: string; readonly undone?: true | undefined }
  | (InRun & { readonly type: 'seq'; readonly task: string; readonly value: number })
  | (InRun & { readonly type: 'umuxLite'; readonly capabilities: number; readonly ease: number })
  | { readonly type: 'consented'; readonly quotes: boolean }
  | { readonly type: 'excluded'; readonly reason: string }
  /** `reason`: why it counts although it was excluded. */
  | { readonly type: 'readmitted'; readonly reason: string }
  | { readonly type: 'ended' };

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Adds an observation to a session, also to one that has ended.
 *
 * @param session its id
 * @throws FootbridgeError `unknown-session`, `already-decided`, `outcome-needs-reason`, `exclusion-needs-reason`,
 *   `readmission-needs-reason`,
 *   `no-consent-to-quotes`; `invalid-argument` for a task or variant that the session does not have
 */
export async function recordObservation(
  experiment: Experiment,
  session: string,
  observation: Observation,
  { store, clock, ids }: Deps,
): Promise<void> {
  refuseClosed(experiment);
  const { records } = await store.readEvidence(experiment.slug, new Set([session]));
  const events = records.get(session) ?? [];
  const before = readSession(events);
  if (!before) throw errors.unknownSession(session);
  refuseUnknownTask(experiment, observation);
  refuseUnknownNote(events, observation);
  const body = checked(before, observation);
  const stamp = { schemaVersion: evidenceVersion, id: ids.next(), at: clock.now().toISOString() } as const;
  await store.appendEvidence(experiment.slug, session, { ...stamp, ...body });
}

function checked(session: Session, observation: Observation): EvidenceBody {
  switch (observation.type) {
    case 'task':
      return outcomeOf(session, { ...observation, variant: variantOf(session, observation) });
    case 'seq':
    case 'umuxLite':
      return { ...observation, variant: variantOf(session, observation) };
    case 'quote':
      if (session.consent?.quotes !== true) throw errors.noConsentToQuotes(session.participant);
      return observation;
    case 'excluded':
      if (observation.reason.trim() === '') throw errors.exclusionNeedsReason();
      return { type: 'excluded', reason: observation.reason.trim() };
    case 'readmitted':
      if (observation.reason.trim() === '') throw errors.readmissionNeedsReason();
      return { type: 'readmitted', reason: observation.reason.trim() };
    default:
      return observation;
  }
}

/**
 * An observer who contradicts what the page or the participant said gives a reason, and so does one who changes what was recorded
 * when the session was over.
 */
function outcomeOf(
  session: Session,
  { reason: given = '', ...observation }: Extract<Observation, { type: 'task' }>,
): EvidenceBody {
  const { task, variant = session.variant, outcome } = observation;
  const attempt = session.runs.find((run) => run.variant === variant)?.attempts.get(task);
  const isOver = session.endedAt !== undefined || session.source === 'kit';
  const reason = given.trim();
  if (reason === '' && (contradicts(attempt?.said, outcome) || (isOver && attempt?.outcome !== outcome)))
    throw errors.outcomeNeedsReason();
  return { ...observation, by: 'observer', ...(reason !== '' && { reason }) };
}

/** That somebody helped is nothing a page could see. */
function contradicts(said: TaskOutcome | undefined, outcome: TaskOutcome): boolean {
  return said !== undefined && said !== outcome && !(said === 'completed' && outcome === 'assisted');
}

function refuseUnknownTask({ hypothesis }: Experiment, observation: Observation): void {
  const task = 'task' in observation ? observation.task : undefined;
  if (task !== undefined && !hypothesis.tasks.some(({ id }) => id === task))
    throw errors.invalidArgument(`There is no task "${task}".`);
}

/** Only what an observer wrote down is taken back: what happened, happened. */
function refuseUnknownNote(events: readonly EvidenceEvent[], observation: Observation): void {
  if (observation.type !== 'struck') return;
  const found = events.find(({ id }) => id === observation.event)?.type;
  if (found !== 'note' && found !== 'quote')
    throw errors.invalidArgument(`There is no note "${observation.event}".`);
}

/** @returns the variant as it is recorded: left out where it goes without saying */
function variantOf({ order }: Session, { variant }: InRun): string | undefined {
  if (variant !== undefined && !order.includes(variant))
    throw errors.invalidArgument(`The participant does not try variant "${variant}".`);
  if (variant === undefined && order.length > 1)
    throw errors.invalidArgument('The participant tries several variants: say which one.');
  return order.length > 1 ? variant : undefined;
}
