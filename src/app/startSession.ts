import { errors } from '../core/errors.ts';
import { assignVariant, type VariantAssignment } from '../core/evidence/assignVariant.ts';
import { evidenceVersion } from '../core/evidence/evidenceEvent.ts';
import { checkParticipantCode, fingerprintOf, sameCode } from '../core/evidence/participantCode.ts';
import { hashProtocol, protocolOf } from '../core/evidence/protocol.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import type { Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { fingerprintVariants } from './fingerprintVariants.ts';
import { lockProtocol, type LockDeps } from './lockProtocol.ts';
import { pace } from './pace.ts';
import type { Ids } from './ports.ts';

export interface SessionDeps extends LockDeps {
  readonly ids: Ids;
}

/** Who takes part, by their code. Without a variant the plan assigns; a pilot is never counted. */
export interface SessionOrder {
  readonly participant: string;
  readonly variant?: string | undefined;
  readonly pilot?: boolean | undefined;
  /** Fingerprints of what was made ready to be shown, by variant; left out where nothing was. */
  readonly ready?: Readonly<Record<string, string>> | undefined;
  /** The id to record it under, where somebody holds it already; left out, a new one. */
  readonly session?: string | undefined;
}

/** A session that began, and the variants in the order in which they are tried. */
export interface BegunSession {
  readonly session: string;
  readonly order: readonly string[];
  readonly pilot: boolean;
  /** The experiment as it was when the session began: what is recorded of it holds for this one. */
  readonly experiment: Experiment;
}

/**
 * Begins one participant's session. The first one that counts locks the protocol, if nobody did before, and testing begins with
 * it. Two windows that begin at once get different variants, and only one of them gets a code.
 *
 * @throws FootbridgeError `participant-is-no-code`, `participant-taken`, `participant-withdrawn`, `no-prototype`,
 *   `unknown-variant`, `already-decided`, `prototype-changing`, `busy`, and what the store throws
 */
export async function startSession(
  experiment: Experiment,
  order: SessionOrder,
  deps: SessionDeps,
): Promise<BegunSession> {
  const { slug } = experiment;
  const participant = order.participant.trim();
  if (checkParticipantCode(participant) !== 'ok') throw errors.participantIsNoCode(participant);
  return await deps.store.holdSessions(slug, async () => {
    const current = await deps.store.readExperiment(slug);
    refuseClosed(current);
    const sessions = await readManySessions((await deps.store.readEvidence(slug)).records, pace());
    await refuseCode(slug, participant, sessions, deps);
    const pilot = order.pilot === true;
    const made = await madeVariants(current, order.variant, deps);
    const { protocol, fingerprints } = made;
    const assignment = assignVariant(protocol, made.hash, sessions, order.variant, pilot);
    const { ready } = order;
    if (ready && assignment.order.some((id) => ready[id] !== fingerprints[id]))
      throw errors.prototypeChanging();
    if (!pilot) await lockProtocol(current, deps);
    const isFixed = !pilot || current.lock !== undefined;
    const session = await begin(
      slug,
      {
        session: order.session ?? deps.ids.next(),
        participant,
        pilot,
        assignment,
        protocol: isFixed ? made.hash : undefined,
        fingerprints,
      },
      deps,
    );
    if (!pilot) await beginTesting(current, deps);
    return { session, order: assignment.order, pilot, experiment: current };
  });
}

/** Counts are of people: whoever had two sessions would count twice. */
async function refuseCode(
  slug: string,
  participant: string,
  sessions: readonly Session[],
  { store, sha256 }: SessionDeps,
): Promise<void> {
  const withdrawn = await store.readWithdrawn(slug);
  if (withdrawn.participants.has(fingerprintOf(slug, participant, sha256)))
    throw errors.participantWithdrawn(participant);
  const taken = sessions.find((session) => sameCode(session.participant, participant));
  if (taken) throw errors.participantTaken(taken.participant);
}

/** The protocol as it is (where the record was changed by hand that is not what was locked), and what of it can be tried. */
async function madeVariants(experiment: Experiment, wanted: string | undefined, deps: SessionDeps) {
  const protocol = protocolOf(experiment);
  if (wanted !== undefined && !protocol.variants.includes(wanted)) throw errors.unknownVariant(wanted);
  const fingerprints = await fingerprintVariants(experiment.slug, protocol.variants, deps);
  const variants = protocol.variants.filter((id) => id in fingerprints);
  if (variants.length === 0 || (wanted !== undefined && !variants.includes(wanted)))
    throw errors.noPrototype();
  return { protocol: { ...protocol, variants }, hash: hashProtocol(protocol, deps.sha256), fingerprints };
}

interface Beginning {
  readonly session: string;
  readonly participant: string;
  readonly pilot: boolean;
  readonly assignment: VariantAssignment;
  readonly protocol: string | undefined;
  readonly fingerprints: Readonly<Record<string, string>>;
}

async function begin(
  slug: string,
  { session, participant, pilot, assignment, protocol, fingerprints }: Beginning,
  { store, clock, ids }: SessionDeps,
): Promise<string> {
  const { order, assigned } = assignment;
  await store.appendEvidence(slug, session, {
    schemaVersion: evidenceVersion,
    id: ids.next(),
    at: clock.now().toISOString(),
    type: 'started',
    session,
    participant,
    variant: order[0] ?? '',
    ...(order.length > 1 && { order: [...order] }),
    ...(pilot && { pilot }),
    assigned,
    ...(protocol !== undefined && { protocol }),
    prototypes: Object.fromEntries(order.map((variant) => [variant, fingerprints[variant] ?? ''])),
  });
  return session;
}

/** Written only where it changes something: two clones that gather sessions then merge without conflict. */
async function beginTesting(experiment: Experiment, { store, clock }: SessionDeps): Promise<void> {
  const at = clock.now();
  if (advance(experiment, 'testing', at).stage === experiment.stage) return;
  await store.updateExperiment(experiment.slug, (current) => advance(current, 'testing', at));
}
