import { errors } from '../core/errors.ts';
import {
  evidenceVersion,
  readSession,
  readSessions,
  type EvidenceEvent,
  type TaskOutcome,
} from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance, isDecided } from '../core/experiment/lifecycle.ts';
import type { Clock, Ids, LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What an observer saw: how a task ended, something worth remembering, or that the session is over. */
export type Observation =
  | {
      readonly type: 'task';
      readonly task: string;
      readonly outcome: TaskOutcome;
      readonly seconds?: number | undefined;
    }
  | { readonly type: 'note'; readonly text: string; readonly task?: string | undefined }
  | { readonly type: 'ended' };

/**
 * Begins one participant's session with a variant (the newest when none is named). Testing begins with
 * the first one.
 *
 * @returns the session's id
 * @throws FootbridgeError `no-prototype`, `unknown-variant`, `already-decided`, `participant-taken`
 */
export async function startSession(
  experiment: Experiment,
  who: { readonly participant: string; readonly variant: string | undefined },
  deps: Deps,
): Promise<string> {
  if (isDecided(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
  const variant = who.variant ?? experiment.variants.at(-1)?.id;
  if (variant === undefined) throw errors.noPrototype();
  if (!experiment.variants.some((one) => one.id === variant)) throw errors.unknownVariant(variant);
  const participant = who.participant.trim();
  await refuseTaken(experiment.slug, participant, deps.store);
  const session = deps.ids.next();
  await deps.store.appendEvidence(experiment.slug, session, {
    ...stamp(deps),
    type: 'started',
    session,
    participant,
    variant,
  });
  await deps.store.writeExperiment(advance(experiment, 'testing', deps.clock.now()));
  return session;
}

/**
 * Adds an observation to a session.
 * @throws FootbridgeError `unknown-session`, `already-decided`, `invalid-argument` for an unknown task
 */
export async function recordObservation(
  experiment: Experiment,
  session: string,
  observation: Observation,
  deps: Deps,
): Promise<void> {
  if (isDecided(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
  const { records } = await deps.store.readEvidence(experiment.slug);
  if (!readSession(records.get(session) ?? [])) throw errors.unknownSession(session);
  const known = new Set(experiment.hypothesis.tasks.map((task) => task.id));
  if (observation.type === 'task' && !known.has(observation.task))
    throw errors.invalidArgument(`There is no task "${observation.task}".`);
  await deps.store.appendEvidence(experiment.slug, session, { ...stamp(deps), ...observation });
}

/** Counts are of people: whoever had two sessions would count twice. */
async function refuseTaken(slug: string, participant: string, store: LabStore): Promise<void> {
  const { records } = await store.readEvidence(slug);
  const taken = readSessions(records).find((session) => codeOf(session.participant) === codeOf(participant));
  if (taken) throw errors.participantTaken(taken.participant);
}

/** Codes are told apart as people tell them apart: not by case, nor by spaces around them. */
function codeOf(participant: string): string {
  return participant.normalize('NFKC').trim().toLowerCase();
}

function stamp(deps: Deps): Pick<EvidenceEvent, 'schemaVersion' | 'id' | 'at'> {
  return { schemaVersion: evidenceVersion, id: deps.ids.next(), at: deps.clock.now().toISOString() };
}
