import { fingerprintVariants } from '../../app/fingerprintVariants.ts';
import type { LabState } from '../../app/labState.ts';
import type { Clock, Ids, LabStore } from '../../app/ports.ts';
import { readKnownNames } from '../../app/readKnownNames.ts';
import type { SessionOrder } from '../../app/startSession.ts';
import { errors } from '../../core/errors.ts';
import type { EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import { hashProtocol, protocolOf } from '../../core/evidence/protocol.ts';
import { readSession } from '../../core/evidence/session.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import { leaseSession, type SessionLease } from '../../node/lab/sessionLease.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { ParticipantScript } from '../../protocol/participant.ts';
import type { Previews } from '../preview/previews.ts';
import { compilePages, participantScript } from './participantScript.ts';
import { giveUp, startLeased } from './startLeased.ts';

/** What it takes to begin a session. */
export interface BeginDeps {
  readonly lab: LabState;
  readonly previews: Previews;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A session that is to run in this window. */
export interface BegunSession {
  readonly experiment: string;
  readonly order: readonly string[];
  readonly pilot: boolean;
  readonly script: ParticipantScript;
  readonly store: LabStore;
  /** All that is on the disk of it. */
  readonly recorded: readonly EvidenceEvent[];
  readonly lease: SessionLease;
}

/**
 * Begins a participant's session by the plan.
 * @throws FootbridgeError `compile-failed` before anything was written; as app's `startSession`
 */
export async function beginSession(
  experiment: Experiment,
  order: SessionOrder,
  deps: BeginDeps,
): Promise<BegunSession> {
  const store = deps.lab.requireStore();
  refuseClosed(experiment);
  const known = experiment.variants.map(({ id }) => id);
  const { variant } = order;
  if (variant !== undefined && !known.includes(variant)) throw errors.unknownVariant(variant);
  const tried = variant === undefined ? known : [variant];
  // Taken before: what changes while the pages are made would not be what they show.
  const ready = await fingerprintVariants(experiment.slug, tried, { store, sha256 });
  const pages = await compilePages(experiment, tried, deps.previews);
  const names = await readKnownNames(experiment, tried, { store });
  const { begun, lease } = await startLeased(experiment, { ...order, ready }, { ...deps, store, sha256 });
  try {
    const recorded = await eventsOf(store, experiment.slug, begun.session);
    const participant = order.participant.trim();
    const script = participantScript(begun.experiment, { ...begun, participant, known: names }, pages);
    return { ...begun, experiment: experiment.slug, script, store, recorded, lease };
  } catch (error) {
    await giveUp(lease);
    throw error;
  }
}

/**
 * Takes up a session that was interrupted: the window was closed, or the editor ended.
 * @throws FootbridgeError `unknown-session`, `session-over`, `session-elsewhere`, `prototype-replaced`, `plan-amended`,
 *   `already-decided`
 */
export async function takeUpSession(
  { slug }: Pick<Experiment, 'slug'>,
  session: string,
  deps: BeginDeps,
): Promise<BegunSession> {
  const store = deps.lab.requireStore();
  const experiment = await store.readExperiment(slug);
  refuseClosed(experiment);
  const before = readSession(await eventsOf(store, slug, session));
  if (!before) throw errors.unknownSession(session);
  const { participant, order, pilot, prototypes } = before;
  if (before.endedAt !== undefined || before.source !== 'moderated') throw errors.sessionOver(participant);
  // What they tried so far counts for the plan that they began with. A pilot before the lock belongs to none.
  if (before.protocol !== undefined && before.protocol !== hashProtocol(protocolOf(experiment), sha256))
    throw errors.planAmended(participant);
  const pages = await compilePages(experiment, order, deps.previews);
  const known = await readKnownNames(experiment, order, { store });
  // Looked at last, so that a change while the pages were made is seen.
  const now = await fingerprintVariants(slug, order, { store, sha256 });
  // Older records do not say with what they began.
  if (order.some((variant) => prototypes[variant] !== undefined && prototypes[variant] !== now[variant]))
    throw errors.prototypeReplaced(participant);
  const script = participantScript(experiment, { session, participant, order, known }, pages);
  const lease = await requireLease(store, session, participant, deps);
  // Another window may have recorded until a moment ago.
  const recorded = await eventsOf(store, slug, session);
  return { experiment: slug, order, pilot, script, store, recorded, lease };
}

async function eventsOf(store: LabStore, slug: string, session: string): Promise<readonly EvidenceEvent[]> {
  return (await store.readEvidence(slug, new Set([session]))).records.get(session) ?? [];
}

async function requireLease(
  { root }: LabStore,
  session: string,
  participant: string,
  { clock }: BeginDeps,
): Promise<SessionLease> {
  const lease = await leaseSession(root, session, () => clock.now().getTime());
  if (!lease) throw errors.sessionElsewhere(participant);
  return lease;
}
